package dev.baton.persistence;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.intake.AccountPage;
import dev.baton.application.intake.HandoffPage;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.RoutingPage;
import dev.baton.application.intake.WishPage;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.qualification.Transition.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;

/**
 * A page of the ledger within one transaction. What is asked about nothing is answered without the database.
 *
 * @param news becomes true when something was announced
 */
record JooqLedgerPage(DSLContext sql, AtomicBoolean news) implements LedgerPage {

    @Override
    public Optional<JudgedBy> activeVersion() {
        return JooqDefinitions.judging(sql);
    }

    @Override
    public Map<IdentityKey, Holder> holders(Collection<IdentityKey> keys) {
        return keys.isEmpty() ? Map.of() : new SubjectRows(sql).holders(keys);
    }

    @Override
    public Map<LeadId, Holder> holdersOf(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : new SubjectRows(sql).holdersOf(leads);
    }

    @Override
    public void open(List<NewSubject> subjects) {
        if (!subjects.isEmpty()) {
            new SubjectRows(sql).open(subjects);
        }
    }

    @Override
    public void claim(Map<IdentityKey, SubjectId> keys) {
        if (!keys.isEmpty()) {
            new SubjectRows(sql).claim(keys);
        }
    }

    @Override
    public void join(Map<LeadId, LeadId> anonymousToKnown) {
        if (!anonymousToKnown.isEmpty()) {
            new JoinRows(sql).join(anonymousToKnown);
        }
    }

    @Override
    public void makeKnown(Collection<LeadId> leads) {
        if (!leads.isEmpty()) {
            new JoinRows(sql).makeKnown(leads);
        }
    }

    @Override
    public void suggestMerges(Collection<MergeSuggestion> suggestions) {
        if (!suggestions.isEmpty()) {
            new JoinRows(sql).suggestMerges(suggestions);
        }
    }

    @Override
    public void merge(LeadId kept, LeadId other, Instant at) {
        new MergeRows(sql).merge(kept, other, at);
    }

    @Override
    public void unmerge(LeadId whole, LeadId part) {
        new MergeRows(sql).unmerge(whole, part);
    }

    @Override
    public boolean dismissMerge(LeadId one, LeadId other, Instant at) {
        return new MergeRows(sql).dismiss(one, other, at);
    }

    @Override
    public void erase(LeadId lead, boolean suppress, Instant at) {
        new ErasureRows(sql).erase(lead, suppress, at);
    }

    @Override
    public Map<LeadId, List<IdentityKey>> keysOf(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : new SubjectRows(sql).keysOf(leads);
    }

    @Override
    public Optional<EngagementId> blankUnread(List<IdentityKey> keys, Optional<EngagementId> after, int most) {
        return new UnreadRows(sql).blank(keys, after, most);
    }

    @Override
    public Set<IdentityKey> suppressed(Collection<IdentityKey> keys) {
        return keys.isEmpty() ? Set.of() : new ErasureRows(sql).suppressed(keys);
    }

    @Override
    public int attributeCount() {
        return new FactRows(sql).attributeCount();
    }

    @Override
    public Map<String, AttributeValue.Type> attributeTypes(Collection<String> names) {
        return names.isEmpty() ? Map.of() : new FactRows(sql).attributeTypes(names);
    }

    @Override
    public void declareTypes(Map<String, AttributeValue.Type> types) {
        if (!types.isEmpty()) {
            new FactRows(sql).declareTypes(types);
        }
    }

    @Override
    public Map<EngagementId, First> told(Collection<EngagementId> engagements) {
        return engagements.isEmpty() ? Map.of() : new EngagementRows(sql).firsts(engagements);
    }

    @Override
    public List<Stored> storeEngagements(List<SubjectEngagement> engagements) {
        return engagements.isEmpty() ? List.of() : new EngagementRows(sql).store(engagements);
    }

