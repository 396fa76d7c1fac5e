package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.AWAITING_LEAD;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.RESCORING;
import static dev.baton.persistence.schema.Tables.RESCORING_MOVE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.baton.application.intake.LedgerPage.Awaiting;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;

/** How far the activation of one version has come. */
record RescoringRows(DSLContext sql, JudgedBy version) {
    /** Leads that are judged: neither anonymous nor merged into others, nor erased. */
    private static final Condition KNOWN = LEAD.ANONYMOUS.isFalse().and(MergeRows.LIVE);
    private static final Condition LIVES = exists(selectOne().from(LEAD)
            .where(LEAD.LEAD_ID.eq(AWAITING_LEAD.LEAD_ID)).and(MergeRows.LIVE));

    private static final RowStatement<Waiting> AWAIT = RowStatement.writing(RescoringRows::awaiting);

    /** A lead and by which version it would move. */
    private record Waiting(Awaiting lead, JudgedBy version) {}

    Condition isIt() {
        return RESCORING.DEFINITION.eq(version.definition()).and(RESCORING.VERSION.eq(version.version()));
    }

    private Condition waitsForIt() {
        return AWAITING_LEAD.DEFINITION.eq(version.definition()).and(AWAITING_LEAD.VERSION.eq(version.version()));
    }

    private Condition movedByIt() {
        return RESCORING_MOVE.DEFINITION.eq(version.definition()).and(RESCORING_MOVE.VERSION.eq(version.version()));
    }

    /** Three stretches of the index on who judges: none yet, versions before this one, versions behind it. */
    static List<Condition> judgedOtherwise(JudgedBy version) {
        var judge = row(LEAD.JUDGED_BY, LEAD.JUDGED_VERSION);
        return Stream.of(LEAD.JUDGED_BY.isNull(), judge.lt(version.definition(), version.version()),
                judge.gt(version.definition(), version.version())).map(KNOWN::and).toList();
    }

    void begin(StageEffects effects, Instant at) {
        long known = sql.select(count()).from(LEAD).where(KNOWN).fetchSingle().value1();
        int _ = sql.insertInto(RESCORING).set(RESCORING.DEFINITION, version.definition())
                .set(RESCORING.VERSION, version.version()).set(RESCORING.EFFECTS, effects.code())
                .set(RESCORING.PER_DAY, effects instanceof StageEffects.Paced(int perDay) ? perDay : null)
                .set(RESCORING.TOTAL, known).set(RESCORING.STARTED_AT, at).execute();
    }

    /** Another version judges from now on. */
    void takenOver(Instant at) {
        int _ = sql.update(RESCORING).set(RESCORING.CANCELLED, true).set(RESCORING.ENDED_AT, at)
                .set(RESCORING.UNCOUNTED, uncounted()).where(isIt()).and(RESCORING.ENDED_AT.isNull()).execute();
        forgetWaiting();
    }

    boolean cancel() {
        boolean cancelled = sql.update(RESCORING).set(RESCORING.CANCELLED, true).where(isIt())
                .and(RESCORING.ENDED_AT.isNull()).and(RESCORING.CANCELLED.isFalse()).execute() == 1;
        if (cancelled) {
            forgetWaiting();
        }
        return cancelled;
    }

    private void forgetWaiting() {
        int _ = sql.deleteFrom(AWAITING_LEAD).where(waitsForIt()).execute();
    }

    long uncounted() {
        return judgedOtherwise(version).stream()
                .mapToLong(stretch -> sql.select(count()).from(LEAD).where(stretch).fetchSingle().value1()).sum();
    }

    long waiting() {
        return sql.select(count()).from(AWAITING_LEAD).where(waitsForIt()).and(LIVES).fetchSingle().value1();
    }

    int movedOn(LocalDate day) {
        return sql.select(coalesce(sum(RESCORING_MOVE.MOVED), inline(BigDecimal.ZERO))).from(RESCORING_MOVE)
                .where(movedByIt()).and(RESCORING_MOVE.DAY.eq(day)).fetchSingle().value1().intValueExact();
    }

