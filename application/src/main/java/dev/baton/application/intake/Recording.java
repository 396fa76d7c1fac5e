package dev.baton.application.intake;

import static dev.baton.application.attribute.AttributeCatalogue.ADDRESS_DOMAIN;

import dev.baton.application.intake.LedgerPage.First;
import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.Stored;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Report.Dated;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.form.Objection;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.Scorecard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** One batch within its transaction: whose are the reports, what is new in them, where do the leads stand then. */
final class Recording {
    private final LedgerPage page;
    private final Folding folding;
    private final Supplier<UUID> ids;
    private final List<Report> reports;
    private final Instant now;
    private final Map<EngagementId, First> told;
    private final Resolution resolution;
    private final AttributeTypes types;
    private final Map<EngagementId, Outcome.Engaged> engaged = new HashMap<>();

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<SubjectEngagement> engagements = new ArrayList<>();
    private final List<SubjectFact> facts = new ArrayList<>();
    private final List<VerdictGiven> verdicts = new ArrayList<>();
    private final Map<LeadId, News> news = new LinkedHashMap<>();
    private final Set<LeadId> created = new HashSet<>();
    private final List<Report> accepted = new ArrayList<>();

    Recording(LedgerPage page, Folding folding, Supplier<UUID> ids, List<Report> reports, Instant now) {
        this(page, folding, ids, reports, now, Map.of());
    }

    private Recording(LedgerPage page, Folding folding, Supplier<UUID> ids, List<Report> reports, Instant now,
            Map<EngagementId, First> told) {
        this.page = page;
        this.folding = folding;
        this.ids = ids;
        this.reports = reports;
        this.now = now;
        this.told = told;
        this.resolution = new Resolution(page, reports, ids, now);
        this.types = AttributeTypes.read(page, reports);
    }

    /** Does all of it, and writes a receipt for each report. */
    List<Receipt> receipts(List<UnreadItem> unread) {
        reports.forEach(report -> outcomes.add(take(report)));
        Map<EngagementId, First> repeats = repeats();
        if (!repeats.isEmpty()) {
            return new Recording(page, folding, ids, reports, now, repeats).receipts(unread);
        }
        addressDomains();
        types.write(page);
        resolution.write();
        created.addAll(resolution.openedLeads());
        if (!unread.isEmpty()) {
            page.keepUnread(unread);
        }
        List<Outcome> settled = store();
        created.forEach(lead -> news.putIfAbsent(lead, new News()));
        resolution.changedLeads().forEach(lead -> newsOf(lead).past());
        Map<LeadId, Standing> standings = folding.standings(page, news, created, leadsOf(settled));
        resolution.confirmParts();
        return settled.stream().map(outcome -> outcome.receipt(standings, created)).toList();
    }

    /**
     * What was told before this batch. It is looked for only where the batch would change who is who, since there a repeat
     * that carries other keys would do more than nothing; everywhere else storing finds the repeats.
     */
    private Map<EngagementId, First> repeats() {
        return told.isEmpty() && !engaged.isEmpty() && resolution.changesAnything()
                ? page.told(engaged.keySet())
                : Map.of();
    }

    private Outcome take(Report report) {
        if (resolution.suppresses(report)) {
            return new Outcome.Final(new Receipt.Suppressed());
        }
        return switch (report) {
            case Report.OfEngagement ofEngagement -> takeEngagement(ofEngagement);
            case Report.OfLead ofLead -> takeStatements(ofLead);
            case Report.OfVerdict(EngagementId engagement, Verdict verdict, Optional<String> reason) -> {
                verdicts.add(new VerdictGiven(ids.get(), engagement, verdict, reason, now));
                yield new Outcome.Judged(verdicts.size() - 1);
            }
        };
    }

