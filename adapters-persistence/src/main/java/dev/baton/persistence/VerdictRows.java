package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ENGAGEMENT;
import static dev.baton.persistence.schema.Tables.ENGAGEMENT_VERDICT;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectField;
import org.jooq.impl.SQLDataType;

/** What was found out about engagements. */
record VerdictRows(DSLContext sql) {
    /** What a verdict is read from. */
    static final List<SelectField<?>> COLUMNS = List.of(SUBJECT.LEAD_ID, ENGAGEMENT_VERDICT.VERDICT_ID,
            ENGAGEMENT_VERDICT.FEED, ENGAGEMENT_VERDICT.EXTERNAL_ID, ENGAGEMENT_VERDICT.VERDICT,
            ENGAGEMENT_VERDICT.REASON, ENGAGEMENT_VERDICT.RECORDED_AT);
    /** As numbered in the tables; written down here so that the order in which verdicts are declared means nothing. */
    private static final List<Verdict> NUMBERED = List.of(Verdict.HUMAN, Verdict.SUSPECT, Verdict.MACHINE,
            Verdict.UNKNOWABLE);
    private static final Field<Short> HOLDS = field(name("holds"), SQLDataType.SMALLINT);
    private static final RowStatement<VerdictGiven> INSERT = RowStatement.writing(VerdictRows::inserting);
    private static final RowStatement<EngagementId> HOLDING = RowStatement.answering(VerdictRows::lookingForHolding);
    private static final RowStatement<LeadId> OF = RowStatement.answering(rows -> select(COLUMNS)
            .from(ENGAGEMENT_VERDICT).join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT_VERDICT.SUBJECT_ID))
            .where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value)));

    static Verdict numbered(short number) {
        return NUMBERED.get(number);
    }

    static long number(Verdict verdict) {
        return NUMBERED.indexOf(verdict);
    }

    Map<EngagementId, Verdict> holding(Collection<EngagementId> engagements) {
        Map<EngagementId, Verdict> holding = new HashMap<>();
        HOLDING.fetch(sql, engagements).forEach(row -> holding.put(
                new EngagementId(row.get(ENGAGEMENT.FEED), row.get(ENGAGEMENT.EXTERNAL_ID)), numbered(row.get(HOLDS))));
        return holding;
    }

    private static ResultQuery<?> lookingForHolding(Rows<EngagementId> rows) {
        Field<String> feed = rows.text(EngagementId::feed);
        Field<String> id = rows.text(EngagementId::id);
        Field<Short> last = field(select(ENGAGEMENT_VERDICT.VERDICT).from(ENGAGEMENT_VERDICT)
                .where(ENGAGEMENT_VERDICT.FEED.eq(ENGAGEMENT.FEED))
                .and(ENGAGEMENT_VERDICT.EXTERNAL_ID.eq(ENGAGEMENT.EXTERNAL_ID))
                .orderBy(ENGAGEMENT_VERDICT.RECORDED_AT.desc(), ENGAGEMENT_VERDICT.VERDICT_ID.desc()).limit(inline(1)));
        return select(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID, coalesce(last, ENGAGEMENT.VERDICT).as(HOLDS))
                .from(rows.table())
                .join(ENGAGEMENT).on(ENGAGEMENT.FEED.eq(feed)).and(ENGAGEMENT.EXTERNAL_ID.eq(id));
    }

    void store(List<VerdictGiven> verdicts) {
        int stored = INSERT.execute(sql, verdicts);
        if (stored < verdicts.size()) {
            throw new LedgerBusy("an engagement was erased meanwhile");
        }
    }

    private static Query inserting(Rows<VerdictGiven> rows) {
        Field<UUID> id = rows.uuid(VerdictGiven::id);
        Field<String> feed = rows.text(given -> given.engagement().feed());
        Field<String> external = rows.text(given -> given.engagement().id());
        Field<Short> verdict = rows.number(given -> number(given.verdict())).cast(Short.class);
        Field<String> reason = rows.optionalText(VerdictGiven::reason);
        Field<Instant> recordedAt = rows.instant(VerdictGiven::recordedAt);
        return insertInto(ENGAGEMENT_VERDICT, ENGAGEMENT_VERDICT.VERDICT_ID, ENGAGEMENT_VERDICT.SUBJECT_ID,
                ENGAGEMENT_VERDICT.FEED, ENGAGEMENT_VERDICT.EXTERNAL_ID, ENGAGEMENT_VERDICT.VERDICT,
                ENGAGEMENT_VERDICT.REASON, ENGAGEMENT_VERDICT.RECORDED_AT)
                .select(select(id, ENGAGEMENT.SUBJECT_ID, ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID, verdict, reason,
                        recordedAt).from(rows.table())
                        .join(ENGAGEMENT).on(ENGAGEMENT.FEED.eq(feed)).and(ENGAGEMENT.EXTERNAL_ID.eq(external)));
    }

    Map<LeadId, List<VerdictGiven>> of(Collection<LeadId> leads) {
        Map<LeadId, List<VerdictGiven>> verdicts = new HashMap<>();
        OF.fetch(sql, leads).forEach(row -> verdicts
                .computeIfAbsent(new LeadId(row.get(SUBJECT.LEAD_ID)), _ -> new ArrayList<>()).add(verdict(row)));
        return verdicts;
    }

    static VerdictGiven verdict(Record row) {
        return new VerdictGiven(row.get(ENGAGEMENT_VERDICT.VERDICT_ID),
                new EngagementId(row.get(ENGAGEMENT_VERDICT.FEED), row.get(ENGAGEMENT_VERDICT.EXTERNAL_ID)),
                numbered(row.get(ENGAGEMENT_VERDICT.VERDICT)),
                Optional.ofNullable(row.get(ENGAGEMENT_VERDICT.REASON)), row.get(ENGAGEMENT_VERDICT.RECORDED_AT));
    }
}
