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
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        String written = """
                {definition: x, dimensions: {d: {weight: 100}},
                 rules: [{id: view, dimension: d, points: 10, each: {type: page-viewed}, fades: {expires: P3D}}],
                 stages: %s}""".formatted(stages);
        Parsed<Definition> parsed = DefinitionReader.read(Written.tree(written));
        Plan plan = Plan.of(((Parsed.Valid<Definition>) parsed).value());
        List<Engagement> all = new ArrayList<>(List.of(engagements));
        return Replay.of(new History(List.of(JUDGEMENT), all), Map.of(BY, plan)::get, Instant.MAX).orElseThrow();
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
}
