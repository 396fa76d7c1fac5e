package dev.baton.application.handoff;

import static dev.baton.application.Trees.map;
import static dev.baton.application.handoff.SalesFloor.asking;
import static dev.baton.application.handoff.SalesFloor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.team.Teams.OpenHandoffs;
import dev.baton.application.intake.Allowed.Denial;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.WishPage.Miss;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.checklist.Kind;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.PassedOver;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.policy.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandingOverTest {
    private final SalesFloor floor = new SalesFloor();
    private final UUID sara = floor.person("Sara");
    private final UUID omid = floor.person("Omid");

    @BeforeEach
    void sixty_points_are_enough() {
        floor.workspace.activate(Workspace.usual());
        floor.team(rep(sara), rep(omid));
        floor.usualPolicy();
    }

    @AfterEach
    void the_writers_stop() {
        floor.close();
    }

    private Handoff offered(String lead) {
        LeadId ready = floor.ready(lead);
        floor.follow();
        return floor.open(ready).orElseThrow();
    }

    private HandoffState state(Handoff handoff) {
        return floor.find(handoff.id()).state();
    }

    @Test
    void a_lead_that_is_ready_is_offered_once() {
        Handoff handoff = offered("nima");
        assertThat(handoff.state()).isEqualTo(HandoffState.OFFERED);
        assertThat(handoff.rep()).contains(sara);
        assertThat(handoff.choice().because()).isEqualTo(Because.TURN);
        assertThat(floor.wishes(handoff.lead())).isEmpty();
        floor.follow();
        assertThat(floor.open(handoff.lead())).contains(handoff);
        assertThat(offered("mina").rep()).contains(omid);
    }

    @Test
    void what_rests_on_e_mail_waits_until_a_scanner_would_be_known() {
        LeadId lead = floor.ready("nima");
        assertThat(floor.open(lead)).isEmpty();
        Report click = floor.workspace.engagement("id", "c", "keys", map("email", "mina@mina.example"), "type",
                "demo-requested", "channel", "email");
        floor.workspace.submit(floor.demo("mina", "mina-1"), click);
        LeadId mina = floor.workspace.directory.list(new Filter(Optional.empty(),
                Optional.empty()), Optional.empty(), 9).stream().map(view -> view.row().card().lead())
                .filter(each -> !each.equals(lead)).findFirst().orElseThrow();
        floor.follow();
        assertThat(floor.stage(mina)).isEqualTo(Stage.MQL);
        assertThat(floor.open(lead)).isPresent();
        assertThat(floor.open(mina)).isEmpty();
        floor.pass(Duration.ofSeconds(119));
        assertThat(floor.open(mina)).isEmpty();
        floor.pass(Duration.ofSeconds(1));
        assertThat(floor.open(mina)).isPresent();
    }

    @Test
    void whom_no_rule_takes_is_reported_and_offered_when_one_does() {
        floor.policy("{id: web, when: {source: {is: web}}, team: inside}");
        LeadId lead = floor.ready("nima");
        floor.follow();
        assertThat(floor.open(lead)).isEmpty();
        assertThat(floor.wishes(lead)).extracting(Wish::status).containsExactly(new Status.Unmatched(Miss.NO_RULE));
        floor.usualPolicy();
        floor.follow();
        assertThat(floor.open(lead)).isPresent();
    }

    @Test
    void a_policy_for_a_team_that_is_not_there_loses_nobody() {
        floor.policy("{id: all, team: outside}");
        LeadId lead = floor.ready("nima");
        floor.follow();
        assertThat(floor.wishes(lead)).extracting(Wish::status).containsExactly(new Status.Unmatched(Miss.NO_TEAM));
    }

    @Test
    void an_offer_follows_the_score() {
        Handoff handoff = offered("nima");
        floor.workspace
                .submit(new Report.OfVerdict(new EngagementId("web", "nima-2"), Verdict.MACHINE, Optional.empty()));
        assertThat(state(handoff)).isEqualTo(HandoffState.WITHDRAWN);
        floor.pass(Duration.ofMinutes(1));
        floor.workspace
                .submit(new Report.OfVerdict(new EngagementId("web", "nima-2"), Verdict.HUMAN, Optional.empty()));
        floor.follow();
        assertThat(floor.open(handoff.lead())).isPresent().get().isNotEqualTo(handoff);
    }

    @Test
    void what_is_offered_does_not_fade_and_what_is_withdrawn_does() {
        floor.policy("{id: all, team: inside}");
        Handoff handoff = offered("nima");
        floor.pass(Duration.ofDays(10));
        assertThat(floor.score(handoff.lead())).isEqualTo(60);
        floor.workspace
                .submit(new Report.OfVerdict(new EngagementId("web", "nima-2"), Verdict.MACHINE, Optional.empty()));
        assertThat(floor.score(handoff.lead())).isEqualTo(30);
        floor.pass(Duration.ofDays(15));
        assertThat(floor.score(handoff.lead())).isEqualTo(15);
    }

    @Test
    void an_offer_is_answered_once() {
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(omid))).isEqualTo(new Outcome.NotYours());
        Instant then = floor.workspace.now();
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SAL);
        floor.workspace.pass(Duration.ofMinutes(1));
        assertThat(floor.handoff.reject(handoff.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOfSatisfying(Outcome.Decided.class, told -> {
                    assertThat(told.state()).isEqualTo(HandoffState.ACCEPTED);
                    assertThat(told.at()).isEqualTo(then);
                    assertThat(told.answer().orElseThrow().by().person()).contains(sara);
                });
        assertThat(floor.handoff.qualify(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SQL);
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void a_rejected_lead_goes_where_the_reason_says() {
        Handoff early = offered("nima");
        assertThat(floor.handoff.reject(early.id(), "no-such", Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.UnknownReason.class);
        assertThat(floor.handoff.reject(early.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(floor.stage(early.lead())).isEqualTo(Stage.RECYCLED);
        Handoff competitor = offered("mina");
        assertThat(floor.handoff.reject(competitor.id(), "competitor", Optional.empty(), asking(omid)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(floor.stage(competitor.lead())).isEqualTo(Stage.DISQUALIFIED);
    }

    private String reasons(String then) {
        return "[{id: too-early, title: 'Much too early', then: " + then + ", misses-material: true}]";
    }

    @Test
    void what_a_reason_blames_is_what_it_said_when_it_was_given() {
        Handoff early = offered("nima");
        assertThat(floor.handoff.reject(early.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        floor.teamFor(reasons("disqualify"), rep(sara), rep(omid));
        Handoff again = offered("mina");
        assertThat(floor.handoff.reject(again.id(), "too-early", Optional.empty(), asking(omid)))
                .isInstanceOf(Outcome.Done.class);

        Tree.Branch report = new RejectionReport(floor.workspace.store.handoffs(), floor.registry).of(Optional.empty(),
                new Handoffs.Span(floor.workspace.now(), floor.workspace.now().plusSeconds(1)), "en");

        assertThat(report.at("reasons").orElseThrow()).isEqualTo(Written.tree("""
                [{team: inside, reason: too-early, title: 'Much too early', then: disqualify, programme: null, count: 1,
                  blaming-criteria: 0, missing-material: 1},
                 {team: inside, reason: too-early, title: 'Much too early', then: recycle, programme: null, count: 1,
                  blaming-criteria: 1, missing-material: 0}]"""));
        assertThat(report.at("totals").orElseThrow())
                .isEqualTo(Written.tree("{count: 2, blaming-criteria: 1, missing-material: 1}"));
    }

    @Test
    void where_marketing_keeps_in_touch_goes_with_what_came_back() {
        floor.teamFor(reasons("{recycle: {programme: newsletter, cool-down: P30D}}"), rep(sara), rep(omid));
        Handoff early = offered("nima");
        assertThat(floor.handoff.reject(early.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);

        assertThat(told(early)).last()
                .isEqualTo(new What.Rejected(Optional.of(new Grounds("too-early", false, Optional.of("newsletter"),
                        false, true))));
        assertThat(floor.workspace.store.handoffs().steps(early.id()).getLast().about().at("programme"))
                .contains(Tree.of("newsletter"));
        Tree.Branch report = new RejectionReport(floor.workspace.store.handoffs(), floor.registry).of(Optional.empty(),
                new Handoffs.Span(floor.workspace.now(), floor.workspace.now().plusSeconds(1)), "en");
        assertThat(report.at("reasons").orElseThrow()).isEqualTo(Written.tree("""
                [{team: inside, reason: too-early, title: 'Much too early', then: recycle, programme: newsletter,
                  count: 1, blaming-criteria: 0, missing-material: 1}]"""));
    }

    @Test
    void a_decision_over_the_stage_answers_for_the_handoff() {
        Handoff handoff = offered("nima");
        floor.workspace.decisions.decide(handoff.lead(), new Order(
                Optional.empty(), Optional.empty(), new Decision.Moved(Stage.SAL, Duration.ZERO),
                Actor.named("Mina"), Optional.empty()));
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(floor.find(handoff.id()).answer().orElseThrow().by().name()).isEqualTo("Mina");
    }

    private void moveTo(Handoff handoff, Stage stage, Actor by) {
        assertThat(floor.decisions.decide(handoff.lead(), new Order(Optional.empty(), Optional.empty(),
                new Decision.Moved(stage, Duration.ZERO), by, Optional.empty())))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
    }

    @Test
    void who_decided_over_the_stage_is_kept() {
        Handoff handoff = offered("nima");
        Actor decider = new Actor(Optional.of(omid), "Omid");
        moveTo(handoff, Stage.SAL, decider);
        assertThat(floor.find(handoff.id()).answer().orElseThrow().by()).isEqualTo(decider);
        floor.workspace.pass(Duration.ofSeconds(1));
        moveTo(handoff, Stage.SQL, decider);
        assertThat(floor.workspace.store.happenings()).filteredOn(
                each -> each.what() instanceof What.Accepted || each.what() instanceof What.Qualified)
                .extracting(each -> each.by().orElseThrow()).containsExactly(decider, decider);
    }

    @Test
    void what_was_accepted_for_nobody_goes_to_somebody() {
        floor.team(rep(sara, 1), rep(omid, 1));
        Handoff first = offered("a");
        var _ = offered("b");
        Handoff queued = offered("c");
        assertThat(queued.rep()).isEmpty();
        moveTo(queued, Stage.SAL, Actor.named("Mina"));
        assertThat(floor.handoff.reject(first.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        floor.follow();
        assertThat(floor.find(queued.id()).rep()).contains(sara);
        assertThat(state(queued)).isEqualTo(HandoffState.ACCEPTED);
    }

    @Test
    void what_a_rep_of_the_team_accepts_from_the_queue_is_his() {
        floor.team(rep(sara, 1));
        var _ = offered("a");
        Handoff queued = offered("b");
        floor.team(rep(sara, 1), rep(omid, 2));
        moveTo(queued, Stage.SAL, new Actor(Optional.of(omid), "Omid"));
        floor.follow();
        assertThat(floor.find(queued.id()).rep()).contains(omid);
        assertThat(floor.find(queued.id()).choice().because()).isEqualTo(Because.TAKEN);
    }

    private List<What> told(Handoff handoff) {
        return floor.workspace.store.happenings().stream().filter(each -> each.handoff().equals(handoff.id()))
                .map(Happening::what).toList();
    }

    @Test
    void that_a_colleague_takes_what_another_was_offered_is_told_with_who_has_it() {
        floor.team(rep(sara), "{person: '" + omid + "', lead: true}");
        Handoff handoff = offered("nima");
        assertThat(handoff.rep()).contains(sara);
        assertThat(floor.handoff.accept(handoff.id(), asking(omid))).isInstanceOf(Outcome.Done.class);
        assertThat(told(handoff)).containsExactly(new What.Offered(handoff.choice()),
                new What.Routed(Optional.of(sara), Choice.by(Because.TAKEN, omid)),
                new What.Accepted(Optional.of(omid)));
        Handoff other = offered("mina");
        assertThat(floor.handoff.accept(other.id(), asking(other.rep().orElseThrow())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(told(other)).last().isEqualTo(new What.Accepted(other.rep()));
        assertThat(told(other)).noneMatch(What.Routed.class::isInstance);
    }

    @Test
    void a_deal_that_a_crm_tells_of_qualifies_what_was_accepted_and_a_correction_stands_beside_it() {
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        for (String outcome : List.of("opportunity", "opportunity", "won", "lost")) {
            floor.workspace.pass(Duration.ofMinutes(1));
            floor.workspace
                    .submit(floor.workspace.outcome("keys", map("email", "nima@nima.example"), "outcome", outcome));
            assertThat(floor.stage(handoff.lead()).name()).isEqualToIgnoringCase(outcome);
        }
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
        assertThat(floor.workspace.directory.transitions(handoff.lead()).orElseThrow())
                .extracting(each -> each.transition().to())
                .containsExactly(Stage.MQL, Stage.SAL, Stage.OPPORTUNITY, Stage.WON, Stage.LOST);
    }

    private Report deal(String outcome) {
        return floor.workspace.outcome("keys", map("email", "nima@nima.example"), "outcome", outcome);
    }

    private boolean isCustomer(LeadId lead) {
        return Profile.of(floor.workspace.store.leads().history(lead).facts(), floor.workspace.now())
                .isCustomer(floor.workspace.now());
    }

    @Test
    void what_a_crm_tells_while_an_offer_is_made_stands_behind_it() {
        Report won = deal("won");
        LeadId lead = floor.ready("nima");
        floor.follow();
        Handoff offer = floor.open(lead).orElseThrow();
        floor.workspace.submit(won);

        assertThat(state(offer)).isEqualTo(HandoffState.WITHDRAWN);
        assertThat(floor.workspace.store.leads().history(lead).facts().stream().sorted(LeadFact.BY_POSITION)
                .map(LeadFact::says).filter(says -> says instanceof Statement.Handing
                        || says instanceof Statement.OutcomeIs)
                .map(says -> says.getClass().getSimpleName()))
                .containsExactly("Offered", "OutcomeIs", "OfferEnded");
        floor.workspace.pass(Duration.ofSeconds(1));
        floor.workspace.submit(deal("lost"));
        assertThat(floor.stage(lead)).isEqualTo(Stage.LOST);
        assertThat(isCustomer(lead)).isFalse();
    }

    @Test
    void a_crm_that_tells_late_what_was_so_before_is_heard_and_moves_nothing() {
        LeadId lead = floor.ready("nima");
        floor.pass(Duration.ofMinutes(1));
        String before = floor.workspace.now().toString();
        floor.pass(Duration.ofMinutes(1));
        floor.workspace.submit(deal("lost"));
        floor.pass(Duration.ofMinutes(1));
        Receipt late = floor.workspace.submit(floor.workspace.outcome("keys", map("email", "nima@nima.example"),
                "outcome", "won", "occurred-at", before)).getFirst();

        assertThat(late).isInstanceOf(Receipt.Recorded.class);
        assertThat(floor.stage(lead)).isEqualTo(Stage.LOST);
        assertThat(isCustomer(lead)).isFalse();
        assertThat(floor.workspace.store.leads().history(lead).facts()).extracting(LeadFact::says)
                .filteredOn(Statement.OutcomeIs.class::isInstance).hasSize(2);
        assertThat(floor.workspace.directory.transitions(lead).orElseThrow())
                .extracting(each -> each.transition().to()).containsExactly(Stage.MQL, Stage.LOST);
    }

    private void isCustomer(String lead, Object customer) {
        floor.workspace.submit(floor.workspace.lead("keys", map("email", lead + "@" + lead + ".example"), "customer",
                customer));
    }

    @Test
    void the_offer_of_whoever_becomes_a_customer_is_taken_back_and_says_so() {
        Handoff handoff = offered("nima");
        floor.workspace.pass(Duration.ofMinutes(1));
        isCustomer("nima", true);
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.LEAD);
        assertThat(told(handoff)).last().isEqualTo(new What.Withdrawn(Happening.Why.BECAME_CUSTOMER));
        floor.follow();
        assertThat(floor.open(handoff.lead())).isEmpty();
        assertThat(floor.wishes(handoff.lead())).isEmpty();
    }

    @Test
    void the_offer_of_whoever_turns_out_to_be_a_customer_already_says_so_too() {
        Handoff handoff = offered("nima");
        isCustomer("nima", map("since", floor.workspace.now().minus(Duration.ofDays(9)).toString()));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.LEAD);
        assertThat(told(handoff)).last().isEqualTo(new What.Withdrawn(Happening.Why.BECAME_CUSTOMER));
    }

    @Test
    void what_was_accepted_stays_with_whoever_becomes_a_customer() {
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.workspace.pass(Duration.ofMinutes(1));
        isCustomer("nima", true);
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SAL);
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
    }

    @Test
    void the_offer_of_whoever_ceases_to_be_a_customer_is_taken_back_by_itself() {
        floor.workspace.activate(Workspace.withCustomers());
        isCustomer("nima", map("since", floor.workspace.now().minus(Duration.ofDays(9)).toString(), "until",
                floor.workspace.now().plus(Duration.ofDays(1)).toString()));
        Handoff handoff = offered("nima");
        assertThat(handoff.stage()).isEqualTo(Stage.SERVICE_QUALIFIED);
        floor.pass(Duration.ofDays(1));
        assertThat(told(handoff)).last().isEqualTo(new What.Withdrawn(Happening.Why.NO_LONGER_CUSTOMER));
        assertThat(floor.open(handoff.lead()).orElseThrow().stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void a_deal_of_a_customer_is_one_of_an_expansion_and_freezes_its_points() {
        floor.workspace.activate(Workspace.withCustomers());
        isCustomer("nima", map("since", floor.workspace.now().minus(Duration.ofDays(9)).toString()));
        LeadId lead = floor.ready("nima");
        floor.workspace.submit(floor.workspace.outcome("keys", map("email", "nima@nima.example"), "outcome",
                "opportunity"));
        assertThat(floor.stage(lead)).isEqualTo(Stage.OPPORTUNITY);
        assertThat(floor.workspace.directory.transitions(lead).orElseThrow())
                .extracting(each -> each.transition().cycle().kind()).containsOnly(CycleKind.EXPANSION);
        int score = floor.score(lead);
        floor.pass(Duration.ofDays(10));
        assertThat(floor.score(lead)).isEqualTo(score);
    }

    @Test
    void nobody_gets_more_than_the_cap_and_the_queue_goes_to_whoever_is_free() {
        floor.team(rep(sara, 1), rep(omid, 1));
        Handoff first = offered("a");
        Handoff second = offered("b");
        Handoff third = offered("c");
        assertThat(second.rep()).contains(omid);
        assertThat(third.rep()).isEmpty();
        assertThat(third.choice().because()).isEqualTo(Because.NOBODY_FREE);
        assertThat(floor.handoff.reject(first.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        floor.follow();
        assertThat(floor.find(third.id()).rep()).contains(sara);
    }

    private void isPassedOver(Handoff handoff, UUID rep, Because as, Choice.Why why) {
        assertThat(floor.find(handoff.id()).choice().passedOver()).first()
                .isEqualTo(new PassedOver(rep, as, why));
    }

    @Test
    void what_an_absent_rep_has_goes_to_a_colleague() {
        Handoff handoff = offered("nima");
        floor.away(sara, Duration.ofDays(3));
        floor.follow();
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
        isPassedOver(handoff, sara, Because.TURN, Choice.Why.AWAY);
        floor.away(omid, Duration.ofDays(3));
        floor.follow();
        assertThat(floor.find(handoff.id()).rep()).isEmpty();
        isPassedOver(handoff, omid, Because.TURN, Choice.Why.AWAY);
        floor.pass(Duration.ofDays(3));
        assertThat(floor.find(handoff.id()).state()).isEqualTo(HandoffState.RETURNED);
    }

    private LeadId colleague(String name) {
        floor.workspace.submit(floor.workspace.lead("keys", map("email", name + "@hart.example")));
        Receipt last = List.of(1, 2).stream()
                .map(i -> floor.workspace.submit(floor.workspace.engagement("id", name + i, "keys",
                        map("email", name + "@hart.example"), "type", "demo-requested")).getLast())
                .reduce((_, second) -> second).orElseThrow();
        return ((Receipt.Recorded) last).standing().lead();
    }

    @Test
    void what_an_absent_rep_has_of_one_account_goes_to_one_colleague() {
        UUID mina = floor.person("Mina");
        LeadId one = colleague("one");
        LeadId other = colleague("other");
        floor.follow();
        assertThat(floor.open(one).orElseThrow().rep()).contains(sara)
                .isEqualTo(floor.open(other).orElseThrow().rep());
        floor.team(rep(sara), rep(omid), rep(mina));
        floor.away(sara, Duration.ofDays(3));
        floor.follow();
        assertThat(floor.open(one).orElseThrow().rep()).isPresent().isNotEqualTo(Optional.of(sara))
                .isEqualTo(floor.open(other).orElseThrow().rep());
        assertThat(List.of(floor.open(one), floor.open(other)))
                .extracting(each -> each.orElseThrow().choice().because())
                .containsExactlyInAnyOrder(Because.TURN, Because.SAME_ACCOUNT);
    }

    @Test
    void a_broken_promise_climbs_the_ladder_each_rung_once() {
        Handoff handoff = offered("nima");
        floor.pass(Duration.ofMinutes(89));
        assertThat(floor.find(handoff.id()).rep()).contains(sara);
        floor.pass(Duration.ofMinutes(1));
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
        isPassedOver(handoff, sara, Because.TURN, Choice.Why.HAD_IT);
        floor.pass(Duration.ofMinutes(30));
        assertThat(state(handoff)).isEqualTo(HandoffState.RETURNED);
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.MQL);
        floor.pass(Duration.ofHours(5));
        assertThat(floor.open(handoff.lead())).isEmpty();
        floor.workspace.submit(floor.demo("nima", "nima-3"));
        floor.follow();
        assertThat(floor.open(handoff.lead())).isPresent();
    }

    /** It came back unanswered. */
    private Handoff returned(String lead) {
        Handoff handoff = offered(lead);
        floor.pass(Duration.ofHours(2));
        assertThat(state(handoff)).isEqualTo(HandoffState.RETURNED);
        return handoff;
    }

    private void isNotOfferedAgain(LeadId lead) {
        floor.follow();
        assertThat(floor.open(lead)).isEmpty();
        assertThat(floor.wishes(lead)).singleElement().extracting(Wish::status)
                .isInstanceOf(Status.Returned.class);
    }

    @Test
    void another_version_of_the_policy_has_the_same_rules() {
        Handoff handoff = returned("nima");
        floor.usualPolicy();
        isNotOfferedAgain(handoff.lead());
        floor.policy("{id: everybody, team: inside}");
        floor.follow();
        assertThat(floor.open(handoff.lead())).isPresent();
    }

    @Test
    void that_for_a_while_no_rule_takes_what_came_back_is_no_new_evidence() {
        Handoff handoff = returned("nima");
        floor.policy("{id: web, when: {source: {is: web}}, team: inside}");
        floor.follow();
        assertThat(floor.wishes(handoff.lead())).extracting(Wish::status)
                .containsExactly(new Status.Unmatched(Miss.NO_RULE));
        floor.usualPolicy();
        isNotOfferedAgain(handoff.lead());
        floor.workspace.pass(Duration.ofSeconds(1));
        floor.workspace.submit(floor.demo("nima", "nima-3"));
        floor.follow();
        assertThat(floor.open(handoff.lead())).isPresent();
    }

    @Test
    void becoming_part_of_another_lead_is_no_new_evidence() {
        Handoff handoff = returned("nima");
        Receipt other = floor.workspace
                .submit(floor.workspace.lead("keys", map("email", "mina@mina.example"), "attributes", map("a", "b")))
                .getLast();
        LeadId whole = ((Receipt.Recorded) other).standing().lead();
        assertThat(floor.workspace.merging.merge(whole, handoff.lead())).isNotNull();
        assertThat(floor.stage(whole)).isEqualTo(Stage.MQL);
        isNotOfferedAgain(whole);
    }

    @Test
    void who_is_asked_to_be_offered_again_is_also_by_the_rule_from_which_it_came_back() {
        Handoff handoff = returned("nima");
        assertThat(new Reoffering(floor.workspace.store.ledger(), floor.workspace::now).offer(handoff.lead()))
                .isEqualTo(new Reoffering.Outcome.Asked());
        floor.follow();
        assertThat(floor.open(handoff.lead())).isPresent();
    }

    private List<What.Climbed> climbed(Handoff handoff) {
        return floor.workspace.store.happenings().stream().filter(each -> each.handoff().equals(handoff.id()))
                .flatMap(each -> each.what() instanceof What.Climbed rung ? Stream.of(rung) : Stream.empty()).toList();
    }

    @Test
    void what_sales_has_accepted_does_not_go_back_and_nobody_says_so() {
        floor.policy("{id: all, team: inside, sla: {first-contact: {within: 1h, on-breach: {do: return}}}}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.pass(Duration.ofHours(1));
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(climbed(handoff))
                .containsExactly(new What.Climbed(Clock.Kind.FIRST_CONTACT, Rung.Act.RETURN, false));
    }

    @Test
    void that_nobody_else_was_found_is_told_as_it_is() {
        Handoff handoff = offered("nima");
        floor.away(omid, Duration.ofHours(9));
        floor.pass(Duration.ofMinutes(90));
        assertThat(floor.find(handoff.id()).rep()).contains(sara);
        assertThat(climbed(handoff)).containsExactly(new What.Climbed(Clock.Kind.ACCEPT, Rung.Act.ALERT_LEAD, true),
                new What.Climbed(Clock.Kind.ACCEPT, Rung.Act.REASSIGN, false));
        floor.pass(Duration.ofMinutes(30));
        assertThat(climbed(handoff).getLast())
                .isEqualTo(new What.Climbed(Clock.Kind.ACCEPT, Rung.Act.RETURN, true));
    }

    @Test
    void of_two_leads_that_become_one_the_handoff_that_is_further_on_stays() {
        Handoff accepted = offered("nima");
        Handoff offer = offered("mina");
        assertThat(floor.handoff.accept(accepted.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.workspace.merging.merge(offer.lead(), accepted.lead())).isNotNull();
        assertThat(state(offer)).isEqualTo(HandoffState.WITHDRAWN);
        assertThat(floor.open(offer.lead()).orElseThrow().id()).isEqualTo(accepted.id());
        assertThat(floor.stage(offer.lead())).isEqualTo(Stage.SAL);
        assertThat(floor.workspace.store.outbox().fanOut(floor.workspace.now(), 100)).isPositive();
        assertThat(floor.workspace.store.outbox().after(0, 100)).extracting(placed -> placed.event().type())
                .as("that they are one is told before what comes of it")
                .containsSubsequence(EventType.LEAD_MERGED, EventType.HANDOFF_WITHDRAWN);
    }

    @Test
    void what_is_offered_of_an_erased_lead_is_withdrawn() {
        Handoff handoff = offered("nima");
        assertThat(floor.workspace.erasure.erase(handoff.lead(), false)).isTrue();
        assertThat(state(handoff)).isEqualTo(HandoffState.WITHDRAWN);
    }

    private static final Checklist BUDGET = new Checklist("own", Labels.NONE, List.of(new Item("budget", Labels.NONE,
            new Kind.YesNo(), true, "own.budget", List.of())));

    private Report answered(String lead) {
        return floor.workspace.lead("keys", map("email", lead + "@" + lead + ".example"), "answers",
                map("own.budget", true));
    }

    private void needBudget(String promotion) {
        floor.checklists.put("own", BUDGET);
        floor.policy("{id: all, team: inside, checklist: own}", promotion);
    }

    @Test
    void who_lacks_nothing_any_more_by_another_checklist_qualifies_without_a_fact() {
        Item more = new Item("authority", Labels.NONE, new Kind.YesNo(), true, "own.authority", List.of());
        needBudget("{when: {score: total, at-least: 60}}");
        floor.checklists.put("own", new Checklist("own", Labels.NONE, List.of(BUDGET.items().getFirst(), more)));
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.workspace.submit(answered("nima"));
        floor.pass(Duration.ofMinutes(1));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SAL);

        floor.checklists.put("own", BUDGET);
        floor.needsChange.accept("other");
        floor.pass(Duration.ofMinutes(1));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SAL);
        floor.needsChange.accept("own");
        floor.pass(Duration.ofMinutes(1));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SQL);
    }

    private void writtenByAnotherRelease(LeadId lead) {
        Card before = floor.workspace.store.leads().find(lead).orElseThrow().card();
        assertThat(floor.workspace.store.ledger().<Boolean>write(page -> {
            page.save(List.of(new Card(lead, before.anonymous(), before.judge(), new byte[]{0}, before.stage(),
                    before.source(), before.due(), before.account())));
            return true;
        })).isTrue();
    }

    @Test
    void who_lacks_nothing_any_more_qualifies_although_another_release_wrote_the_card() {
        needBudget("{when: {score: total, at-least: 60}}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.pass(Duration.ofMinutes(1));
        writtenByAnotherRelease(handoff.lead());
        floor.checklists.put("own", new Checklist("own", Labels.NONE, List.of(new Item("budget", Labels.NONE,
                new Kind.YesNo(), false, "own.budget", List.of()))));
        floor.needsChange.accept("own");
        floor.pass(Duration.ofMinutes(1));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SQL);
    }

    @Test
    void nobody_is_qualified_before_what_is_needed_is_known() {
        needBudget("");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.handoff.qualify(handoff.id(), asking(sara)))
                .isEqualTo(new Outcome.Missing(List.of(new Gap("budget", Gap.Reason.UNANSWERED))));
        assertThat(floor.decisions.decide(handoff.lead(), new Order(Optional.empty(), Optional.empty(),
                new Decision.Moved(Stage.SQL, Duration.ZERO), Actor.named("Mina"), Optional.empty())))
                .isInstanceOf(LeadDecisions.Outcome.Missing.class);
        floor.workspace.submit(answered("nima"));
        floor.workspace.pass(Duration.ofSeconds(1));
        assertThat(floor.handoff.qualify(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SQL);
    }

    @Test
    void above_the_second_threshold_an_accepted_lead_qualifies_itself_when_what_is_needed_is_known() {
        needBudget("{when: {score: total, at-least: 80}, needs: [budget]}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.workspace.submit(answered("nima"));
        floor.pass(Duration.ofSeconds(1));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SAL);
        floor.workspace.submit(floor.demo("nima", "nima-3"));
        floor.pass(Duration.ofSeconds(1));
        assertThat(floor.stage(handoff.lead())).isEqualTo(Stage.SQL);
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void nobody_passes_by_what_is_needed_with_an_override_but_who_may_act_everywhere() {
        needBudget("");
        Handoff handoff = offered("nima");
        for (Stage stage : List.of(Stage.SQL, Stage.OPPORTUNITY, Stage.WON)) {
            assertThat(decided(handoff, handoff.rep(), new Decision.Overridden(stage), false)).isEqualTo(
                    new LeadDecisions.Outcome.Missing(List.of(new Gap("budget", Gap.Reason.UNANSWERED))));
        }
        assertThat(state(handoff)).isEqualTo(HandoffState.OFFERED);
        assertThat(decided(handoff, Optional.empty(), new Decision.Overridden(Stage.SQL), true))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
        Handoff other = offered("mina");
        floor.workspace.submit(answered("mina"));
        assertThat(decided(other, other.rep(), new Decision.Overridden(Stage.SQL), false))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
    }

    @Test
    void what_the_checklist_requires_is_needed_where_the_policy_names_nothing() {
        needBudget("{when: {score: total, at-least: 60}}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.follow();
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(floor.handoff.qualify(handoff.id(), asking(sara))).isInstanceOf(Outcome.Missing.class);
        floor.workspace.submit(answered("nima"));
        floor.pass(Duration.ofSeconds(1));
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void what_no_checklist_asks_is_not_known() {
        needBudget("{when: {score: total, at-least: 60}, needs: [budget]}");
        floor.checklists.clear();
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.follow();
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(floor.handoff.qualify(handoff.id(), asking(sara)))
                .isEqualTo(new Outcome.Missing(List.of(new Gap("budget", Gap.Reason.NOT_ASKED))));
    }

    private void decide(Handoff handoff, Decision decision) {
        floor.workspace.pass(Duration.ofSeconds(1));
        assertThat(floor.decisions.decide(handoff.lead(), new Order(Optional.empty(), Optional.empty(), decision,
                Actor.named("Mina"), Optional.empty()))).isInstanceOf(LeadDecisions.Outcome.Done.class);
    }

    private LeadDecisions.Outcome decided(Handoff handoff, Optional<UUID> by, Decision decision, boolean everywhere) {
        floor.workspace.pass(Duration.ofSeconds(1));
        return floor.deciding.decide(handoff.lead(), new Order(Optional.empty(), Optional.empty(), decision,
                new Actor(by, "somebody"), Optional.of("asked at the fair")), everywhere);
    }

    @Test
    void a_decision_that_answers_a_handoff_is_for_whoever_may_answer_it() {
        Handoff handoff = offered("nima");
        Optional<UUID> stranger = Optional.of(floor.person("Mina"));
        for (Decision answer : List.of(new Decision.Moved(Stage.SAL, Duration.ZERO),
                new Decision.Moved(Stage.RECYCLED, Duration.ZERO), new Decision.Overridden(Stage.SQL))) {
            assertThat(decided(handoff, stranger, answer, false))
                    .isEqualTo(new LeadDecisions.Outcome.Denied(new Denial.NotYours()));
            assertThat(decided(handoff, Optional.empty(), answer, false))
                    .isEqualTo(new LeadDecisions.Outcome.Denied(new Denial.Nobodys()));
        }
        assertThat(state(handoff)).isEqualTo(HandoffState.OFFERED);
        assertThat(decided(handoff, stranger, new Decision.Overridden(Stage.LEAD), false)).as("no answer")
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        assertThat(state(handoff)).isEqualTo(HandoffState.WITHDRAWN);
    }

    @Test
    void whoever_has_a_handoff_or_may_act_everywhere_answers_it_by_a_decision() {
        Handoff handoff = offered("nima");
        assertThat(decided(handoff, handoff.rep(), new Decision.Moved(Stage.SAL, Duration.ZERO), false))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(decided(handoff, Optional.empty(), new Decision.Moved(Stage.RECYCLED, Duration.ZERO), true))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        assertThat(state(handoff)).isEqualTo(HandoffState.SENT_BACK);
        assertThat(floor.workspace.store.handoffs().steps(handoff.id()).getLast().note())
                .contains("asked at the fair");
    }

    @Test
    void by_no_decision_a_rep_takes_over_more_than_the_cap_allows() {
        floor.team(rep(sara, 1), rep(omid, 1));
        Handoff first = offered("nima");
        Handoff second = offered("mani");
        Handoff third = offered("hana");
        assertThat(third.rep()).isEmpty();
        assertThat(decided(third, first.rep(), new Decision.Moved(Stage.SAL, Duration.ZERO), false))
                .isEqualTo(new LeadDecisions.Outcome.Denied(new Denial.Full(first.rep().orElseThrow(), 1)));
        assertThat(decided(second, second.rep(), new Decision.Moved(Stage.SAL, Duration.ZERO), false))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
    }

    @Test
    void time_alone_brings_an_accepted_lead_to_the_second_threshold() {
        floor.policy("{id: all, team: inside}",
                "{when: {at-most: 0, of: {type: demo-requested}, within: P10D}, needs: []}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.pass(Duration.ofDays(10).minusSeconds(1));
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        floor.pass(Duration.ofSeconds(1));
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void what_a_rep_has_accepted_nobody_takes_back_who_may_not_answer_it() {
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        Optional<UUID> stranger = Optional.of(floor.person("Mina"));
        for (Decision taking : List.of(new Decision.Overridden(Stage.MQL), new Decision.Overridden(Stage.LEAD),
                new Decision.Overridden(Stage.LOST))) {
            assertThat(decided(handoff, stranger, taking, false))
                    .isEqualTo(new LeadDecisions.Outcome.Denied(new Denial.NotYours()));
            assertThat(decided(handoff, Optional.empty(), taking, false))
                    .isEqualTo(new LeadDecisions.Outcome.Denied(new Denial.Nobodys()));
        }
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(decided(handoff, stranger, new Decision.Overridden(Stage.LEAD), true))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        assertThat(state(handoff)).isEqualTo(HandoffState.WITHDRAWN);
    }

    @Test
    void what_a_rep_accepted_under_an_override_nobody_takes_back_by_lifting_it_who_may_not_answer_it() {
        Handoff handoff = offered("nima");
        assertThat(decided(handoff, handoff.rep(), new Decision.Overridden(Stage.SAL), false))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        assertThat(decided(handoff, Optional.of(floor.person("Mina")), new Decision.Lifted(), false))
                .isEqualTo(new LeadDecisions.Outcome.Denied(new Denial.NotYours()));
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(decided(handoff, handoff.rep(), new Decision.Lifted(), false))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
    }

    @Test
    void while_an_override_holds_nobody_qualifies_by_himself() {
        floor.policy("{id: all, team: inside}", "{when: {score: total, at-least: 80}, needs: []}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        decide(handoff, new Decision.Overridden(Stage.SAL));
        floor.workspace.submit(floor.demo("nima", "nima-3"));
        floor.pass(Duration.ofSeconds(1));
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        decide(handoff, new Decision.Lifted());
        floor.follow();
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void who_tried_in_vain_has_not_kept_the_promise_of_a_first_contact() {
        floor.policy("{id: all, team: inside, sla: {first-contact: {within: 8h}}}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.contacted(handoff.id(), "phone", false, Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(floor.find(handoff.id()).contactedAt()).isEmpty();
        assertThat(floor.find(handoff.id()).dueAt()).contains(floor.workspace.now().plus(Duration.ofHours(8)));
        floor.workspace.pass(Duration.ofHours(1));
        assertThat(floor.handoff.contacted(handoff.id(), "phone", true, Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(floor.find(handoff.id()).contactedAt()).contains(floor.workspace.now());
        assertThat(floor.find(handoff.id()).dueAt()).isEmpty();
    }

    @Test
    void what_a_rep_notes_in_between_keeps_no_accepted_lead_from_qualifying_itself() {
        needBudget("{when: {score: total, at-least: 60}, needs: [budget]}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.follow();
        floor.workspace.submit(answered("nima"));
        floor.workspace.pass(Duration.ofSeconds(1));
        assertThat(floor.handoff.contacted(handoff.id(), "phone", true, Optional.empty(), asking(sara)))
                .isInstanceOf(Outcome.Done.class);
        floor.follow();
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void what_nobody_decides_in_time_goes_to_a_colleague() {
        floor.policy("{id: all, team: inside, sla: {decision: {within: 8h, on-breach: [{after: 1h, do: reassign}]}}}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.pass(Duration.ofHours(9).minusSeconds(1));
        assertThat(floor.find(handoff.id()).rep()).contains(sara);
        floor.pass(Duration.ofSeconds(1));
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
        assertThat(state(handoff)).isEqualTo(HandoffState.ACCEPTED);
        assertThat(floor.handoff.qualify(handoff.id(), asking(omid))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_goes_to_a_colleague_and_qualifies_itself_at_one_instant_is_the_colleagues() {
        floor.policy("{id: all, team: inside, sla: {decision: {within: 8h, on-breach: [{after: 1h, do: reassign}]}}}",
                "{when: {score: total, at-least: 80}, needs: []}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.workspace.pass(Duration.ofHours(9));
        floor.workspace.submit(floor.demo("nima", "nima-3"));
        floor.follow();
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
    }

    @Test
    void a_decision_over_the_stage_starts_the_clock_to_a_decision() {
        floor.policy("{id: all, team: inside, sla: {decision: {within: 8h}}}");
        Handoff handoff = offered("nima");
        floor.workspace.decisions.decide(handoff.lead(), new Order(Optional.empty(), Optional.empty(),
                new Decision.Moved(Stage.SAL, Duration.ZERO), Actor.named("Mina"), Optional.empty()));
        floor.follow();
        assertThat(floor.find(handoff.id()).dueAt()).contains(floor.workspace.now().plus(Duration.ofHours(8)));
    }

    @Test
    void who_is_above_the_second_threshold_when_accepted_is_qualified_at_once() {
        needBudget("{when: {score: total, at-least: 60}, needs: []}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        floor.follow();
        assertThat(state(handoff)).isEqualTo(HandoffState.QUALIFIED);
    }

    @Test
    void who_has_left_gets_nothing_any_more() {
        floor.workspace.store.people().leave(sara, floor.workspace.now());
        assertThat(offered("nima").rep()).contains(omid);
        assertThat(offered("mina").rep()).contains(omid);
    }

    @Test
    void of_whom_it_is_taken_who_does_not_work_here_any_more_it_is_said_that_he_has_left() {
        Handoff handoff = offered("nima");
        floor.workspace.store.people().leave(sara, floor.workspace.now());
        floor.follow();
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
        isPassedOver(handoff, sara, Because.TURN, Choice.Why.LEFT);
    }

    @Test
    void a_colleague_may_take_it_over() {
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isEqualTo(new Outcome.NotYours());
        assertThat(floor.handoff.transfer(handoff.id(), UUID.randomUUID(), asking(omid)))
                .isInstanceOf(Outcome.NoSuchRep.class);
    }

    @Test
    void nothing_is_handed_to_who_is_away() {
        Handoff handoff = offered("nima");
        floor.away(omid, Duration.ofDays(3));
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(sara))).isEqualTo(new Outcome.Away(omid));
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(sara))).isEqualTo(new Outcome.Away(omid));
        floor.workspace.pass(Duration.ofDays(3));
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(sara))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_somebody_had_who_left_the_team_goes_to_a_colleague_or_to_the_queue() {
        Handoff handoff = offered("nima");
        floor.workspace.store.teams().open(SalesFloor.TEAM, OpenHandoffs.NONE);
        floor.team(rep(omid, 1));
        floor.follow();
        assertThat(floor.find(handoff.id()).rep()).contains(omid);
        floor.team(rep(sara));
        floor.away(sara, Duration.ofMinutes(9));
        floor.follow();
        assertThat(floor.find(handoff.id()).rep()).isEmpty();
    }

    @Test
    void whom_nobody_who_is_free_may_take_does_not_stand_before_the_others() {
        floor.team("{person: '" + sara + "', cap: 1, accounts: ['domain:hart.example']}", rep(omid, 1));
        floor.policy("{id: web, when: {attribute: role, is: owner}, team: inside, routing: [owner]},"
                + " {id: all, team: inside}");
        floor.workspace.submit(floor.workspace.lead("keys", map("email", "nima@nima.example"), "attributes",
                map("role", "owner")));
        Handoff ownersOnly = offered("nima");
        assertThat(ownersOnly.rep()).isEmpty();
        Handoff first = offered("a");
        Handoff second = offered("b");
        Handoff third = offered("c");
        assertThat(third.rep()).isEmpty();
        assertThat(floor.handoff.reject(first.id(), "too-early", Optional.empty(),
                asking(first.rep().orElseThrow()))).isInstanceOf(Outcome.Done.class);

        assertThat(floor.clocks.reroute(1).leads()).isOne();
        assertThat(floor.find(third.id()).rep()).isEqualTo(first.rep());
        assertThat(second.rep()).isPresent();
        assertThat(floor.handoff.reject(second.id(), "too-early", Optional.empty(),
                asking(second.rep().orElseThrow()))).isInstanceOf(Outcome.Done.class);
        assertThat(floor.clocks.reroute(1).more()).as("nobody looks again and again").isFalse();
    }
}
