package dev.baton.application.handoff;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.PolicyPlans.Asked;
import dev.baton.application.intake.Folding;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.HandoffPage.CameBack;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.Handing;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.News;
import dev.baton.application.intake.WishPage.Miss;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.Offered;
import dev.baton.domain.lead.When;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.policy.Sla;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.team.SalesTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One transaction in which leads are offered: each is looked at as it is now, given to the rule that takes it, and only then to
 * a rep of the rule's team.
 */
final class Sitting {
    /** Time alone may change what a rule says of a lead that none took. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Choice UNCHOSEN = new Choice(Optional.empty(), Because.NOBODY_FREE, List.of());
    private final Function<JudgedBy, Plan> plans;
    private final PolicyPlans policyPlans;
    private final Supplier<UUID> ids;
    private final LedgerPage page;
    private final Instant now;
    private final SalesNow sales;
    private final Optional<PolicyVersion> active;
    private final List<Wish> kept = new ArrayList<>();
    private final List<Wanting> done = new ArrayList<>();
    private final List<Announcement> missed = new ArrayList<>();

    /** @param active the policy by which leads are offered */
    Sitting(Function<JudgedBy, Plan> plans, PolicyPlans policyPlans, Supplier<UUID> ids, LedgerPage page, Instant now,
            SalesNow sales, Optional<PolicyVersion> active) {
        this.plans = plans;
        this.policyPlans = policyPlans;
        this.ids = ids;
        this.page = page;
        this.now = now;
        this.sales = sales;
        this.active = active;
    }

    /** A lead that is ready, and all that is known of it. */
    private record Ready(Wish wish, Card row, Scorecard card, Progress progress, History history, Plan plan,
            List<CameBack> cameBack) {
        LeadId lead() {
            return wish.who().lead();
        }
    }

    /** A lead that a rule takes. */
    private record Taken(Ready ready, Asked policy, PolicyRule rule, SalesTeam team) {}

    /** A handoff that is being made. */
    private record Offer(Taken taken, Handoff handoff) {}

    /** Offers these leads, which are locked; of whoever is not offered it is kept why. */
    void offer(List<LeadId> leads) {
        Map<LeadId, News> nothing = new LinkedHashMap<>();
        leads.forEach(lead -> nothing.put(lead, new News()));
        folding().fold(page, nothing);
        List<Offer> offers = new ArrayList<>();
        ready(leads).forEach(ready -> taken(ready).ifPresent(taken -> offers.add(offer(taken))));
        page.wishes().put(kept);
        Set<Wanting> _ = page.wishes().remove(done);
        page.announce(missed);
        if (!offers.isEmpty()) {
            page.handoffs().add(packets(offers));
            tell(route(offers));
            note(offers);
        }
    }

    private Folding folding() {
        return new Folding(plans, ids, now);
    }

    private List<Ready> ready(List<LeadId> leads) {
        Map<LeadId, Card> rows = page.lock(leads);
        Map<LeadId, History> histories = page.histories(leads);
        List<CameBack> cameBack = page.handoffs().cameBack(leads);
        List<Ready> ready = new ArrayList<>();
        for (Wish wish : page.wishes().of(leads)) {
            LeadId lead = wish.who().lead();
            if (!wish.dueAt().isAfter(now) && rows.get(lead) instanceof Card row) {
                ready(wish, row, histories.getOrDefault(lead, History.NONE), cameBack)
                        .ifPresentOrElse(ready::add, () -> done.add(wish.who()));
            }
        }
        return ready;
    }

    private Optional<Ready> ready(Wish wish, Card row, History history, List<CameBack> cameBack) {
        return row.scorecard(plans).flatMap(card -> card.progress().stream()
                .filter(each -> each.cycle().kind() == wish.who().kind() && each.stage().isEntrance()).findFirst()
                .map(progress -> new Ready(wish, row, card, progress, history, plans.apply(card.judge()),
                        cameBack.stream().filter(each -> each.who().equals(wish.who())).toList())));
    }

    /** The rule that takes a lead; where none does, that is kept. */
    private Optional<Taken> taken(Ready ready) {
        Optional<Instant> settled = Settling.until(ready.history, plans, ready.plan, ready.progress, now);
        if (settled.isPresent()) {
            kept.add(new Wish(ready.wish.who(), ready.wish.status(), settled.get()));
            return Optional.empty();
        }
        if (active.isEmpty()) {
            return missed(ready, Miss.NO_POLICY);
        }
        Optional<Asked> asked = policyPlans.of(active.get(), ready.card.judge());
        if (asked.isEmpty()) {
            return missed(ready, Miss.POLICY_UNFIT);
        }
        Optional<PolicyRule> rule = asked.get().rule(ready.history, now, ready.progress.stage());
        if (rule.isEmpty()) {
            return missed(ready, Miss.NO_RULE);
        }
        ByRule by = asked.get().by(rule.get());
        Optional<Instant> returned = returned(ready, by);
        if (returned.isPresent()) {
            kept.add(new Wish(ready.wish.who(), new Status.Returned(by, returned.get()), now.plus(LOOK_AGAIN)));
            return Optional.empty();
        }
        Optional<SalesTeam> team = sales.team(rule.get().team());
        return team.isEmpty()
                ? missed(ready, Miss.NO_TEAM)
                : Optional.of(new Taken(ready, asked.get(), rule.get(), team.get()));
    }