    /** A repeat says nothing about whose its keys are: the first that was received is the fact. */
    private Outcome takeEngagement(Report.OfEngagement report) {
        EngagementId id = report.engagement().id();
        if (told.get(id) instanceof First(LeadId lead, var _, long digest)) {
            return new Outcome.OfLead(lead, false, digest != report.digest());
        }
        if (engaged.get(id) instanceof Outcome.Engaged(int first, LeadId lead)) {
            engagements
                    .add(new SubjectEngagement(engagements.get(first).subject(), report.engagement(), report.digest()));
            return new Outcome.Engaged(engagements.size() - 1, lead);
        }
        Holder holder = resolution.holderOf(report).orElseThrow();
        accepted.add(report);
        engagements.add(new SubjectEngagement(holder.subject(), report.engagement(), report.digest()));
        Outcome.Engaged outcome = new Outcome.Engaged(engagements.size() - 1, holder.lead());
        engaged.put(id, outcome);
        return outcome;
    }

    private Outcome takeStatements(Report.OfLead report) {
        List<Objection> objections = new ArrayList<>();
        List<Dated> converted = new ArrayList<>();
        report.statements().forEach(dated -> types.fitting(dated, objections).ifPresent(converted::add));
        if (!objections.isEmpty()) {
            return new Outcome.Final(new Receipt.Refused(objections));
        }
        int known = resolution.changes();
        Optional<Holder> holder = resolution.holderOf(report);
        if (holder.isEmpty()) {
            return new Outcome.Final(new Receipt.NoSuchLead(report.lead().orElseThrow()));
        }
        accepted.add(report);
        converted.forEach(types::accept);
        int from = facts.size();
        converted.forEach(dated -> say(holder.get().subject(), dated.says(), dated.when()));
        return new Outcome.Said(from, facts.size(), holder.get().lead(), resolution.changes() > known);
    }

    private void say(SubjectId subject, Statement says, When when) {
        facts.add(new SubjectFact(subject, new LeadFact(ids.get(), when, says)));
    }

    private void addressDomains() {
        Map<IdentityKey.Email, SubjectId> addresses = resolution.newAddresses();
        for (Report report : accepted) {
            for (IdentityKey key : report.person()) {
                if (key instanceof IdentityKey.Email email && addresses.remove(email) instanceof SubjectId subject) {
                    say(subject,
                            new AttributeIs(ADDRESS_DOMAIN.name(),
                                    Optional.of(new AttributeValue.Text(email.domain()))),
                            timeOf(report));
                }
            }
        }
    }

    private static When timeOf(Report report) {
        return switch (report) {
            case Report.OfEngagement ofEngagement -> ofEngagement.engagement().when();
            case Report.OfLead ofLead -> ofLead.when();
            case Report.OfVerdict _ -> throw new IllegalStateException("a verdict names nobody");
        };
    }

    /**
     * What a CRM tells of a deal is a decision of people: it stands where it is recorded, and not before what was done for the
     * lead (an offer, say) while it waited to be recorded.
     */
    private void decideNow() {
        Map<SubjectId, LeadId> leads = resolution.leads();
        Set<LeadId> decided = new HashSet<>();
        facts.stream().filter(fact -> fact.fact().says() instanceof OutcomeIs)
                .forEach(fact -> Optional.ofNullable(leads.get(fact.subject())).ifPresent(decided::add));
        if (!decided.isEmpty()) {
            Map<LeadId, Scorecard> cards = folding.cards(page, decided);
            facts.replaceAll(fact -> fact.fact().says() instanceof OutcomeIs
                    && leads.get(fact.subject()) instanceof LeadId lead && cards.get(lead) instanceof Scorecard card
                            ? decidedAt(fact, card.next(fact.fact().when().recordedAt()))
                            : fact);
        }
    }

    private static SubjectFact decidedAt(SubjectFact told, Instant at) {
        LeadFact fact = told.fact();
        When when = new When(fact.when().occurredAt(), at, fact.when().effects());
        return new SubjectFact(told.subject(), new LeadFact(fact.id(), when, fact.says()));
    }

