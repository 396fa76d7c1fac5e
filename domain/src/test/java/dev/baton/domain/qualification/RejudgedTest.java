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

/** Another version judges from noon on; the lead asked for one demo an hour before. */
class RejudgedTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final JudgedBy FIRST = new JudgedBy("x", 1);
    private static final JudgedBy SECOND = new JudgedBy("x", 2);

    private static Plan worth(int points, String fades) {
        Parsed<Definition> read = DefinitionReader.read(Written.tree("""
                {definition: x, dimensions: {d: {weight: 100}},
                 rules: [{id: demo, dimension: d, points: %d, each: {type: demo-requested}, fades: %s}],
                 stages: {MQL: {enter: {score: d, at-least: 60}, leave: {score: d, below: 40}}}}"""
                .formatted(points, fades)));
        return Plan.of(((Parsed.Valid<Definition>) read).value());
    }

    private static LeadFact judgement(JudgedBy by, Instant at, Effects effects) {
        return new LeadFact(new UUID(by.version(), at.toEpochMilli()), new When(at, NOON, effects), by);
    }

    private static Engagement demo(Instant at) {
        return new Engagement(new EngagementId("web", at.toString()), new When(at, at, Effects.ALL), "demo-requested",
                Optional.empty(), Asset.NONE, Optional.empty(), Optional.empty(), Map.of(), Verdict.HUMAN);
    }

    private static Scorecard card(int before, int after, String fades, Effects effects, Engagement... further) {
        List<Engagement> all = new ArrayList<>(List.of(further));
        all.add(demo(NOON.minus(Duration.ofHours(1))));
        History history = new History(List.of(judgement(FIRST, Scorecard.BEGINNING, Effects.ALL),
                judgement(SECOND, NOON, effects)), all);
        return Replay.of(history, Map.of(FIRST, worth(before, fades), SECOND, worth(after, fades))::get, Instant.MAX)
                .orElseThrow();
    }

    @Test
    void whom_a_quiet_judgement_would_raise_is_held_until_his_own_next_fact() {
        Scorecard held = card(30, 70, "none", Effects.NONE);
        held.askWhileDue(NOON.plus(Duration.ofDays(900)));

        assertThat(held.isHeld()).isTrue();
        assertThat(held.stage()).isEqualTo(Stage.LEAD);
        assertThat(held.stageIfAsked()).isEqualTo(Stage.MQL);
        assertThat(card(30, 70, "none", Effects.NONE, demo(NOON.plusSeconds(1))).stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void whom_a_quiet_judgement_would_take_out_is_held_too_midnight_or_not() {
        Scorecard held = card(70, 30, "none", Effects.NONE);
        held.askWhileDue(NOON.plus(Duration.ofDays(900)));

        assertThat(held.isHeld()).isTrue();
        assertThat(held.due()).isEmpty();
        assertThat(held.stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void a_loud_judgement_moves_the_lead_where_it_stands() {
        Scorecard moved = card(30, 70, "none", Effects.ALL);

        assertThat(moved.stage()).isEqualTo(Stage.MQL);
        assertThat(moved.since()).isEqualTo(NOON);
        assertThat(moved.isHeld()).isFalse();
    }

    @Test
    void whom_a_quiet_judgement_would_not_move_lives_on_and_fades() {
        Scorecard card = card(70, 80, "{expires: P3D}", Effects.NONE);

        assertThat(card.isHeld()).isFalse();
        card.askWhileDue(NOON.plus(Duration.ofDays(4)));
        assertThat(card.stage()).isEqualTo(Stage.LEAD);
    }

    @Test
    void who_was_held_is_free_once_a_third_version_would_not_move_him() {
        History history = new History(List.of(judgement(FIRST, Scorecard.BEGINNING, Effects.ALL),
                judgement(SECOND, NOON, Effects.NONE), judgement(FIRST, NOON.plusSeconds(9), Effects.NONE)),
                List.of(demo(NOON.minusSeconds(9))));
        Scorecard card = Replay.of(history,
                Map.of(FIRST, worth(70, "{expires: P3D}"), SECOND, worth(30, "none"))::get, Instant.MAX).orElseThrow();

        assertThat(card.isHeld()).isFalse();
        card.askWhileDue(NOON.plus(Duration.ofDays(4)));
        assertThat(card.stage()).isEqualTo(Stage.LEAD);
    }
}