    @Override
    public Map<EngagementId, Verdict> verdicts(Collection<EngagementId> engagements) {
        return engagements.isEmpty() ? Map.of() : new VerdictRows(sql).holding(engagements);
    }

    @Override
    public void storeVerdicts(List<VerdictGiven> verdicts) {
        if (!verdicts.isEmpty()) {
            new VerdictRows(sql).store(verdicts);
        }
    }

    @Override
    public List<Boolean> storeFacts(List<SubjectFact> facts) {
        return facts.isEmpty() ? List.of() : new FactRows(sql).storeFacts(facts);
    }

    @Override
    public Map<LeadId, Card> lock(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : new CardRows(sql).lock(leads);
    }

    @Override
    public Map<LeadId, History> facts(Collection<LeadId> leads) {
        Map<LeadId, History> histories = new HashMap<>();
        if (!leads.isEmpty()) {
            new FactRows(sql).of(leads).forEach((lead, facts) -> histories.put(lead, new History(facts, List.of())));
        }
        return histories;
    }

    @Override
    public Map<LeadId, History> histories(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : new HistoryRows(sql).of(leads);
    }

    @Override
    public void save(List<Card> cards) {
        if (!cards.isEmpty()) {
            new CardRows(sql).save(cards);
        }
    }

    @Override
    public Map<LeadId, List<Step>> recordedPaths(Collection<LeadId> leads) {
        return leads.isEmpty() ? Map.of() : new TransitionRows(sql).paths(leads);
    }

    @Override
    public void append(Map<LeadId, List<Transition>> transitions, Instant recordedAt) {
        if (!transitions.isEmpty()) {
            new TransitionRows(sql).append(transitions, recordedAt);
        }
    }

    @Override
    public void announce(List<Announcement> announcements) {
        if (!announcements.isEmpty()) {
            new EventRows(sql).write(announcements);
            news.set(true);
        }
    }

    @Override
    public void keepUnread(List<UnreadItem> items) {
        if (!items.isEmpty()) {
            new UnreadRows(sql).keep(items);
        }
    }

    @Override
    public List<LeadId> claimDue(Instant now, int most) {
        return new CardRows(sql).claimDue(now, most);
    }

    @Override
    public List<LeadId> claimJudgedOtherwise(JudgedBy active, int most) {
        return new CardRows(sql).claimJudgedOtherwise(active, most);
    }

    /** Of the version that judges. */
    private Optional<RescoringRows> rescoring() {
        return activeVersion().map(active -> new RescoringRows(sql, active));
    }

    @Override
    public StageEffects effects() {
        return rescoring().map(RescoringRows::effects).orElseGet(StageEffects.None::new);
    }

    @Override
    public void await(List<Awaiting> leads) {
        rescoring().ifPresent(rows -> rows.await(leads));
    }

    @Override
    public void awaitNoMore(Collection<LeadId> leads) {
        if (!leads.isEmpty()) {
            RescoringRows.awaitNoMore(sql, leads);
        }
    }

    @Override
    public Optional<StageEffects> claimRescoring() {
        return rescoring().flatMap(RescoringRows::claim);
    }

    @Override
    public int movedOn(LocalDate day) {
        return rescoring().map(rows -> rows.movedOn(day)).orElse(0);
    }

    @Override
    public void moved(LocalDate day, int leads) {
        rescoring().ifPresent(rows -> rows.moved(day, leads));
    }

    @Override
    public List<LeadId> claimAwaiting(int most) {
        return rescoring().map(rows -> rows.claimAwaiting(most)).orElse(List.of());
    }

    @Override
    public AccountPage accounts() {
        return new AccountRows(sql);
    }

    @Override
    public HandoffPage handoffs() {
        return new HandoffRows(sql);
    }

    @Override
    public WishPage wishes() {
        return new WishRows(sql);
    }

    @Override
    public RoutingPage routing() {
        return new RoutingRows(sql);
    }

    @Override
    public void endRescoring(Instant at) {
        rescoring().ifPresent(rows -> rows.end(at));
    }
}
