package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ALERT;
import static dev.baton.persistence.schema.Tables.ALERT_PLACE;
import static dev.baton.persistence.schema.Tables.EVENT;
import static dev.baton.persistence.schema.Tables.EVENT_PLACE;
import static dev.baton.persistence.schema.Tables.HANDOFF;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.alerting.Alert;
import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Who is written to about what, in PostgreSQL. */
record JooqAlerts(DSLContext sql, Runnable due) implements Alerts {
    private static final RowStatement<Wish> KEEP = RowStatement.writing(JooqAlerts::keeping);
    /** Of each person the earliest that is due, unless one is tried just now: nobody hears the second thing first. */
    private static final String CLAIM = """
            WITH earliest AS (
                SELECT DISTINCT ON (person) alert_id FROM alert
                WHERE due IS NOT NULL AND (taken OR due <= CAST(? AS timestamptz)) ORDER BY person, number),
            chosen AS (
                SELECT a.alert_id FROM alert a JOIN earliest USING (alert_id) WHERE a.due <= CAST(? AS timestamptz)
                ORDER BY a.due, a.number LIMIT ? FOR UPDATE OF a SKIP LOCKED)
            UPDATE alert SET due = CAST(? AS timestamptz), taken = true FROM chosen, event
            WHERE alert.alert_id = chosen.alert_id AND event.event_id = alert.event_id
            RETURNING alert.number, alert.alert_id, alert.handoff_id, alert.person, alert.kind, alert.attempts, alert.tries,
                event.event_id, event.lead_id, event.sequence, event.type, event.at, event.body""";

    /** An alert that is due at once. */
    private record Wish(Alert alert, Instant due) {}

    @Override
    public Batch unseen(Set<EventType> types, int most) {
        return Trouble.told(() -> {
            var places = sql.select(ALERT_PLACE.LAST, EVENT_PLACE.LAST).from(ALERT_PLACE, EVENT_PLACE).fetchSingle();
            long from = places.value1();
            long last = places.value2();
            List<Record> rows = List.copyOf(sql.selectFrom(EVENT).where(EVENT.PLACE.gt(from)).and(EVENT.PLACE.le(last))
                    .and(EVENT.TYPE.in(types.stream().map(EventType::code).toList())).orderBy(EVENT.PLACE)
                    .limit(inline(most)).fetch());
            boolean more = rows.size() == most;
            return new Batch(from, more ? rows.getLast().get(EVENT.PLACE) : Math.max(from, last),
                    news(rows.stream().map(EventRows::event).toList()), more);
        });
    }

    private List<News> news(List<Event> events) {
        Map<UUID, Handoff> handoffs = new HashMap<>();
        sql.select(StoredHandoff.COLUMNS).from(HANDOFF)
                .where(HANDOFF.HANDOFF_ID.in(events.stream().flatMap(event -> event.handoff().stream()).toList()))
                .forEach(row -> handoffs.put(row.get(HANDOFF.HANDOFF_ID), StoredHandoff.read(row)));
        return events.stream().flatMap(event -> event.handoff().stream()
                .flatMap(id -> Stream.ofNullable(handoffs.get(id))).map(handoff -> new News(event, handoff))).toList();
    }

    /** Of two who looked at the same events the second finds them looked at. */
    @Override
    public boolean keep(Batch batch, List<Alert> alerts, Instant now) {
        return Transaction.of(sql, inside -> {
            boolean first = inside.update(ALERT_PLACE).set(ALERT_PLACE.LAST, batch.until())
                    .where(ALERT_PLACE.LAST.eq(batch.from())).execute() == 1;
            if (first && !alerts.isEmpty()) {
                int _ = KEEP.execute(inside, alerts.stream().map(alert -> new Wish(alert, now)).toList());
            }
            return first;
        });
    }

    private static Query keeping(Rows<Wish> rows) {
        var id = rows.uuid(wish -> wish.alert().id());
        var event = rows.uuid(wish -> wish.alert().event());
        var person = rows.uuid(wish -> wish.alert().person());
        var handoff = rows.uuid(wish -> wish.alert().handoff());
        var kind = rows.text(wish -> wish.alert().kind().code());
        var due = rows.instant(Wish::due);
        return insertInto(ALERT, ALERT.ALERT_ID, ALERT.EVENT_ID, ALERT.PERSON, ALERT.HANDOFF_ID, ALERT.KIND, ALERT.DUE)
                .select(select(id, event, person, handoff, kind, due).from(rows.table())).onConflictDoNothing();
    }

