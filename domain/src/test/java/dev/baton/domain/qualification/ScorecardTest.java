package dev.baton.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final JudgedBy BY = new JudgedBy("x", 1);
    private static final LeadFact JUDGEMENT = new LeadFact(new UUID(1, 1),
            new When(Scorecard.BEGINNING, NOON, Effects.ALL), BY);

    private static Scorecard card(String stages, Engagement... engagements) {
        Plan plan = Plan.of(definition(stages));
        List<Engagement> all = new ArrayList<>(List.of(engagements));
        return Replay.of(new History(List.of(JUDGEMENT), all), Map.of(BY, plan)::get, Instant.MAX).orElseThrow();
    }

    private static Definition definition(String stages) {
        return valid("""
                {definition: x, dimensions: {d: {weight: 100}},
                 rules: [{id: view, dimension: d, points: 10, each: {type: page-viewed}, fades: {expires: P3D}}],
                 stages: %s}""".formatted(stages));
    }

    private static Definition valid(String written) {
        return ((Parsed.Valid<Definition>) DefinitionReader.read(Written.tree(written))).value();
    }

    private static Engagement engagement(String type, Instant at) {
        return new Engagement(new EngagementId("web", type + at), new When(at, at, Effects.ALL), type,
                Optional.empty(), Asset.NONE, Optional.empty(), Optional.empty(), Map.of(), Verdict.HUMAN);
    }

    @Test
    void a_lead_enters_by_itself_when_what_kept_it_out_closes() {
        Scorecard card = card("{MQL: {enter: {at-least: 1, of: {type: demo-requested}}, "
                + "leave: {at-least: 1, of: {type: email-unsubscribed}, within: P1W}}}",
                engagement("email-unsubscribed", NOON), engagement("demo-requested", NOON.plusSeconds(1)));
        Instant closes = NOON.plus(Duration.ofDays(7));

        card.askWhileDue(closes.minusMillis(1));
        assertThat(card.stage()).isEqualTo(Stage.LEAD);
        card.askWhileDue(closes);
        assertThat(card.stage()).isEqualTo(Stage.MQL);
        assertThat(card.since()).isEqualTo(closes);
    }

    private static LeadFact said(int number, Instant at, Statement says) {
        return new LeadFact(new UUID(2, number), new When(at, at, Effects.ALL), says);
    }

    private static Statement decided(Decision decision) {
        return new Statement.Decided(new Cycle(CycleKind.NEW_BUSINESS, 1), decision, "Omid", Optional.empty());
    }

    @Test
    void a_deal_that_is_lost_bars_the_lead_although_somebody_showed_it_as_lost_before() {
        Plan plan = Plan.of(definition("{MQL: {enter: {at-least: 1, of: {type: demo-requested}}, cool-down: P30D}}"));
        Scorecard card = Replay.of(new History(List.of(JUDGEMENT,
                said(1, NOON.plusSeconds(1), decided(new Decision.Moved(Stage.SAL, Duration.ZERO))),
                said(2, NOON.plusSeconds(2), decided(new Decision.Overridden(Stage.LOST))),
                said(3, NOON.plusSeconds(3),
                        new Statement.OutcomeIs(Statement.Outcome.LOST, Optional.empty(), Optional.empty()))),
                List.of(engagement("demo-requested", NOON))), Map.of(BY, plan)::get, Instant.MAX).orElseThrow();

        card.askWhileDue(NOON.plus(Duration.ofDays(60)));
        assertThat(card.stage()).isEqualTo(Stage.LOST);
    }

    private static Statement deal(Statement.Outcome outcome) {
        return new Statement.OutcomeIs(outcome, Optional.empty(), Optional.empty());
    }

    @Test
    void a_win_that_was_none_leaves_a_lead_that_may_qualify_again() {
        Plan plan = Plan.of(definition("{MQL: {enter: {at-least: 1, of: {type: demo-requested}}}}"));
        Scorecard card = Replay.of(new History(List.of(JUDGEMENT, said(1, NOON, deal(Statement.Outcome.WON)),
                said(2, NOON.plusSeconds(1), deal(Statement.Outcome.LOST))),
                List.of(engagement("demo-requested", NOON.plusSeconds(9)))), Map.of(BY, plan)::get, Instant.MAX)
                .orElseThrow();

        assertThat(card.stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void a_loss_of_before_a_win_leaves_the_lead_won() {
        Plan plan = Plan.of(definition("{MQL: {enter: {at-least: 1, of: {type: demo-requested}}}}"));
        LeadFact before = new LeadFact(new UUID(2, 2),
                new When(NOON.minusSeconds(99), NOON.plusSeconds(1), Effects.ALL), deal(Statement.Outcome.LOST));
        Scorecard card = Replay.of(new History(List.of(JUDGEMENT, said(1, NOON, deal(Statement.Outcome.WON)), before),
                List.of()), Map.of(BY, plan)::get, Instant.MAX).orElseThrow();

        assertThat(card.stage()).isEqualTo(Stage.WON);
    }

    private static LeadFact late(int number, Instant occurred, Instant recorded, Statement.Outcome outcome) {
        return new LeadFact(new UUID(2, number), new When(occurred, recorded, Effects.ALL), deal(outcome));
    }

    @Test
    void what_was_so_before_what_is_known_of_a_deal_moves_nothing() {
        Instant before = NOON.minusSeconds(60);
        Instant told = NOON.plusSeconds(60);

        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.LOST)),
                late(2, before, told, Statement.Outcome.WON)))).containsExactly("new-business 1: LEAD > LOST");
        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.WON)),
                late(2, before, told, Statement.Outcome.OPPORTUNITY)))).containsExactly("new-business 1: LEAD > WON");
        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.OPPORTUNITY)),
                late(2, before, told, Statement.Outcome.LOST)))).containsExactly("new-business 1: LEAD > OPPORTUNITY");
        assertThat(steps(sold(said(1, NOON, decided(new Decision.Moved(Stage.LOST, Duration.ZERO))),
                late(2, before, told, Statement.Outcome.WON)))).as("a person closed it")
                .containsExactly("new-business 1: LEAD > LOST");
        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.LOST)),
                late(2, NOON, told, Statement.Outcome.WON)))).as("of one instant what is told later holds")
                .containsExactly("new-business 1: LEAD > LOST", "new-business 1: LOST > WON");
    }

    @Test
    void a_win_that_was_none_is_taken_back_although_its_offer_was_under_way() {
        LeadFact won = said(1, NOON, deal(Statement.Outcome.WON));
        LeadFact lost = said(9, NOON.plusSeconds(9), deal(Statement.Outcome.LOST));
        UUID handoff = new UUID(1, 1);
        Cycle first = new Cycle(CycleKind.NEW_BUSINESS, 1);

        Scorecard underWay = sold(won, said(2, NOON, new Statement.Offered(first, handoff)),
                said(3, NOON.plusMillis(1), new Statement.OfferEnded(first, handoff, Statement.Ending.WITHDRAWN)),
                lost);
        assertThat(underWay.stage()).isEqualTo(Stage.LOST);
        assertThat(underWay.isCustomer(underWay.horizon())).isFalse();
        Scorecard ofCustomer = sold(customer(4, NOON.minusSeconds(1)), won,
                said(2, NOON, new Statement.Offered(new Cycle(CycleKind.EXPANSION, 1), handoff)), lost);
        assertThat(steps(ofCustomer)).containsExactly("expansion 1: NONE > WON", "expansion 1: WON > LOST");
    }

    private static Scorecard sold(LeadFact... facts) {
        List<LeadFact> all = new ArrayList<>(List.of(facts));
        all.add(JUDGEMENT);
        return Replay.of(new History(all, List.of()), Map.of(BY, Plan.of(definition("{}")))::get, Instant.MAX)
                .orElseThrow();
    }

    private static List<String> steps(Scorecard card) {
        return card.transitions().stream().map(move -> move.cycle().kind().code() + " " + move.cycle().number() + ": "
                + move.from() + " > " + move.to()).toList();
    }

    private static LeadFact customer(int number, Instant since) {
        return said(number, since, new CustomerIs(true));
    }

    @Test
    void the_next_deal_of_whoever_was_won_is_one_of_an_expansion() {
        Scorecard card = sold(said(1, NOON, deal(Statement.Outcome.WON)),
                said(2, NOON.plusSeconds(1), deal(Statement.Outcome.OPPORTUNITY)),
                said(3, NOON.plusSeconds(2), deal(Statement.Outcome.LOST)),
                said(4, NOON.plusSeconds(3), deal(Statement.Outcome.OPPORTUNITY)),
                said(5, NOON.plusSeconds(4), deal(Statement.Outcome.WON)));

        assertThat(steps(card)).containsExactly("new-business 1: LEAD > WON", "expansion 1: NONE > OPPORTUNITY",
                "expansion 1: OPPORTUNITY > LOST", "expansion 2: LOST > OPPORTUNITY",
                "expansion 2: OPPORTUNITY > WON");
        assertThat(card.transitions()).extracting(Transition::cause).element(1)
                .isEqualTo(new Cause.Decided(Statement.Outcome.OPPORTUNITY));
    }

    @Test
    void any_deal_of_whoever_is_said_to_be_a_customer_is_one_of_an_expansion() {
        for (Statement.Outcome outcome : Statement.Outcome.values()) {
            assertThat(steps(sold(customer(1, NOON), said(2, NOON.plusSeconds(1), deal(outcome)))))
                    .containsExactly("expansion 1: NONE > " + outcome);
        }
    }

    @Test
    void the_deal_by_which_somebody_became_a_customer_is_one_of_new_business() {
        assertThat(steps(sold(customer(1, NOON), said(2, NOON, deal(Statement.Outcome.WON)))))
                .as("told of the same instant").containsExactly("new-business 1: LEAD > WON");
        assertThat(steps(sold(customer(1, NOON),
                new LeadFact(new UUID(2, 2), new When(NOON.minusSeconds(1), NOON.plusSeconds(9), Effects.ALL),
                        deal(Statement.Outcome.OPPORTUNITY)))))
                .as("told later, but made before").containsExactly("new-business 1: LEAD > OPPORTUNITY");
        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.OPPORTUNITY)), customer(2, NOON.plusSeconds(1)),
                said(3, NOON.plusSeconds(2), deal(Statement.Outcome.WON)))))
                .as("sales was at it").containsExactly("new-business 1: LEAD > OPPORTUNITY",
                        "new-business 1: OPPORTUNITY > WON");
    }

    @Test
    void a_deal_of_whoever_is_no_customer_any_more_is_one_of_new_business() {
        assertThat(steps(sold(said(1, NOON, new CustomerIs(true, Optional.of(NOON.plusSeconds(5)))),
                said(2, NOON.plusSeconds(5), deal(Statement.Outcome.OPPORTUNITY)))))
                .containsExactly("new-business 1: LEAD > OPPORTUNITY");
        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.WON)),
                said(2, NOON.plusSeconds(1), new CustomerIs(false)),
                said(3, NOON.plusSeconds(2), deal(Statement.Outcome.OPPORTUNITY)))))
                .containsExactly("new-business 1: LEAD > WON", "new-business 2: WON > OPPORTUNITY");
    }

    @Test
    void a_win_that_is_told_again_opens_no_other_deal() {
        assertThat(steps(sold(said(1, NOON, deal(Statement.Outcome.WON)),
                said(2, NOON.plusSeconds(1), deal(Statement.Outcome.WON)))))
                .containsExactly("new-business 1: LEAD > WON");
        assertThat(steps(sold(customer(1, NOON), said(2, NOON.plusSeconds(1), deal(Statement.Outcome.WON)),
                said(3, NOON.plusSeconds(2), deal(Statement.Outcome.WON)),
                said(4, NOON.plusSeconds(3), deal(Statement.Outcome.LOST)))))
                .containsExactly("expansion 1: NONE > WON", "expansion 1: WON > LOST");
    }

    private static final String BOTH = "{MQL: {enter: {at-least: 1, of: {type: demo-requested}}}, "
            + "SERVICE_QUALIFIED: {enter: {at-least: 1, of: {type: upgrade-requested}}}}";

    @Test
    void whoever_becomes_a_customer_is_no_lead_of_new_business_from_that_instant_on() {
        Instant bought = NOON.plusSeconds(5);
        Scorecard card = card(BOTH, List.of(customer(3, bought)), engagement("demo-requested", NOON));

        assertThat(steps(card)).containsExactly("new-business 1: LEAD > MQL", "new-business 1: MQL > LEAD");
        assertThat(card.transitions().getLast().effectiveAt()).isEqualTo(bought);
        assertThat(card.transitions().getLast().cause()).isEqualTo(new Cause.BecameCustomer(BY));
    }

    @Test
    void whoever_becomes_a_customer_may_qualify_as_one_at_that_instant() {
        Scorecard card = card(BOTH, List.of(customer(3, NOON.plusSeconds(5))), engagement("demo-requested", NOON),
                engagement("upgrade-requested", NOON.plusSeconds(1)));

        assertThat(steps(card)).containsExactly("new-business 1: LEAD > MQL", "new-business 1: MQL > LEAD",
                "expansion 1: NONE > SERVICE_QUALIFIED");
    }

    @Test
    void whoever_ceases_to_be_a_customer_is_qualified_as_one_no_more_without_anybody_saying_so() {
        Instant ends = NOON.plus(Duration.ofDays(3));
        Scorecard card = card(BOTH, List.of(said(3, NOON, new CustomerIs(true, Optional.of(ends)))),
                engagement("demo-requested", NOON), engagement("upgrade-requested", NOON.plusSeconds(1)));
        assertThat(card.stage()).isEqualTo(Stage.SERVICE_QUALIFIED);
        assertThat(card.due()).contains(ends);

        card.askWhileDue(ends);

        assertThat(steps(card)).containsExactly("expansion 1: NONE > SERVICE_QUALIFIED",
                "new-business 1: LEAD > MQL", "expansion 1: SERVICE_QUALIFIED > NONE");
        assertThat(card.transitions().getLast().cause()).isEqualTo(new Cause.NoLongerCustomer(BY));
    }

    @Test
    void who_quietly_becomes_a_customer_leaves_at_midnight() {
        LeadFact quiet = new LeadFact(new UUID(1, 3), new When(NOON.plusSeconds(5), NOON.plusSeconds(5), Effects.NONE),
                new CustomerIs(true));
        Scorecard card = card(BOTH, List.of(quiet), engagement("demo-requested", NOON));
        Instant midnight = Instant.parse("2026-03-22T00:00:00Z");

        assertThat(card.stage()).isEqualTo(Stage.MQL);
        assertThat(card.due()).contains(midnight);
        card.askWhileDue(midnight);
        assertThat(card.stage()).isEqualTo(Stage.LEAD);
    }

    @Test
    void what_sales_accepted_stays_with_whoever_becomes_a_customer() {
        Scorecard card = card(BOTH, List.of(decided(new Decision.Moved(Stage.SAL, Duration.ZERO), NOON.plusSeconds(1)),
                customer(3, NOON.plusSeconds(5))), engagement("demo-requested", NOON));

        assertThat(card.stage()).isEqualTo(Stage.SAL);
    }

    @Test
    void a_lead_enters_by_itself_when_it_ceases_to_be_a_customer() {
        Instant ends = NOON.plus(Duration.ofDays(9));
        LeadFact customer = new LeadFact(new UUID(1, 3), new When(NOON, NOON, Effects.ALL),
                new CustomerIs(true, Optional.of(ends)));
        Plan plan = Plan.of(definition("{MQL: {enter: {at-least: 1, of: {type: demo-requested}}}}"));
        Scorecard card = Replay.of(new History(List.of(JUDGEMENT, customer),
                List.of(engagement("demo-requested", NOON.plusSeconds(1)))), Map.of(BY, plan)::get, Instant.MAX)
                .orElseThrow();

        card.askWhileDue(ends.minusMillis(1));
        assertThat(card.stage()).isEqualTo(Stage.LEAD);
        card.askWhileDue(ends);
        assertThat(card.stage()).isEqualTo(Stage.MQL);
        assertThat(card.since()).isEqualTo(ends);
    }

    @Test
    void where_points_only_fade_a_lead_in_no_stage_need_not_be_looked_at() {
        Scorecard card = card("{MQL: {enter: {score: d, at-least: 20}, leave: {score: d, below: 10}}}",
                engagement("page-viewed", NOON));

        assertThat(card.stage()).isEqualTo(Stage.LEAD);
        assertThat(card.due()).isEmpty();
    }

    @Test
    void points_that_fade_take_a_lead_out_at_midnight() {
        Scorecard card = card("{MQL: {enter: {score: d, at-least: 10}, leave: {score: d, below: 10}}}",
                engagement("page-viewed", NOON));
        assertThat(card.stage()).isEqualTo(Stage.MQL);
        assertThat(card.due()).contains(Instant.parse("2026-03-22T00:00:00Z"));

        card.askWhileDue(NOON.plus(Duration.ofDays(30)));

        assertThat(card.stage()).isEqualTo(Stage.LEAD);
        assertThat(card.since()).isEqualTo(Instant.parse("2026-03-24T00:00:00Z"));
        assertThat(card.transitions()).extracting(Transition::to).containsExactly(Stage.MQL, Stage.LEAD);
    }

    @Test
    void nobody_enters_a_stage_before_anything_is_known_of_them() {
        Scorecard card = card("{PQL: {enter: {at-most: 0, of: {type: demo-requested}}}}",
                engagement("page-viewed", NOON));

        assertThat(card.stage()).isEqualTo(Stage.PQL);
        assertThat(card.since()).isEqualTo(NOON);
    }

    private static LeadFact decided(Decision decision, Instant at) {
        return new LeadFact(new UUID(1, at.toEpochMilli()), new When(at, at, Effects.ALL), new Statement.Decided(
                new Cycle(CycleKind.NEW_BUSINESS, 1), decision, "Mina", Optional.of("too early")));
    }

    private static Scorecard card(String stages, List<LeadFact> decisions, Engagement... engagements) {
        List<LeadFact> facts = new ArrayList<>(decisions);
        facts.add(JUDGEMENT);
        return Replay.of(new History(facts, List.of(engagements)), Map.of(BY, Plan.of(definition(stages)))::get,
                Instant.MAX).orElseThrow();
    }

    private static final String SOON = "{MQL: {enter: {score: d, at-least: 10}, cool-down: P2D%s}}";

    @Test
    void a_recycled_lead_comes_in_again_when_its_cool_down_ends_without_an_event() {
        Scorecard card = card(SOON.formatted(", new-evidence: false"),
                List.of(decided(new Decision.Moved(Stage.RECYCLED, Duration.ZERO), NOON.plusSeconds(1))),
                engagement("page-viewed", NOON), engagement("page-viewed", NOON.plusSeconds(2)));
        Instant ends = NOON.plusSeconds(1).plus(Duration.ofDays(2));

        assertThat(card.stage()).isEqualTo(Stage.RECYCLED);
        assertThat(card.due()).contains(ends);
        card.askWhileDue(ends.minusMillis(1));
        assertThat(card.stage()).isEqualTo(Stage.RECYCLED);
        card.askWhileDue(ends);
        assertThat(card.stage()).isEqualTo(Stage.MQL);
        assertThat(card.progress().getFirst().cycle()).isEqualTo(new Cycle(CycleKind.NEW_BUSINESS, 2));
    }

    @Test
    void the_longer_of_the_rule_s_and_the_person_s_cool_down_holds() {
        Scorecard card = card(SOON.formatted(", new-evidence: false"),
                List.of(decided(new Decision.Moved(Stage.RECYCLED, Duration.ofDays(3)), NOON.plusSeconds(1))),
                engagement("page-viewed", NOON.plus(Duration.ofDays(1))));

        assertThat(card.due()).contains(NOON.plusSeconds(1).plus(Duration.ofDays(3)));
    }

    @Test
    void a_recycled_lead_needs_new_evidence_beside_the_cool_down() {
        Instant after = NOON.plusSeconds(1).plus(Duration.ofDays(2));
        List<LeadFact> recycled = List
                .of(decided(new Decision.Moved(Stage.RECYCLED, Duration.ZERO), NOON.plusSeconds(1)));
        Scorecard nothingNew = card(SOON.formatted(""), recycled, engagement("page-viewed", NOON));
        Scorecard unrelated = card(SOON.formatted(""), recycled, engagement("page-viewed", NOON),
                engagement("email-sent", NOON.plusSeconds(5)));
        Scorecard shown = card(SOON.formatted(""), recycled, engagement("page-viewed", NOON),
                engagement("page-viewed", NOON.plusSeconds(5)));
        for (Scorecard card : List.of(nothingNew, unrelated, shown)) {
            card.askWhileDue(after);
        }

        assertThat(nothingNew.stage()).isEqualTo(Stage.RECYCLED);
        assertThat(unrelated.stage()).isEqualTo(Stage.RECYCLED);
        assertThat(shown.stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void while_an_override_holds_the_machine_goes_on_beside_it() {
        Scorecard card = card("{MQL: {enter: {score: d, at-least: 10}, leave: {score: d, below: 10}}}",
                List.of(decided(new Decision.Overridden(Stage.SQL), NOON.plusSeconds(1))),
                engagement("page-viewed", NOON));

        card.askWhileDue(NOON.plus(Duration.ofDays(1)));
        assertThat(card.progress().getFirst().machine()).contains(Stage.MQL);
        card.askWhileDue(NOON.plus(Duration.ofDays(30)));
        assertThat(card.stage()).isEqualTo(Stage.SQL);
        assertThat(card.progress().getFirst().machine()).contains(Stage.LEAD);
        assertThat(card.transitions()).extracting(Transition::to).containsExactly(Stage.MQL, Stage.SQL);
    }

    @Test
    void who_is_rejected_again_while_an_override_holds_stays_out_from_then_on() {
        Duration day = Duration.ofDays(1);
        List<LeadFact> decisions = List.of(
                decided(new Decision.Moved(Stage.RECYCLED, Duration.ofDays(10)), NOON),
                decided(new Decision.Overridden(Stage.MQL), NOON.plus(day.multipliedBy(3))),
                decided(new Decision.Moved(Stage.RECYCLED, Duration.ofDays(90)), NOON.plus(day.multipliedBy(4))));
        Instant ends = NOON.plus(day.multipliedBy(94));
        String demos = "{MQL: {enter: {at-least: 1, of: {type: demo-requested}}, cool-down: P2D}}";
        Scorecard shownBefore = card(demos, decisions, engagement("demo-requested", NOON.minusSeconds(1)),
                engagement("demo-requested", NOON.plus(day)));
        Scorecard shownSince = card(demos, decisions, engagement("demo-requested", NOON.minusSeconds(1)),
                engagement("demo-requested", NOON.plus(day.multipliedBy(5))));

        shownBefore.askWhileDue(ends);
        assertThat(shownBefore.stage()).isEqualTo(Stage.RECYCLED);
        shownSince.askWhileDue(ends.minusMillis(1));
        assertThat(shownSince.stage()).isEqualTo(Stage.RECYCLED);
        shownSince.askWhileDue(ends);
        assertThat(shownSince.stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void an_override_that_is_lifted_shows_what_the_machine_thinks() {
        Scorecard card = card("{MQL: {enter: {score: d, at-least: 10}, leave: {score: d, below: 10}}}",
                List.of(decided(new Decision.Overridden(Stage.SQL), NOON.plusSeconds(1)),
                        decided(new Decision.Lifted(), NOON.plus(Duration.ofDays(30)))),
                engagement("page-viewed", NOON));

        assertThat(card.stage()).isEqualTo(Stage.LEAD);
        assertThat(card.progress().getFirst().machine()).isEmpty();
    }

    @Test
    void while_sales_has_a_lead_its_points_do_not_fade() {
        Scorecard card = card("{MQL: {enter: {score: d, at-least: 10}}}",
                List.of(decided(new Decision.Moved(Stage.SAL, Duration.ZERO), NOON.plusSeconds(1)),
                        decided(new Decision.Moved(Stage.RECYCLED, Duration.ZERO), NOON.plus(Duration.ofDays(20)))),
                engagement("page-viewed", NOON));
        Instant back = NOON.plus(Duration.ofDays(20));

        assertThat(card.score(back).total()).isEqualTo(10);
        assertThat(card.score(back.plus(Duration.ofDays(2))).total()).isEqualTo(10);
        assertThat(card.score(back.plus(Duration.ofDays(3))).total()).isZero();
    }

    @Test
    void what_sales_accepted_only_a_person_moves() {
        Scorecard card = card("{MQL: {enter: {score: d, at-least: 10}, leave: {score: d, below: 10}}}",
                List.of(decided(new Decision.Moved(Stage.SAL, Duration.ZERO), NOON.plusSeconds(1))),
                engagement("page-viewed", NOON));

        card.askWhileDue(NOON.plus(Duration.ofDays(30)));

        assertThat(card.stage()).isEqualTo(Stage.SAL);
    }

    /** Where this fails, cards that are stored already would be misread: raise the format, then write the new bytes here. */
    @Test
    void a_card_is_written_as_its_format_says() {
        Plan plan = Plan.of(
                valid("""
                        {definition: x, dimensions: {d: {weight: 100}}, rules: [
                         {id: a, dimension: d, points: 1, each: {type: page-viewed}, count: {per-day: 2}, fades: {linear: P9D}},
                         {id: b, dimension: d, points: 2, each: {type: page-viewed}, count: first},
                         {id: c, dimension: d, points: 3, each: {type: content-downloaded}, count: per-asset},
                         {id: e, dimension: d, points: 4, days: 2, of: {type: page-viewed}, within: P7D},
                         {id: f, dimension: d, points: 5, none: {type: email-clicked}, within: P7D},
                         {id: g, dimension: d, points: 6, none: {type: email-opened}, after: {at-least: 2, of: {type: email-sent}}},
                         {id: h, dimension: d, points: 7, when: {attribute: role, is: ceo}}],
                         stages: {MQL: {enter: {at-least: 2, of: {type: demo-requested}}, leave: {customer: true}}}}"""));
        List<Engagement> engagements = List.of(engagement("page-viewed", NOON),
                engagement("page-viewed", NOON.plus(Duration.ofDays(1))), engagement("email-sent", NOON),
                engagement("demo-requested", NOON), engagement("demo-requested", NOON.plusSeconds(1)));
        LeadFact role = new LeadFact(new UUID(1, 2), new When(NOON, NOON, Effects.ALL),
                new AttributeIs("role", Optional.of(new AttributeValue.Text("CEO"))));
        Scorecard card = Replay
                .of(new History(List.of(JUDGEMENT, role), engagements), Map.of(BY, plan)::get, Instant.MAX)
                .orElseThrow();

        assertThat(HexFormat.of().formatHex(card.bytes()))
                .isEqualTo("0c80d8d4d6a26701ffcfdfeca1b80280e8a184a2670100000202000104eac002020202eac002000004ecc002"
                        + "80d8d4d6a267eac00280e8a184a26700000280e8a184a26704d0f7a184a267cf0f02d0f7a184a267020000");
    }

    @Test
    void a_card_of_another_format_is_not_read() {
        Scorecard card = card("{}", engagement("page-viewed", NOON));
        byte[] bytes = card.bytes();
        assertThat(Scorecard.read(bytes, BY, Plan.of(definition("{}")))).isPresent();
        bytes[0] = (byte) (bytes[0] + 2);
        assertThat(Scorecard.read(bytes, BY, Plan.of(definition("{}")))).isEmpty();
    }
}
