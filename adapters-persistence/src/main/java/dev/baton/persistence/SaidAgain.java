package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.LEAD_FACT;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.SubjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.SelectField;

/** Statements that were made before of the same instant: repeats, unless something else was said of that since. */
record SaidAgain(Collection<SubjectFact> facts) {
    private static final List<SelectField<?>> COLUMNS = List.of(LEAD_FACT.SUBJECT_ID, LEAD_FACT.FACT_ID,
            LEAD_FACT.OCCURRED_AT, LEAD_FACT.RECORDED_AT, LEAD_FACT.QUIET, LEAD_FACT.KIND, LEAD_FACT.NAME,
            LEAD_FACT.BODY);

    private static final RowStatement<Moment> OF_MOMENTS = RowStatement.answering(SaidAgain::ofMoments);

    /** Of whom something is said, and of when. */
    private record Moment(SubjectId subject, Instant occurredAt) {}

    /** What a statement is about. */
    private record Topic(Moment moment, Statement.Thing thing) {
        static Topic of(SubjectId subject, LeadFact fact) {
            return new Topic(new Moment(subject, fact.when().occurredAt()), fact.says().about());
        }

        static Topic of(SubjectFact fact) {
            return of(fact.subject(), fact.fact());
        }
    }

    /** Of each thing the last that was told of it, where that was not new. */
    static SaidAgain among(List<SubjectFact> facts, Set<UUID> stored) {
        Map<Topic, SubjectFact> last = new HashMap<>();
        facts.forEach(fact -> last.put(Topic.of(fact), fact));
        return new SaidAgain(last.values().stream().filter(fact -> !stored.contains(fact.fact().id())).toList());
    }

    boolean isEmpty() {
        return facts.isEmpty();
    }

    /** The ids of those that say something else than what holds, each with the id of what they come after. */
    Map<UUID, UUID> after(DSLContext sql) {
        Map<Topic, LeadFact> holding = holding(sql);
        Map<UUID, UUID> after = new HashMap<>();
        for (SubjectFact fact : facts) {
            if (holding.get(Topic.of(fact)) instanceof LeadFact before
                    && !before.says().equals(fact.fact().says())) {
                after.put(fact.fact().id(), before.id());
            }
        }
        return after;
    }

    private Map<Topic, LeadFact> holding(DSLContext sql) {
        List<Moment> moments = facts.stream().map(fact -> Topic.of(fact).moment()).distinct().toList();
        Map<Topic, LeadFact> holding = new HashMap<>();
        OF_MOMENTS.fetch(sql, moments).forEach(row -> {
            LeadFact fact = FactRows.fact(row);
            holding.merge(Topic.of(new SubjectId(row.get(LEAD_FACT.SUBJECT_ID)), fact), fact,
                    (one, other) -> one.holdsOver(other) ? one : other);
        });
        return holding;
    }

    private static ResultQuery<?> ofMoments(Rows<Moment> rows) {
        Field<UUID> subject = rows.uuid(moment -> moment.subject().value());
        Field<Instant> occurredAt = rows.instant(Moment::occurredAt);
        return select(COLUMNS).from(rows.table()).join(LEAD_FACT)
                .on(LEAD_FACT.SUBJECT_ID.eq(subject).and(LEAD_FACT.OCCURRED_AT.eq(occurredAt)));
    }
}
