package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ENGAGEMENT;
import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.HANDOFF_STEP;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.Handoffs.Refusals;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Why leads came back from sales. */
record RefusalRows(DSLContext sql) {
    private static final Field<String> REASON = about("reason", SQLDataType.CLOB);
    private static final Field<String> THEN = about("then", SQLDataType.CLOB);
    private static final Field<String> PROGRAMME = about("programme", SQLDataType.CLOB);
    private static final Field<Boolean> BLAMES = about("blames-criteria", SQLDataType.BOOLEAN);
    private static final Field<Boolean> MISSES = about("misses-material", SQLDataType.BOOLEAN);
    private static final String DISQUALIFIES = new Grounds("", true, Optional.empty(), false, false).then();
    /** With what the lead engaged first, by its id, else its address. */
    private static final Field<String> CONTENT = field(select(coalesce(ENGAGEMENT.ASSET_ID, ENGAGEMENT.ASSET_URL))
            .from(ENGAGEMENT).join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT.SUBJECT_ID))
            .where(SUBJECT.LEAD_ID.eq(HANDOFF.LEAD_ID))
            .and(coalesce(ENGAGEMENT.ASSET_ID, ENGAGEMENT.ASSET_URL).isNotNull())
            .orderBy(ENGAGEMENT.OCCURRED_AT, ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID).limit(inline(1))).as("content");

    private static <T> Field<T> about(String name, DataType<T> type) {
        return field("{0} ->> {1}", SQLDataType.CLOB, HANDOFF_STEP.ABOUT, inline(name)).cast(type).as(name);
    }

    List<Refusals> within(Optional<String> team, Span recorded) {
        var each = select(HANDOFF.TEAM, REASON, THEN, PROGRAMME, BLAMES, MISSES, HANDOFF.POLICY, HANDOFF.POLICY_VERSION,
                HANDOFF.RULE, LEAD.SOURCE,
                CONTENT, HANDOFF.JUDGED_BY, HANDOFF.JUDGED_VERSION).from(HANDOFF_STEP)
                .join(HANDOFF).on(HANDOFF.HANDOFF_ID.eq(HANDOFF_STEP.HANDOFF_ID))
                .join(LEAD).on(LEAD.LEAD_ID.eq(HANDOFF.LEAD_ID))
                .where(HANDOFF_STEP.AT.ge(recorded.from())).and(HANDOFF_STEP.AT.lt(recorded.until()))
                .and(HANDOFF_STEP.WHAT.in(inline(EventType.HANDOFF_REJECTED.code()),
                        inline(EventType.HANDOFF_SENT_BACK.code())))
                .and(team.map(HANDOFF.TEAM::eq).orElse(noCondition())).asTable("each");
        return sql.select(each.fields()).select(count().as("alike")).from(each).groupBy(each.fields())
                .fetch(row -> new Refusals(row.get(each.field(HANDOFF.TEAM)),
                        Optional.ofNullable(row.get(each.field(REASON))),
                        grounds(row.get(each.field(REASON)), row.get(each.field(THEN)),
                                Optional.ofNullable(row.get(each.field(PROGRAMME))), row.get(each.field(BLAMES)),
                                row.get(each.field(MISSES))),
                        new ByRule(row.get(each.field(HANDOFF.POLICY)), row.get(each.field(HANDOFF.POLICY_VERSION)),
                                row.get(each.field(HANDOFF.RULE))),
                        Optional.ofNullable(row.get(each.field(LEAD.SOURCE))),
                        Optional.ofNullable(row.get(each.field(CONTENT))),
                        Optional.ofNullable(row.get(each.field(HANDOFF.JUDGED_BY)))
                                .map(key -> new JudgedBy(key, row.get(each.field(HANDOFF.JUDGED_VERSION)))),
                        row.get("alike", Integer.class)));
    }

    /** What a reason said was not kept from the first. */
    private static Optional<Grounds> grounds(@Nullable String reason, @Nullable String then,
            Optional<String> programme, @Nullable Boolean blames, @Nullable Boolean misses) {
        return reason == null || then == null || blames == null || misses == null
                ? Optional.empty()
                : Optional.of(new Grounds(reason, then.equals(DISQUALIFIES), programme, blames, misses));
    }
}
