package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.MERGE_SUGGESTION;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.lead.Leads.SuggestedMerge;
import dev.baton.application.lead.Leads.SuggestionPlace;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** Which leads may be one person. What was noted about a lead that has been merged is told of the lead that it is part of. */
record SuggestionRows(DSLContext sql) {
    private static final Field<UUID> KEPT = MergeRows.whole(MERGE_SUGGESTION.KEPT).as("whole_kept");
    private static final Field<UUID> OTHER = MergeRows.whole(MERGE_SUGGESTION.OTHER).as("whole_other");
    private static final Condition OPEN = MERGE_SUGGESTION.SETTLED_AT.isNull()
            .and(MergeRows.whole(MERGE_SUGGESTION.KEPT).ne(MergeRows.whole(MERGE_SUGGESTION.OTHER)));
    private static final RowStatement<LeadId> OF = RowStatement.answering(SuggestionRows::lookingFor);

    Map<LeadId, List<LeadId>> of(Collection<LeadId> leads) {
        Map<LeadId, Set<LeadId>> found = new HashMap<>();
        OF.fetch(sql, leads).forEach(row -> {
            LeadId lead = new LeadId(row.get(0, UUID.class));
            LeadId kept = new LeadId(row.get(KEPT));
            found.computeIfAbsent(lead, _ -> new LinkedHashSet<>())
                    .add(kept.equals(lead) ? new LeadId(row.get(OTHER)) : kept);
        });
        Map<LeadId, List<LeadId>> merges = new HashMap<>();
        found.forEach((lead, others) -> merges.put(lead, new ArrayList<>(others)));
        return merges;
    }

    private static ResultQuery<?> lookingFor(Rows<LeadId> rows) {
        Field<UUID> lead = rows.uuid(LeadId::value);
        return select(lead, KEPT, OTHER).from(rows.table()).join(SUBJECT).on(SUBJECT.LEAD_ID.eq(lead))
                .join(MERGE_SUGGESTION).on(MERGE_SUGGESTION.KEPT.eq(SUBJECT.OWN_LEAD_ID)
                        .or(MERGE_SUGGESTION.OTHER.eq(SUBJECT.OWN_LEAD_ID)))
                .where(OPEN)
                .orderBy(MERGE_SUGGESTION.RECORDED_AT, MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER);
    }

    List<SuggestedMerge> page(Optional<SuggestionPlace> after, int most) {
        return sql.select(KEPT, OTHER, MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER, MERGE_SUGGESTION.KEY_KIND,
                MERGE_SUGGESTION.KEY_VALUE, MERGE_SUGGESTION.RECORDED_AT).from(MERGE_SUGGESTION).where(OPEN)
                .and(after.map(SuggestionRows::behind).orElse(noCondition()))
                .orderBy(MERGE_SUGGESTION.RECORDED_AT.desc(), MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER)
                .limit(inline(most)).fetch(SuggestionRows::suggestion);
    }

    /** The first half alone leads into the index. */
    private static Condition behind(SuggestionPlace place) {
        Instant at = place.recordedAt();
        UUID kept = place.kept().value();
        return MERGE_SUGGESTION.RECORDED_AT.le(at).and(MERGE_SUGGESTION.RECORDED_AT.lt(at)
                .or(MERGE_SUGGESTION.KEPT.gt(kept))
                .or(MERGE_SUGGESTION.KEPT.eq(kept).and(MERGE_SUGGESTION.OTHER.gt(place.other().value()))));
    }

    private static SuggestedMerge suggestion(Record row) {
        IdentityKey by = IdentityKey.of(SubjectRows.kind(row.get(MERGE_SUGGESTION.KEY_KIND)),
                row.get(MERGE_SUGGESTION.KEY_VALUE));
        return new SuggestedMerge(new LeadId(row.get(KEPT)), new LeadId(row.get(OTHER)), by,
                new SuggestionPlace(row.get(MERGE_SUGGESTION.RECORDED_AT),
                        new LeadId(row.get(MERGE_SUGGESTION.KEPT)), new LeadId(row.get(MERGE_SUGGESTION.OTHER))));
    }
}