    @Override
    public List<Due> claim(int most, Instant now, Instant again) {
        var at = now.atOffset(ZoneOffset.UTC);
        return Trouble.told(() -> sql.resultQuery(CLAIM, at, at, most, again.atOffset(ZoneOffset.UTC))
                .coerce(ALERT.NUMBER, ALERT.ALERT_ID, ALERT.HANDOFF_ID, ALERT.PERSON, ALERT.KIND, ALERT.ATTEMPTS,
                        ALERT.TRIES, EVENT.EVENT_ID, EVENT.LEAD_ID, EVENT.SEQUENCE, EVENT.TYPE, EVENT.AT, EVENT.BODY)
                .fetch().stream().sorted(Comparator.comparing(row -> row.get(ALERT.NUMBER)))
                .map(row -> new Due(alert(row), EventRows.event(row), row.get(ALERT.ATTEMPTS), row.get(ALERT.TRIES)))
                .toList());
    }

    private static Alert alert(Record row) {
        return new Alert(row.get(ALERT.ALERT_ID), row.get(EVENT.EVENT_ID), row.get(ALERT.HANDOFF_ID),
                row.get(ALERT.PERSON), StoredTree.word(Kind.WORDS, row.get(ALERT.KIND)));
    }

    @Override
    public void hold(List<UUID> tried, Instant again) {
        int _ = Trouble.told(() -> sql.update(ALERT).set(ALERT.DUE, again).where(ALERT.ALERT_ID.in(tried))
                .and(ALERT.TAKEN).execute());
    }

    @Override
    public void note(Due tried, Noted noted, Optional<Instant> next) {
        int _ = Trouble.told(() -> sql.update(ALERT).set(ALERT.STATE, noted.state().code())
                .set(ALERT.DUE, next.orElse(null)).set(ALERT.TAKEN, false).set(ALERT.ATTEMPTS, tried.attempts() + 1)
                .set(ALERT.TRIES, tried.tries() + 1).set(ALERT.LAST_AT, noted.at())
                .set(ALERT.WHY, noted.why().orElse(null)).where(ALERT.ALERT_ID.eq(tried.alert().id()))
                .and(ALERT.ATTEMPTS.eq(tried.attempts())).execute());
    }

    @Override
    public List<Course> list(Wanted wanted, Optional<UUID> after, int most) {
        Condition behind = after.map(id -> ALERT.NUMBER.lt(
                select(ALERT.as("last").NUMBER).from(ALERT.as("last")).where(ALERT.as("last").ALERT_ID.eq(id))))
                .orElse(noCondition());
        return Trouble.told(() -> courses()
                .and(wanted.state().map(state -> ALERT.STATE.eq(state.code())).orElse(noCondition()))
                .and(wanted.person().map(ALERT.PERSON::eq).orElse(noCondition()))
                .and(wanted.handoff().map(ALERT.HANDOFF_ID::eq).orElse(noCondition())).and(behind)
                .orderBy(ALERT.NUMBER.desc()).limit(inline(most)).fetch(JooqAlerts::course));
    }

    private SelectConditionStep<?> courses() {
        return sql.select(ALERT.fields()).select(EVENT.EVENT_ID, EVENT.LEAD_ID, EVENT.TYPE, EVENT.AT).from(ALERT)
                .join(EVENT).on(EVENT.EVENT_ID.eq(ALERT.EVENT_ID)).where(noCondition());
    }

    private static Course course(Record row) {
        return new Course(alert(row), StoredTree.word(EventType.WORDS, row.get(EVENT.TYPE)),
                Optional.ofNullable(row.get(EVENT.LEAD_ID)).map(LeadId::new), row.get(EVENT.AT),
                StoredTree.word(State.WORDS, row.get(ALERT.STATE)), Optional.ofNullable(row.get(ALERT.DUE)),
                row.get(ALERT.ATTEMPTS), Optional.ofNullable(row.get(ALERT.LAST_AT)),
                Optional.ofNullable(row.get(ALERT.WHY)));
    }

    @Override
    public Optional<Course> find(UUID alert) {
        return Trouble.told(() -> courses().and(ALERT.ALERT_ID.eq(alert)).fetchOptional(JooqAlerts::course));
    }

    @Override
    public Optional<Course> again(UUID alert, Instant now) {
        int begun = Trouble.told(() -> sql.update(ALERT).set(ALERT.STATE, State.WAITING.code()).set(ALERT.DUE, now)
                .set(ALERT.TAKEN, false).set(ALERT.TRIES, 0).where(ALERT.ALERT_ID.eq(alert))
                .and(ALERT.STATE.ne(State.SENT.code())).execute());
        due.run();
        return begun == 0 ? Optional.empty() : find(alert);
    }

    @Override
    public Optional<Told> handoff(UUID handoff) {
        return Trouble.told(() -> sql.selectFrom(HANDOFF).where(HANDOFF.HANDOFF_ID.eq(handoff))
                .fetchOptional(row -> new Told(StoredHandoff.read(row),
                        Optional.ofNullable(row.getPacket()).map(WrittenForm::branch))));
    }
}