    /** Since when the rule may not offer the lead: it came back unanswered, and has shown nothing new. */
    private Optional<Instant> returned(Ready ready, ByRule by) {
        return ready.wish.status() instanceof Status.Asked
                ? Optional.empty()
                : ready.cameBack.stream().filter(each -> each.rule().isOneWith(by)).map(CameBack::at)
                        .max(Comparator.naturalOrder()).filter(since -> !hasShownMore(ready, since));
    }

    private boolean hasShownMore(Ready ready, Instant since) {
        return ready.history.judged().engagements().stream()
                .anyMatch(each -> each.when().occurredAt().isAfter(since)
                        && ready.plan.isNewEvidence(ready.progress.stage(), each));
    }

    /** It is told once, and looked at again now and then. */
    private Optional<Taken> missed(Ready ready, Miss miss) {
        Status.Unmatched status = new Status.Unmatched(miss);
        if (!ready.wish.status().equals(status)) {
            missed.add(new Announcement(ids.get(), ready.lead(), EventType.HANDOFF_UNMATCHED, now,
                    Tree.branch().with("cycle", ready.progress.cycle().kind().code())
                            .with("stage", ready.progress.stage().name()).with("why", miss.code()).done()));
        }
        kept.add(new Wish(ready.wish.who(), status, now.plus(LOOK_AGAIN)));
        return Optional.empty();
    }

    /** In nobody's hands yet: whoever chooses reps makes others wait, so all else is done before. */
    private Offer offer(Taken taken) {
        Ready ready = taken.ready;
        done.add(ready.wish.who());
        return new Offer(taken, new Handoff(ids.get(), ready.lead(), ready.progress.cycle(),
                ready.progress.stage(), HandoffState.OFFERED, taken.policy.by(taken.rule), taken.team.key(),
                UNCHOSEN, ready.row.account().map(Account::id), now, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), clocks(taken.rule.sla(), taken.team)));
    }

    private List<Clock> clocks(Sla sla, SalesTeam team) {
        List<Clock> clocks = new ArrayList<>();
        sla.accept().ifPresent(
                promise -> clocks.add(Clock.start(Clock.Kind.ACCEPT, promise, team.hours(), now)));
        sla.firstContact().ifPresent(
                promise -> clocks.add(Clock.start(Clock.Kind.FIRST_CONTACT, promise, team.hours(), now)));
        return clocks;
    }

    private Map<Handoff, Tree.Branch> packets(List<Offer> offers) {
        Map<LeadId, List<IdentityKey>> keys = page
                .keysOf(offers.stream().map(offer -> offer.handoff.lead()).toList());
        Map<Handoff, Tree.Branch> packets = new LinkedHashMap<>();
        for (Offer offer : offers) {
            Ready ready = offer.taken.ready;
            packets.put(offer.handoff, Packets.of(offer.handoff, ready.history,
                    keys.getOrDefault(ready.lead(), List.of()), ready.card.judge(), ready.plan, ready.progress,
                    now));
        }
        return packets;
    }

    private List<Handoff> route(List<Offer> offers) {
        Map<String, List<Offer>> byTeam = new TreeMap<>();
        offers.forEach(each -> byTeam.computeIfAbsent(each.handoff.team(), _ -> new ArrayList<>()).add(each));
        return byTeam.values().stream().flatMap(ofTeam -> routeOneTeam(ofTeam).stream()).toList();
    }

    private List<Handoff> routeOneTeam(List<Offer> ofTeam) {
        Router router = new Router(page, sales, ofTeam.getFirst().taken.team,
                ofTeam.stream().flatMap(offer -> offer.handoff.account().stream()).toList(), now);
        for (Offer offer : ofTeam) {
            Ready ready = offer.taken.ready;
            router.give(offer.handoff, router.choose(offer.taken.rule.routing(), offer.handoff,
                    Profile.of(ready.history.facts(), now), ready.row.account()));
        }
        return router.save();
    }

    private void tell(List<Handoff> offers) {
        new HandoffNews(page, ids).tell(offers.stream()
                .map(each -> Happening.of(each, now, new What.Offered(each.choice()))).toList());
    }

    /** That the leads were offered is a fact of theirs, and stands behind all that their cards have counted. */
    private void note(List<Offer> offers) {
        Map<LeadId, News> facts = new LinkedHashMap<>();
        for (Offer offer : offers) {
            Instant at = offer.taken.ready.card.next(now);
            facts.computeIfAbsent(offer.handoff.lead(), _ -> new News()).add(new LeadFact(ids.get(),
                    new When(at, at, Effects.ALL), new Offered(offer.handoff.cycle(), offer.handoff.id())));
        }
        new Handing(page, ids, now).store(facts);
        folding().fold(page, facts);
    }
}
