package dev.baton.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Judged;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.definition.Warning.Doubt;
import dev.baton.domain.definition.Warnings;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final String SHOP = """
            {definition: x, dimensions: {fit: {weight: 100, range: [0, 50], bands: {A: 40, B: 0}}},
             rules: [{id: chief, dimension: fit, points: 30, when: {attribute: role, is: ceo}},
                     {id: size, dimension: fit, points: 20, when: {attribute: size, between: [10, 20]}}],
             stages: {MQL: {enter: {score: fit, at-least: 50}, leave: {score: fit, below: 20}, new-evidence: false, cool-down: P1D}}}""";

    private static List<String> told(String... replacements) {
        String written = SHOP;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(written).contains(replacements[i]);
            written = written.replace(replacements[i], replacements[i + 1]);
        }
        return switch (DefinitionReader.read(Written.tree(written))) {
            case Parsed.Valid<Definition>(Definition definition) -> Warnings.of(definition).stream()
                    .map(warning -> warning.doubt().code() + " " + warning.place() + " " + warning.details()).toList();
            case Parsed.Invalid<Definition>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    @Test
    void what_can_come_true_is_not_doubted() {
        assertThat(told()).isEmpty();
    }

    @Test
    void a_stage_from_a_score_that_no_lead_has_is_out_of_reach() {
        assertThat(told("at-least: 50", "at-least: 51")).containsExactly("unreachable-stage /stages/MQL/enter [MQL]");
        assertThat(told("points: 20", "points: 19", "A: 40", "A: 30"))
                .containsExactly("unreachable-stage /stages/MQL/enter [MQL]");
    }

    @Test
    void a_stage_that_is_left_wherever_it_is_entered_is_out_of_reach() {
        assertThat(told("below: 20", "at-least: 30")).containsExactly("unreachable-stage /stages/MQL/enter [MQL]");
        assertThat(told("below: 20", "at-most: 50")).containsExactly("always-left /stages/MQL/leave [MQL]");
    }

    @Test
    void conditions_that_contradict_each_other_are_found() {
        assertThat(told("{score: fit, at-least: 50}",
                "{all: [{score: fit, at-least: 30}, {not: {score: fit, above: 20}}]}"))
                .containsExactly("unreachable-stage /stages/MQL/enter [MQL]");
    }

    @Test
    void a_band_that_no_score_belongs_to_is_told_with_the_bounds() {
        assertThat(told("A: 40", "A: 51")).containsExactly("unreachable-band /dimensions/fit/bands/A [A, 0, 50]");
        assertThat(told("B: 0", "B: 0, C: -5"))
                .containsExactly("unreachable-band /dimensions/fit/bands/C [C, 0, 50]");
    }

    @Test
    void a_rule_whose_points_are_held_at_zero_is_pointless() {
        assertThat(told("points: 30,", "points: 30, range: [-5, 0],", "at-least: 50", "at-least: 20", "A: 40", "A: 20"))
                .containsExactly("pointless-rule /rules/0/points [chief]");
    }

    @Test
    void a_type_that_nobody_knows_is_doubted_and_allowed() {
        assertThat(told("when: {attribute: role, is: ceo}", "each: {type: page-veiwed}"))
                .containsExactly("unusual-type /rules/0/each/type [page-veiwed]");
    }

    @Test
    void what_is_said_to_be_out_of_reach_is_never_reached() {
        AtomicInteger warned = new AtomicInteger();
        Cases.check(2_500, chance -> {
            Judged judged = Judged.loud(chance);
            Map.Entry<JudgedBy, Definition> version = judged.definitions().entrySet().iterator().next();
            List<Warning> warnings = Warnings.of(version.getValue());
            warned.addAndGet((int) warnings.stream().filter(each -> each.doubt() != Doubt.UNUSUAL_TYPE).count());
            Plan plan = judged.plans().get(version.getKey());
            for (int i = 0; i < 4; i++) {
                Instant at = chance.of(judged.instants()).plus(Duration.ofDays(chance.of(0, 0, 1, 7, 30)));
                Score score = plan.score(judged.history().tally(plan, at), at);
                warnings.forEach(warning -> holds(warning, score));
            }
            Replay.of(judged.history(), judged.plans()::get, Instant.MAX).ifPresent(card -> {
                card.askWhileDue(judged.instants().getLast().plus(Duration.ofDays(60)));
                warnings.forEach(warning -> holds(warning, version.getKey(), card.transitions()));
            });
        });
        assertThat(warned.get()).isGreaterThan(300);
    }

    private static void holds(Warning warning, Score score) {
        if (warning.doubt() == Doubt.UNREACHABLE_BAND) {
            String dimension = warning.place().text().split("/")[2];
            assertThat(score.dimensions()).filteredOn(part -> part.dimension().equals(dimension))
                    .allSatisfy(part -> {
                        assertThat(part.band()).isNotEqualTo(java.util.Optional.of(warning.details().getFirst()));
                        assertThat(part.shown()).isBetween(Integer.valueOf(warning.details().get(1)),
                                Integer.valueOf(warning.details().get(2)));
                    });
        }
    }

    private static void holds(Warning warning, JudgedBy by, List<Transition> transitions) {
        if (warning.doubt() == Doubt.UNREACHABLE_STAGE || warning.doubt() == Doubt.ALWAYS_LEFT) {
            assertThat(transitions).noneMatch(each -> each.cause() instanceof Cause.Entered(JudgedBy judge, var stage)
                    && judge.equals(by) && stage.name().equals(warning.details().getFirst()));
        }
    }
}
