package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ENGAGEMENT;
import static dev.baton.persistence.schema.Tables.ENGAGEMENT_VERDICT;
import static dev.baton.persistence.schema.Tables.LEAD_FACT;
import static dev.baton.persistence.schema.Tables.STAGE_TRANSITION;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.application.lead.Leads.TimelinePlace;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** What happened to one lead: of engagements, facts, verdicts and changes of stage the latest each, then the latest of them all. */
record TimelineRows(DSLContext sql, LeadId lead) {
    private static final Comparator<TimelineEntry> LATEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .thenComparing(TimelineEntry::id).reversed();
    /** The ids of entries, compared byte by byte as the application does. */
    private static final Field<String> ENGAGED = id("'e:' || {0} || ':' || {1}", ENGAGEMENT.FEED,
            ENGAGEMENT.EXTERNAL_ID);
    private static final Field<String> SAID = id("'f:' || {0}", LEAD_FACT.FACT_ID);
    private static final Field<String> JUDGED = id("'v:' || {0}", ENGAGEMENT_VERDICT.VERDICT_ID);
    private static final Field<String> MOVED = id("'t:' || lpad({0}::text, 9, '0')", STAGE_TRANSITION.SEQUENCE);

    private static Field<String> id(String template, Field<?>... parts) {
        return field("(" + template + ") COLLATE \"C\"", SQLDataType.CLOB, parts);
    }

    List<TimelineEntry> page(Optional<TimelinePlace> after, int most) {
        return Stream.of(engaged(after, most), said(after, most), judged(after, most), moved(after, most))
                .flatMap(Collection::stream)
                .sorted(LATEST_FIRST).limit(most).toList();
    }

    /** The first half alone leads into an index. */
    private static Condition behind(Optional<TimelinePlace> after, Field<Instant> at, Field<String> id) {
        return after.map(place -> at.le(place.at()).and(at.lt(place.at()).or(id.lt(place.id()))))
                .orElse(noCondition());
    }

    private List<TimelineEntry> engaged(Optional<TimelinePlace> after, int most) {
        List<TimelineEntry> engaged = new ArrayList<>();
        RowStatement.each(sql.select(EngagementRows.COLUMNS).from(ENGAGEMENT)
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT.SUBJECT_ID))
                .where(SUBJECT.LEAD_ID.eq(lead.value())).and(behind(after, ENGAGEMENT.OCCURRED_AT, ENGAGED))
                .orderBy(ENGAGEMENT.OCCURRED_AT.desc(), ENGAGED.desc()).limit(inline(most)),
                row -> engaged.add(new TimelineEntry.Engaged(EngagementRows.engagement(row))));
        return engaged;
    }

    private List<TimelineEntry> said(Optional<TimelinePlace> after, int most) {
        List<TimelineEntry> said = new ArrayList<>();
        RowStatement.each(sql.select(FactRows.COLUMNS).from(LEAD_FACT)
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(LEAD_FACT.SUBJECT_ID))
                .where(SUBJECT.LEAD_ID.eq(lead.value())).and(FactRows.OWN_JUDGE)
                .and(behind(after, LEAD_FACT.OCCURRED_AT, SAID))
                .orderBy(LEAD_FACT.OCCURRED_AT.desc(), SAID.desc()).limit(inline(most)),
                row -> said.add(new TimelineEntry.Said(FactRows.fact(row))));
        return said;
    }

    private List<TimelineEntry> judged(Optional<TimelinePlace> after, int most) {
        return sql.select(VerdictRows.COLUMNS).from(ENGAGEMENT_VERDICT)
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT_VERDICT.SUBJECT_ID))
                .where(SUBJECT.LEAD_ID.eq(lead.value())).and(behind(after, ENGAGEMENT_VERDICT.RECORDED_AT, JUDGED))
                .orderBy(ENGAGEMENT_VERDICT.RECORDED_AT.desc(), JUDGED.desc()).limit(inline(most))
                .fetch(row -> new TimelineEntry.Judged(VerdictRows.verdict(row)));
    }

    private List<TimelineEntry> moved(Optional<TimelinePlace> after, int most) {
        return sql.select(TransitionRows.COLUMNS).from(STAGE_TRANSITION)
                .where(STAGE_TRANSITION.LEAD_ID.eq(lead.value()))
                .and(behind(after, STAGE_TRANSITION.EFFECTIVE_AT, MOVED))
                .orderBy(STAGE_TRANSITION.EFFECTIVE_AT.desc(), MOVED.desc()).limit(inline(most))
                .fetch(row -> new TimelineEntry.Moved(TransitionRows.transition(row)));
    }
}
