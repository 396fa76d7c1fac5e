package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.Points;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Probability;
import dev.baton.domain.lead.Statement.Predicted;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelihoodTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    private static Definition points(String points, String from, String to) {
        return switch (DefinitionReader.read(Written.tree("""
                {definition: odds, dimensions: {interest: {weight: 100, range: [-100, 100]}}, total: [-100, 100],
                 rules: [{id: likely, dimension: interest, points: %s, likelihood: {from: %s, to: %s}}]}
                """.formatted(points, from, to)))) {
            case Parsed.Valid<Definition>(Definition definition) -> definition;
            case Parsed.Invalid<Definition>(var objections) -> throw new AssertionError(objections);
        };
    }

    private static LeadFact predicted(Instant at, String probability) {
        return new LeadFact(new UUID(0, at.toEpochMilli()), new When(at, at, Effects.ALL),
                new Predicted(new Prediction(Probability.of(new BigDecimal(probability)).orElseThrow(), "forest",
                        Optional.of("3"), List.of("asked for a demo"))));
    }

    private static Optional<Points> given(Definition definition, LeadFact... facts) {
        Plan plan = Plan.of(definition);
        return plan.score(new History(List.of(facts), List.of()).tally(plan, NOON), NOON).dimensions().getFirst()
                .exact();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0", "0.35, 20", "0.6, 40", "1, 40", "0.100001, 0.00008"})
    void points_rise_evenly_between_two_probabilities(String probability, BigDecimal points) {
        assertThat(given(points("40", "0.1", "0.6"), predicted(NOON, probability)).map(Points::exact))
                .hasValueSatisfying(exact -> assertThat(exact).isEqualByComparingTo(points));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.000001, 0.000000", "0.5, 0.000001, 0.000001", "0.49, 0.000001, 0.000000",
            "-0.5, 0.000001, -0.000001"})
    void halves_are_rounded_away_from_zero(String points, String probability, BigDecimal given) {
        assertThat(given(points(points, "0", "1"), predicted(NOON, probability)).map(Points::exact))
                .hasValueSatisfying(exact -> assertThat(exact).isEqualByComparingTo(given));
    }

    @org.junit.jupiter.api.Test
    void without_a_prediction_the_rule_does_not_match() {
        assertThat(given(points("40", "0.1", "0.6"))).isEmpty();
        assertThat(given(points("40", "0.1", "0.6"), predicted(NOON.plusMillis(1), "0.6"))).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void the_latest_prediction_holds() {
        assertThat(given(points("40", "0.1", "0.6"), predicted(NOON, "0.1"), predicted(NOON.minusSeconds(1), "0.6")))
                .contains(Points.ZERO);
    }

    @org.junit.jupiter.api.Test
    void the_explanation_names_the_probability_the_model_and_the_factors() {
        Explanation explanation = new History(List.of(predicted(NOON, "0.35")), List.of())
                .explanation(points("40", "0.1", "0.6"), NOON);

        assertThat(explanation.dimensions().getFirst().rules().getFirst().because())
                .containsExactly("probability: 0.35", "by: forest 3", "asked for a demo");
        assertThat(explanation.total()).isEqualTo(20);
    }
}
