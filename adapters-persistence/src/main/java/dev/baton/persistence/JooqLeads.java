package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.IDENTITY_KEY;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import dev.baton.application.lead.Leads;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.Channel;
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
import org.jooq.ResultQuery;

/** The leads in PostgreSQL, to be looked at. */
record JooqLeads(DSLContext sql) implements Leads {
    private static final RowStatement<LeadId> KEYS = RowStatement.answering(rows -> select(SUBJECT.LEAD_ID,
            IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE).from(SUBJECT)
            .join(IDENTITY_KEY).on(IDENTITY_KEY.SUBJECT_ID.eq(SUBJECT.SUBJECT_ID))
            .where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value)));
    private static final RowStatement<LeadId> PARTS = RowStatement.answering(rows -> selectDistinct(SUBJECT.LEAD_ID,
            SUBJECT.OWN_LEAD_ID).from(SUBJECT).where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value))
            .and(SUBJECT.OWN_LEAD_ID.ne(SUBJECT.LEAD_ID)).orderBy(SUBJECT.OWN_LEAD_ID));

    @Override
    public Optional<LeadRow> find(LeadId lead) {
        return Trouble.told(() -> rows(sql.select(CardRows.COLUMNS).select(LEAD.CREATED_AT).from(LEAD)
                .where(LEAD.LEAD_ID.eq(MergeRows.whole(inline(lead.value())))).and(LEAD.ERASED_AT.isNull())))
                .stream().findFirst();
    }

    @Override
    public Optional<Instant> erasedAt(LeadId lead) {
        return Trouble.told(() -> sql.select(LEAD.ERASED_AT).from(LEAD).where(LEAD.LEAD_ID.eq(lead.value()))
                .and(LEAD.ERASED_AT.isNotNull()).fetchOptional(LEAD.ERASED_AT));
    }

    @Override
    public List<SuggestedMerge> suggestions(Optional<SuggestionPlace> after, int most) {
        return Trouble.told(() -> new SuggestionRows(sql).page(after, most));
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
        Condition wanted = LEAD.ANONYMOUS.isFalse().and(MergeRows.LIVE)
                .and(filter.stage().map(Stage::name).map(LEAD.STAGE::eq).orElse(noCondition()))
                .and(filter.source().map(LEAD.SOURCE::eq).orElse(noCondition()))
                .and(after.map(JooqLeads::behind).orElse(noCondition()));
        return Trouble.told(() -> rows(sql.select(CardRows.COLUMNS).select(LEAD.CREATED_AT).from(LEAD).where(wanted)
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.LEAD_ID).limit(inline(most))));
    }

    /** The first half alone leads into the index. */
    private static Condition behind(Place place) {
        Instant createdAt = place.createdAt();
        return LEAD.CREATED_AT.le(createdAt)
                .and(LEAD.CREATED_AT.lt(createdAt).or(LEAD.LEAD_ID.gt(place.lead().value())));
    }

    @Override
    public Optional<AccountRow> account(UUID account) {
        return Trouble.told(() -> new AccountListRows(sql).find(account));
    }

    @Override
    public List<AccountRow> accounts(Optional<UUID> after, int most) {
        return Trouble.told(() -> new AccountListRows(sql).page(after, most));
    }

    @Override
    public List<LeadRow> members(UUID account, Optional<LeadId> after, int most) {
        Condition wanted = LEAD.ACCOUNT.eq(account).and(AccountRows.MEMBER)
                .and(after.map(lead -> LEAD.LEAD_ID.gt(lead.value())).orElse(noCondition()));
        return Trouble.told(() -> rows(sql.select(CardRows.COLUMNS).select(LEAD.CREATED_AT).from(LEAD).where(wanted)
                .orderBy(LEAD.LEAD_ID).limit(inline(most))));
    }

    /** The row of a lead, and when it was created. */
    private record Listed(Card card, Instant createdAt) {
        LeadId lead() {
            return card.lead();
        }
    }

    private List<LeadRow> rows(ResultQuery<?> query) {
        List<Listed> listed = new ArrayList<>();
        RowStatement.each(query, row -> listed.add(new Listed(CardRows.card(row), RowStatement.instant(row, 10))));
        if (listed.isEmpty()) {
            return List.of();
        }
        List<LeadId> leads = listed.stream().map(Listed::lead).toList();
        Map<LeadId, List<IdentityKey>> keys = keysOf(leads);
        Map<LeadId, List<LeadId>> parts = parts(leads);
        return listed.stream().map(each -> new LeadRow(each.card(), keys.getOrDefault(each.lead(), List.of()),
                each.createdAt(), parts.getOrDefault(each.lead(), List.of()))).toList();
    }

    @Override
    public Map<LeadId, List<IdentityKey>> keys(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : Trouble.told(() -> keysOf(leads));
    }

    private Map<LeadId, List<IdentityKey>> keysOf(Collection<LeadId> leads) {
        Map<LeadId, List<IdentityKey>> keys = new HashMap<>();
        KEYS.fetch(sql, leads).forEach(row -> keys
                .computeIfAbsent(new LeadId(row.get(SUBJECT.LEAD_ID)), _ -> new ArrayList<>())
                .add(SubjectRows.key(row)));
        keys.values().forEach(ofLead -> ofLead.sort(IdentityKey.STRONGEST_FIRST));
        return keys;
    }

    private Map<LeadId, List<LeadId>> parts(Collection<LeadId> leads) {
        Map<LeadId, List<LeadId>> parts = new HashMap<>();
        PARTS.fetch(sql, leads).forEach(row -> parts
                .computeIfAbsent(new LeadId(row.get(SUBJECT.LEAD_ID)), _ -> new ArrayList<>())
                .add(new LeadId(row.get(SUBJECT.OWN_LEAD_ID))));
        return parts;
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
    public Map<LeadId, Map<Channel, Instant>> cameThrough(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : Trouble.told(() -> new EngagementRows(sql).cameThrough(leads));
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
        return leads.isEmpty() ? Map.of() : Trouble.told(() -> new SuggestionRows(sql).of(leads));
    }
}