    void moved(LocalDate day, int leads) {
        int _ = sql.insertInto(RESCORING_MOVE).set(RESCORING_MOVE.DEFINITION, version.definition())
                .set(RESCORING_MOVE.VERSION, version.version()).set(RESCORING_MOVE.DAY, day)
                .set(RESCORING_MOVE.MOVED, leads).execute();
    }

    StageEffects effects() {
        return sql.selectFrom(RESCORING).where(isIt()).fetchOptional(RescoringRows::effects)
                .orElseGet(StageEffects.None::new);
    }

    Optional<StageEffects> claim() {
        return sql.selectFrom(RESCORING).where(isIt()).and(RESCORING.ENDED_AT.isNull()).forNoKeyUpdate().skipLocked()
                .fetchOptional(RescoringRows::effects);
    }

    private static StageEffects effects(Record row) {
        return row.get(RESCORING.CANCELLED) ? new StageEffects.None() : chosen(row);
    }

    /** What was chosen, cancelled or not. */
    static StageEffects chosen(Record row) {
        return switch (row.get(RESCORING.EFFECTS)) {
            case "all" -> new StageEffects.All();
            case "paced" -> new StageEffects.Paced(row.get(RESCORING.PER_DAY));
            case "none" -> new StageEffects.None();
            case String other -> throw new IllegalStateException("stored effects nobody knows: " + other);
        };
    }

    void await(List<Awaiting> leads) {
        int _ = AWAIT.execute(sql, leads.stream().map(lead -> new Waiting(lead, version)).toList());
    }

    private static Query awaiting(Rows<Waiting> rows) {
        Field<UUID> lead = rows.uuid(waiting -> waiting.lead().lead().value());
        Field<String> definition = rows.text(waiting -> waiting.version().definition());
        Field<Integer> number = rows.number(waiting -> (long) waiting.version().version()).cast(Integer.class);
        Field<Boolean> rises = rows.flag(waiting -> waiting.lead().rises());
        Field<Integer> score = rows.number(waiting -> (long) waiting.lead().score()).cast(Integer.class);
        return insertInto(AWAITING_LEAD, AWAITING_LEAD.LEAD_ID, AWAITING_LEAD.DEFINITION, AWAITING_LEAD.VERSION,
                AWAITING_LEAD.RISES, AWAITING_LEAD.SCORE)
                .select(select(lead, definition, number, rises, score).from(rows.table()))
                .onConflict(AWAITING_LEAD.LEAD_ID).doUpdate().setAllToExcluded();
    }

    static void awaitNoMore(DSLContext sql, Collection<LeadId> leads) {
        int _ = sql.deleteFrom(AWAITING_LEAD)
                .where(AWAITING_LEAD.LEAD_ID.in(leads.stream().map(LeadId::value).toList())).execute();
    }

    List<LeadId> claimAwaiting(int most) {
        return sql.select(LEAD.LEAD_ID).from(AWAITING_LEAD).join(LEAD).on(LEAD.LEAD_ID.eq(AWAITING_LEAD.LEAD_ID))
                .where(waitsForIt()).and(MergeRows.LIVE)
                .orderBy(AWAITING_LEAD.RISES.desc(), AWAITING_LEAD.SCORE.desc(), AWAITING_LEAD.LEAD_ID)
                .limit(inline(most)).forNoKeyUpdate().of(LEAD).skipLocked()
                .fetch(each -> new LeadId(each.value1()));
    }

    void end(Instant at) {
        Condition counted = not(judgedOtherwise(version).stream()
                .map(stretch -> exists(selectOne().from(LEAD).where(stretch))).reduce(Condition::or).orElseThrow());
        Condition nobodyWaits = not(exists(selectOne().from(AWAITING_LEAD).where(waitsForIt()).and(LIVES)));
        int _ = sql.update(RESCORING).set(RESCORING.COUNTED_AT, coalesce(RESCORING.COUNTED_AT, val(at)))
                .set(RESCORING.ENDED_AT, when(nobodyWaits, coalesce(RESCORING.ENDED_AT, val(at))))
                .where(isIt()).and(RESCORING.ENDED_AT.isNull()).and(counted).execute();
    }
}