    private List<Outcome> store() {
        decideNow();
        List<Stored> stored = engagements.isEmpty() ? List.of() : page.storeEngagements(engagements);
        List<Boolean> isNew = facts.isEmpty() ? List.of() : page.storeFacts(facts);
        Map<SubjectId, LeadId> leads = resolution.leads();
        for (int i = 0; i < facts.size(); i++) {
            SubjectFact fact = facts.get(i);
            if (isNew.get(i) && leads.get(fact.subject()) instanceof LeadId lead) {
                newsOf(lead).add(fact.fact());
            }
        }
        List<Outcome> judged = judge();
        return outcomes.stream().map(outcome -> settle(outcome, stored, isNew, judged)).toList();
    }

    private News newsOf(LeadId lead) {
        return news.computeIfAbsent(lead, _ -> new News());
    }

    /** What became of each verdict, one after the other; engagements of this very batch are there by now. */
    private List<Outcome> judge() {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        List<EngagementId> about = verdicts.stream().map(VerdictGiven::engagement).toList();
        Map<EngagementId, First> owners = page.told(about);
        lockOwners(owners.values());
        Map<EngagementId, Verdict> holding = new HashMap<>(page.verdicts(about));
        List<VerdictGiven> fresh = new ArrayList<>();
        List<Outcome> judged = new ArrayList<>();
        for (VerdictGiven verdict : verdicts) {
            judged.add(Optional.ofNullable(owners.get(verdict.engagement())).<Outcome>map(owner -> {
                boolean isNew = holding.put(verdict.engagement(), verdict.verdict()) != verdict.verdict();
                if (isNew) {
                    fresh.add(verdict);
                    newsOf(owner.lead()).verdict();
                    resolution.part(owner.own(), owner.lead());
                }
                return new Outcome.OfLead(owner.lead(), isNew, false);
            }).orElseGet(() -> new Outcome.Final(new Receipt.NoSuchEngagement(verdict.engagement()))));
        }
        page.storeVerdicts(fresh);
        return judged;
    }

    /** Of two writers who find out different things at once, the later sees what the other has found out. */
    private void lockOwners(Collection<First> owners) {
        Set<LeadId> leads = new HashSet<>();
        owners.forEach(owner -> leads.add(owner.lead()));
        if (page.lock(leads).size() < leads.size()) {
            throw new LedgerBusy("a lead has joined another meanwhile");
        }
    }

    private Outcome settle(Outcome outcome, List<Stored> stored, List<Boolean> isNew, List<Outcome> judged) {
        return switch (outcome) {
            case Outcome.Engaged(int index, LeadId lead) -> switch (stored.get(index)) {
                case Stored.New() -> {
                    LeadId now = resolution.current(lead);
                    newsOf(now).add(engagements.get(index).engagement());
                    yield new Outcome.OfLead(now, true, false);
                }
                case Stored.There(LeadId owner, boolean differs) -> {
                    if (isFirst(index) && resolution.changesAnything()) {
                        throw new LedgerBusy("an engagement was told meanwhile");
                    }
                    yield new Outcome.OfLead(owner, false, differs);
                }
            };
            case Outcome.Said(int from, int to, LeadId lead, boolean learnt) -> {
                LeadId now = resolution.current(lead);
                boolean anything = learnt || created.contains(now) || isNew.subList(from, to).contains(true);
                yield new Outcome.OfLead(now, anything, false);
            }
            case Outcome.OfLead(LeadId lead, boolean anything, boolean differs) ->
                new Outcome.OfLead(resolution.current(lead), anything, differs);
            case Outcome.Judged(int index) -> judged.get(index);
            case Outcome.Final _ -> outcome;
        };
    }

    private boolean isFirst(int index) {
        return engaged.get(engagements.get(index).engagement().id()) instanceof Outcome.Engaged(int first, var _)
                && first == index;
    }

    private static Set<LeadId> leadsOf(List<Outcome> settled) {
        Set<LeadId> leads = new HashSet<>();
        settled.forEach(outcome -> {
            if (outcome instanceof Outcome.OfLead ofLead) {
                leads.add(ofLead.lead());
            }
        });
        return leads;
    }
}
