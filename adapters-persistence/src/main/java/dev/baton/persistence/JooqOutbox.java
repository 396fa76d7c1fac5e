package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.EVENT;
import static dev.baton.persistence.schema.Tables.EVENT_PLACE;
import static dev.baton.persistence.schema.Tables.HANDOFF;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.baton.application.announcement.Delivery;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.Outbox;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record1;

/** What is to be told to the outside, in PostgreSQL. */
record JooqOutbox(DSLContext sql, Runnable announced) implements Outbox {
    private static final RowStatement<Placing> PLACE = RowStatement.writing(JooqOutbox::placing);

    /** An event that gets its place. */
    private record Placing(Placed placed, boolean untold) {}

    @Override
    public int fanOut(Instant now, int most, Predicate<ByRule> untold) {
        return Transaction.of(sql, inside -> inside.select(EVENT_PLACE.LAST).from(EVENT_PLACE).forUpdate().skipLocked()
                .fetchOptional(EVENT_PLACE.LAST).map(last -> fanOut(inside, last, now, most, untold)).orElse(0));
    }

    private static int fanOut(DSLContext sql, long last, Instant now, int most, Predicate<ByRule> untold) {
        List<Event> fresh = sql.selectFrom(EVENT).where(EVENT.PLACE.isNull()).orderBy(EVENT.EVENT_ID)
                .limit(inline(most)).fetch(EventRows::event);
        if (!fresh.isEmpty()) {
            Set<UUID> kept = offeredBy(sql, fresh, untold);
            List<Placing> placings = new ArrayList<>(fresh.size());
            fresh.forEach(event -> placings.add(new Placing(new Placed(last + placings.size() + 1, event),
                    event.handoff().filter(kept::contains).isPresent())));
            int _ = PLACE.execute(sql, placings);
            int _ = sql.update(EVENT_PLACE).set(EVENT_PLACE.LAST, last + fresh.size()).execute();
            new DeliveryRows(sql).begin(
                    placings.stream().filter(each -> !each.untold()).map(each -> each.placed().event()).toList(),
                    JooqEndpoints.list(sql).stream().filter(endpoint -> endpoint.disabled().isEmpty()).toList(), now);
        }
        return fresh.size();
    }

    /** Those handoffs of some events that were offered by such rules. */
    private static Set<UUID> offeredBy(DSLContext sql, List<Event> events, Predicate<ByRule> which) {
        List<UUID> handoffs = events.stream().flatMap(event -> event.handoff().stream()).distinct().toList();
        return handoffs.isEmpty()
                ? Set.of()
                : sql.select(HANDOFF.HANDOFF_ID, HANDOFF.POLICY, HANDOFF.POLICY_VERSION, HANDOFF.RULE).from(HANDOFF)
                        .where(HANDOFF.HANDOFF_ID.in(handoffs)).fetch().stream()
                        .filter(row -> which.test(new ByRule(row.value2(), row.value3(), row.value4())))
                        .map(row -> row.value1()).collect(Collectors.toSet());
    }

    private static Query placing(Rows<Placing> rows) {
        var id = rows.uuid(each -> each.placed().event().id());
        var place = rows.number(each -> each.placed().place());
        var untold = rows.flag(Placing::untold);
        return update(EVENT).set(EVENT.PLACE, place).set(EVENT.UNTOLD, untold).from(rows.table())
                .where(EVENT.EVENT_ID.eq(id));
    }

    @Override
    public List<Placed> after(long place, int most) {
        return Trouble.told(() -> sql.selectFrom(EVENT).where(EVENT.PLACE.gt(place)).orderBy(EVENT.PLACE)
                .limit(inline(most))
                .fetch(row -> new Placed(Optional.ofNullable(row.getPlace()).orElseThrow(), EventRows.event(row))));
    }

    @Override
    public long beginning() {
        return Trouble.told(() -> sql.select(coalesce(select(min(EVENT.PLACE)).from(EVENT).<Long>asField().minus(1L),
                select(EVENT_PLACE.LAST).from(EVENT_PLACE).<Long>asField())).fetchSingle().value1());
    }

