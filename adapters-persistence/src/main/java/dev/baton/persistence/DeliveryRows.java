package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.DELIVERY_ATTEMPT;
import static dev.baton.persistence.schema.Tables.EVENT;
import static dev.baton.persistence.schema.Tables.LEAD;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.announcement.Delivery;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.Outbox.Dispatch;
import dev.baton.application.announcement.Outbox.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** Events on their way to endpoints. */
record DeliveryRows(DSLContext sql) {
    private static final RowStatement<Due> BEGIN = RowStatement.writing(rows -> beginning(rows).onConflictDoNothing());
    private static final RowStatement<Due> AGAIN = RowStatement.writing(rows -> beginning(rows)
            .onConflict(DELIVERY.EVENT_ID, DELIVERY.ENDPOINT_ID).doUpdate().set(DELIVERY.DUE, excluded(DELIVERY.DUE))
            .set(DELIVERY.STATE, inline(State.WAITING.code())).set(DELIVERY.TRIES, inline(0)));
    /** Of each endpoint as many as there is room for, so that one with a long queue takes no turn of another. */
    private static final String CLAIM = """
            WITH chosen AS (
                SELECT d.event_id, d.endpoint_id FROM unnest(?, ?) AS r (endpoint_id, room) CROSS JOIN LATERAL (
                    SELECT event_id, endpoint_id FROM delivery WHERE endpoint_id = r.endpoint_id AND due <= CAST(? AS timestamptz)
                    ORDER BY due LIMIT r.room FOR UPDATE SKIP LOCKED) d)
            UPDATE delivery SET due = CAST(? AS timestamptz) FROM chosen JOIN event USING (event_id)
            WHERE delivery.event_id = chosen.event_id AND delivery.endpoint_id = chosen.endpoint_id
            RETURNING delivery.endpoint_id, delivery.attempts, delivery.tries, event.event_id, event.lead_id, event.sequence,
                event.type, event.at, event.body""";
    private static final Field<byte[]> BEGINNING = field("substring({0} from 1 for {1})", SQLDataType.BLOB,
            DELIVERY_ATTEMPT.ANSWER, inline(Attempt.SHOWN));

    /** A delivery that is due at once. */
    private record Due(UUID event, UUID endpoint, Instant at) {}

