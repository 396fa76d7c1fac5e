package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.IDENTITY_KEY;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.MERGE_SUGGESTION;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.application.lead.Leads;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** The leads in PostgreSQL, to be looked at. */
record JooqLeads(DSLContext sql) implements Leads {
    private static final RowStatement<LeadId> KEYS = RowStatement.answering(rows -> select(SUBJECT.LEAD_ID,
            IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE).from(SUBJECT)
            .join(IDENTITY_KEY).on(IDENTITY_KEY.SUBJECT_ID.eq(SUBJECT.SUBJECT_ID))
            .where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value)));
    private static final RowStatement<LeadId> MERGES = RowStatement.answering(JooqLeads::lookingForMerges);

    @Override
    public Optional<LeadRow> find(LeadId lead) {
        return Trouble.told(() -> rows(sql.select(CardRows.COLUMNS).select(LEAD.CREATED_AT).from(LEAD)
                .where(LEAD.LEAD_ID.eq(lead.value())).fetch())).stream().findFirst();
    }

    @Override
    public Optional<LeadId> holding(IdentityKey key) {
        return Trouble.told(() -> sql.select(SUBJECT.LEAD_ID).from(IDENTITY_KEY)
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(IDENTITY_KEY.SUBJECT_ID))
                .where(IDENTITY_KEY.KIND.eq(key.kind().code())).and(IDENTITY_KEY.VALUE.eq(key.canonical()))
                .fetchOptional(row -> new LeadId(row.value1())));
    }

    @Override
    public List<LeadRow> list(Filter filter, Optional<Place> after, int most) {
        Condition wanted = LEAD.ANONYMOUS.isFalse()
                .and(filter.stage().map(Stage::name).map(LEAD.STAGE::eq).orElse(noCondition()))
                .and(filter.source().map(LEAD.SOURCE::eq).orElse(noCondition()))
                .and(after.map(JooqLeads::behind).orElse(noCondition()));
        return Trouble.told(() -> rows(sql.select(CardRows.COLUMNS).select(LEAD.CREATED_AT).from(LEAD).where(wanted)
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.LEAD_ID).limit(inline(most)).fetch()));
    }

    /** The first half alone leads into the index. */
    private static Condition behind(Place place) {
        Instant createdAt = place.createdAt();
        return LEAD.CREATED_AT.le(createdAt)
                .and(LEAD.CREATED_AT.lt(createdAt).or(LEAD.LEAD_ID.gt(place.lead().value())));
    }

    private List<LeadRow> rows(List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<LeadId, List<IdentityKey>> keys = keys(
                rows.stream().map(row -> new LeadId(row.get(LEAD.LEAD_ID))).toList());
        return rows.stream().map(row -> new LeadRow(CardRows.card(row),
                keys.getOrDefault(new LeadId(row.get(LEAD.LEAD_ID)), List.of()), row.get(LEAD.CREATED_AT))).toList();
    }

    private Map<LeadId, List<IdentityKey>> keys(Collection<LeadId> leads) {
        Map<LeadId, List<IdentityKey>> keys = new HashMap<>();
        KEYS.fetch(sql, leads).forEach(row -> keys
                .computeIfAbsent(new LeadId(row.get(SUBJECT.LEAD_ID)), _ -> new ArrayList<>())
                .add(SubjectRows.key(row)));
        keys.values().forEach(ofLead -> ofLead.sort(IdentityKey.STRONGEST_FIRST));
        return keys;
    }

    @Override
    public History history(LeadId lead) {
        return Trouble.told(() -> new HistoryRows(sql).of(List.of(lead)).getOrDefault(lead, History.NONE));
    }

    @Override
    public Map<LeadId, List<LeadFact>> facts(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : Trouble.told(() -> factsOf(leads));
    }

    private Map<LeadId, List<LeadFact>> factsOf(Collection<LeadId> leads) {
        return new FactRows(sql).of(leads);
    }

    @Override
    public List<RecordedTransition> transitions(LeadId lead) {
        return Trouble.told(() -> new TransitionRows(sql).of(lead));
    }

    @Override
    public List<TimelineEntry> timeline(LeadId lead, Optional<TimelinePlace> after, int most) {
        return Trouble.told(() -> new TimelineRows(sql, lead).page(after, most));
    }

    @Override
    public Map<LeadId, List<LeadId>> suggestedMerges(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : Trouble.told(() -> merges(leads));
    }

    private Map<LeadId, List<LeadId>> merges(Collection<LeadId> leads) {
        Map<LeadId, List<LeadId>> merges = new HashMap<>();
        MERGES.fetch(sql, leads).forEach(row -> {
            UUID lead = row.get(0, UUID.class);
            UUID kept = row.get(MERGE_SUGGESTION.KEPT);
            merges.computeIfAbsent(new LeadId(lead), _ -> new ArrayList<>())
                    .add(new LeadId(kept.equals(lead) ? row.get(MERGE_SUGGESTION.OTHER) : kept));
        });
        return merges;
    }

    private static ResultQuery<?> lookingForMerges(Rows<LeadId> rows) {
        Field<UUID> lead = rows.uuid(LeadId::value);
        return select(lead, MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER).from(rows.table()).join(MERGE_SUGGESTION)
                .on(MERGE_SUGGESTION.KEPT.eq(lead).or(MERGE_SUGGESTION.OTHER.eq(lead)))
                .orderBy(MERGE_SUGGESTION.RECORDED_AT, MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER);
    }
}