    @Override
    public boolean holds(long place, UUID event) {
        return Trouble.told(() -> sql.fetchExists(EVENT, EVENT.PLACE.eq(place).and(EVENT.EVENT_ID.eq(event))));
    }

    @Override
    public boolean send(Event event, UUID endpoint) {
        boolean sent = Transaction.of(sql, inside -> {
            Optional<Endpoint> there = new JooqEndpoints(inside, announced).find(endpoint);
            there.ifPresent(_ -> {
                new EventRows(inside).store(List.of(event));
                new DeliveryRows(inside).again(endpoint, List.of(event.id()), event.at());
            });
            return there.isPresent();
        });
        announced.run();
        return sent;
    }

    @Override
    public List<Dispatch> claim(Map<UUID, Integer> room, Instant now, Instant again) {
        return Trouble.told(() -> new DeliveryRows(sql).claim(room, now, again));
    }

    @Override
    public void note(Dispatch dispatch, Attempt attempt, State state, Optional<Instant> next) {
        boolean _ = Transaction.of(sql, inside -> new DeliveryRows(inside).note(dispatch, attempt, state, next));
    }

    @Override
    public List<Delivery> deliveries(UUID endpoint, Wanted wanted, Optional<UUID> after, int most) {
        return Trouble.told(() -> new DeliveryRows(sql).page(endpoint, wanted, after, most));
    }

    @Override
    public boolean replay(UUID endpoint, UUID event, Instant now) {
        boolean there = Transaction.of(sql, inside -> {
            boolean kept = inside.selectFrom(EVENT).where(EVENT.EVENT_ID.eq(event)).fetchOptional(EventRows::event)
                    .filter(found -> found.type().isForAll() || inside.fetchExists(DELIVERY,
                            DELIVERY.EVENT_ID.eq(event).and(DELIVERY.ENDPOINT_ID.eq(endpoint))))
                    .isPresent();
            new DeliveryRows(inside).again(endpoint, kept ? List.of(event) : List.of(), now);
            return kept;
        });
        announced.run();
        return there;
    }

    @Override
    public Replayed replay(UUID endpoint, Range range, Instant now, int most) {
        Replayed replayed = Transaction.of(sql, inside -> {
            List<Event> events = inside.selectFrom(EVENT).where(EVENT.AT.ge(range.from()))
                    .and(range.after().map(last -> EVENT.AT.gt(range.from()).or(EVENT.EVENT_ID.gt(last)))
                            .orElse(noCondition()))
                    .and(EVENT.AT.lt(range.until()))
                    .and(EVENT.UNTOLD.isFalse())
                    .and(EVENT.TYPE.in(range.types().stream().map(type -> type.code()).toList()))
                    .orderBy(EVENT.AT, EVENT.EVENT_ID).limit(inline(most + 1)).fetch(EventRows::event);
            List<Event> taken = events.subList(0, Math.min(most, events.size()));
            new DeliveryRows(inside).again(endpoint, taken.stream().map(Event::id).toList(), now);
            return new Replayed(taken.size(), Optional.of(taken).filter(_ -> events.size() > most).map(List::getLast)
                    .map(last -> new Last(last.at(), last.id())));
        });
        announced.run();
        return replayed;
    }

    /** Chosen once and before anything is deleted; what another instance forgets just now is left to it. */
    @Override
    public int forget(Instant before, int most) {
        CommonTableExpression<Record1<UUID>> old = name("old").as(select(EVENT.EVENT_ID).from(EVENT)
                .where(EVENT.AT.lt(before)).and(EVENT.PLACE.isNotNull()).orderBy(EVENT.AT).limit(inline(most))
                .forUpdate().skipLocked());
        return Trouble.told(() -> sql.with(old).delete(EVENT).using(old)
                .where(EVENT.EVENT_ID.eq(old.field(EVENT.EVENT_ID))).execute());
    }
}