    /** For each event and each endpoint that wants to hear of it. */
    void begin(List<Event> events, List<Endpoint> endpoints, Instant now) {
        List<Due> due = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            events.stream().filter(event -> endpoint.filter().fits(event.type()))
                    .forEach(event -> due.add(new Due(event.id(), endpoint.id(), now)));
        }
        if (!due.isEmpty()) {
            int _ = BEGIN.execute(sql, due);
        }
    }

    /** From the beginning of the schedule, whatever became of it before. */
    void again(UUID endpoint, List<UUID> events, Instant now) {
        if (!events.isEmpty()) {
            int _ = AGAIN.execute(sql, events.stream().map(event -> new Due(event, endpoint, now)).toList());
        }
    }

    private static InsertOnDuplicateStep<?> beginning(Rows<Due> rows) {
        var event = rows.uuid(Due::event);
        var endpoint = rows.uuid(Due::endpoint);
        var at = rows.instant(Due::at);
        return insertInto(DELIVERY, DELIVERY.EVENT_ID, DELIVERY.ENDPOINT_ID, DELIVERY.DUE)
                .select(select(event, endpoint, at).from(rows.table()));
    }

    List<Dispatch> claim(Map<UUID, Integer> room, Instant now, Instant again) {
        List<Map.Entry<UUID, Integer>> rooms = List.copyOf(room.entrySet());
        return sql.resultQuery(CLAIM, rooms.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                rooms.stream().map(Map.Entry::getValue).toArray(Integer[]::new), now.atOffset(ZoneOffset.UTC),
                again.atOffset(ZoneOffset.UTC))
                .coerce(DELIVERY.ENDPOINT_ID, DELIVERY.ATTEMPTS, DELIVERY.TRIES, EVENT.EVENT_ID, EVENT.LEAD_ID,
                        EVENT.SEQUENCE, EVENT.TYPE, EVENT.AT, EVENT.BODY)
                .fetch(row -> new Dispatch(row.value1(), EventRows.event(row), row.value2(), row.value3()));
    }

    /** Only of the try that was taken: a delivery that somebody else has tried meanwhile is no more what it was. */
    boolean note(Dispatch dispatch, Attempt attempt, State state, Optional<Instant> next) {
        String kept = kept(dispatch.event(), attempt.answer());
        boolean first = sql.update(DELIVERY).set(DELIVERY.STATE, state.code()).set(DELIVERY.DUE, next.orElse(null))
                .set(DELIVERY.ATTEMPTS, attempt.number()).set(DELIVERY.TRIES, dispatch.tries() + 1)
                .where(isIt(dispatch)).and(DELIVERY.ATTEMPTS.eq(dispatch.attempts())).execute() == 1;
        return first && sql.insertInto(DELIVERY_ATTEMPT).set(DELIVERY_ATTEMPT.EVENT_ID, dispatch.event().id())
                .set(DELIVERY_ATTEMPT.ENDPOINT_ID, dispatch.endpoint()).set(DELIVERY_ATTEMPT.NUMBER, attempt.number())
                .set(DELIVERY_ATTEMPT.AT, attempt.at()).set(DELIVERY_ATTEMPT.STATUS, attempt.status().orElse(null))
                .set(DELIVERY_ATTEMPT.ERROR, attempt.error().orElse(null))
                .set(DELIVERY_ATTEMPT.TOOK_MS, attempt.took().toMillis())
                .set(DELIVERY_ATTEMPT.ANSWER, kept.getBytes(StandardCharsets.UTF_8)).execute() == 1;
    }

    /**
     * Of whoever was erased nothing is kept that a receiver says. The lead is locked, so that its erasure finds what is kept here,
     * or is seen.
     */
    private String kept(Event event, String answer) {
        boolean erased = !answer.isEmpty() && event.of().flatMap(of -> sql.select(LEAD.ERASED_AT).from(LEAD)
                .where(LEAD.LEAD_ID.eq(of.lead().value())).forKeyShare().fetchOptional(LEAD.ERASED_AT)).isPresent();
        return erased ? "" : answer;
    }

    private static Condition isIt(Dispatch dispatch) {
        return DELIVERY.EVENT_ID.eq(dispatch.event().id()).and(DELIVERY.ENDPOINT_ID.eq(dispatch.endpoint()));
    }

    List<Delivery> page(UUID endpoint, Wanted wanted, Optional<UUID> after, int most) {
        Map<UUID, Record> found = new LinkedHashMap<>();
        sql.select(DELIVERY.STATE, DELIVERY.DUE, EVENT.EVENT_ID, EVENT.LEAD_ID, EVENT.SEQUENCE, EVENT.TYPE, EVENT.AT,
                EVENT.BODY).from(DELIVERY).join(EVENT).on(EVENT.EVENT_ID.eq(DELIVERY.EVENT_ID))
                .where(DELIVERY.ENDPOINT_ID.eq(endpoint))
                .and(wanted.state().map(state -> DELIVERY.STATE.eq(state.code())).orElse(noCondition()))
                .and(wanted.type().map(type -> EVENT.TYPE.eq(type.code())).orElse(noCondition()))
                .and(after.map(DELIVERY.EVENT_ID::lt).orElse(noCondition()))
                .orderBy(DELIVERY.EVENT_ID.desc()).limit(inline(most))
                .forEach(row -> found.put(row.get(EVENT.EVENT_ID), row));
        Map<UUID, List<Attempt>> attempts = attempts(endpoint, found.keySet());
        return found.entrySet().stream().map(each -> new Delivery(EventRows.event(each.getValue()),
                StoredTree.word(State.WORDS, each.getValue().get(DELIVERY.STATE)),
                Optional.ofNullable(each.getValue().get(DELIVERY.DUE)),
                attempts.getOrDefault(each.getKey(), List.of()))).toList();
    }

    private Map<UUID, List<Attempt>> attempts(UUID endpoint, Set<UUID> events) {
        Map<UUID, List<Attempt>> attempts = new HashMap<>();
        sql.select(DELIVERY_ATTEMPT.EVENT_ID, DELIVERY_ATTEMPT.NUMBER, DELIVERY_ATTEMPT.AT, DELIVERY_ATTEMPT.STATUS,
                DELIVERY_ATTEMPT.ERROR, DELIVERY_ATTEMPT.TOOK_MS, BEGINNING.as(DELIVERY_ATTEMPT.ANSWER))
                .from(DELIVERY_ATTEMPT).join(DELIVERY).on(DELIVERY.EVENT_ID.eq(DELIVERY_ATTEMPT.EVENT_ID))
                .and(DELIVERY.ENDPOINT_ID.eq(DELIVERY_ATTEMPT.ENDPOINT_ID))
                .where(DELIVERY_ATTEMPT.ENDPOINT_ID.eq(endpoint)).and(DELIVERY_ATTEMPT.EVENT_ID.in(events))
                .and(DELIVERY_ATTEMPT.NUMBER.gt(DELIVERY.ATTEMPTS.minus(inline(Attempt.LISTED))))
                .orderBy(DELIVERY_ATTEMPT.NUMBER)
                .forEach(row -> attempts.computeIfAbsent(row.get(DELIVERY_ATTEMPT.EVENT_ID), _ -> new ArrayList<>())
                        .add(attempt(row)));
        return attempts;
    }

    private static Attempt attempt(Record row) {
        return new Attempt(row.get(DELIVERY_ATTEMPT.NUMBER), row.get(DELIVERY_ATTEMPT.AT),
                Optional.ofNullable(row.get(DELIVERY_ATTEMPT.STATUS)),
                Optional.ofNullable(row.get(DELIVERY_ATTEMPT.ERROR)),
                Duration.ofMillis(row.get(DELIVERY_ATTEMPT.TOOK_MS)),
                Attempt.text(row.get(DELIVERY_ATTEMPT.ANSWER)));
    }
}
