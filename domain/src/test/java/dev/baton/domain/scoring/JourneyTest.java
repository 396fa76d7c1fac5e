package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JourneyTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private int ids;

    private Engagement at(Instant occurredAt, Funnel position, Verdict verdict) {
        return new Engagement(new EngagementId("web", "e" + ids++), new When(occurredAt, occurredAt, Effects.ALL),
                "page-viewed", Optional.empty(),
                new Asset(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(position)),
                Optional.empty(), Optional.empty(), Map.of(), verdict);
    }

    private Engagement at(Instant occurredAt, Funnel position) {
        return at(occurredAt, position, Verdict.HUMAN);
    }

    private static Definition journey(String rule) {
        return switch (DefinitionReader.read(Written.tree("""
                {definition: way, dimensions: {interest: {weight: 100}},
                 journey: {awareness: {at-least: 1}, consideration: {at-least: 2, within: P60D},
                   decision: {at-least: 2, within: P30D}},
                 rules: [{id: far, dimension: interest, points: 10, when: {journey: %s}}]}
                """.formatted(rule)))) {
            case Parsed.Valid<Definition>(Definition definition) -> definition;
            case Parsed.Invalid<Definition>(var objections) -> throw new AssertionError(objections);
        };
    }

    private static Score score(String rule, Instant at, Engagement... engagements) {
        Plan plan = Plan.of(journey(rule));
        return plan.score(new History(List.of(), List.of(engagements)).tally(plan, at), at);
    }

    private static Optional<Funnel> position(Instant at, Engagement... engagements) {
        return score("awareness", at, engagements).journey();
    }

    @org.junit.jupiter.api.Test
    void the_furthest_position_counts_even_if_nothing_proves_the_earlier_ones() {
        assertThat(position(NOON, at(NOON, Funnel.DECISION), at(NOON, Funnel.DECISION))).contains(Funnel.DECISION);
    }

    @org.junit.jupiter.api.Test
    void a_lead_falls_back_when_the_window_closes() {
        Engagement[] seen = {at(NOON, Funnel.DECISION), at(NOON, Funnel.DECISION),
                at(NOON, Funnel.CONSIDERATION), at(NOON, Funnel.CONSIDERATION)};
        Instant closing = NOON.plus(Duration.ofDays(30));

        assertThat(position(closing.minusMillis(1), seen)).contains(Funnel.DECISION);
        assertThat(position(closing, seen)).contains(Funnel.CONSIDERATION);
        assertThat(position(NOON.plus(Duration.ofDays(60)), seen)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void what_a_machine_did_proves_nothing() {
        assertThat(position(NOON, at(NOON, Funnel.AWARENESS, Verdict.MACHINE),
                at(NOON, Funnel.AWARENESS, Verdict.UNKNOWABLE))).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void a_rule_gives_its_points_only_at_the_positions_that_it_names() {
        Engagement[] decided = {at(NOON, Funnel.DECISION), at(NOON, Funnel.DECISION),
                at(NOON, Funnel.CONSIDERATION), at(NOON, Funnel.CONSIDERATION)};
        Engagement aware = at(NOON, Funnel.AWARENESS);

        assertThat(score("decision", NOON, decided).total()).isEqualTo(10);
        assertThat(score("consideration", NOON, decided).total()).isZero();
        assertThat(score("{at-least: consideration}", NOON, decided).total()).isEqualTo(10);
        assertThat(score("{below: consideration}", NOON, aware).total()).isEqualTo(10);
        assertThat(score("{is-not: awareness}", NOON, aware).total()).isZero();
    }

    @org.junit.jupiter.api.Test
    void while_nothing_is_proven_no_comparison_holds() {
        assertThat(score("{at-most: decision}", NOON).total()).isZero();
        assertThat(score("{is-not: decision}", NOON).total()).isZero();
        assertThat(score("{exists: false}", NOON).total()).isEqualTo(10);
    }

    @org.junit.jupiter.api.Test
    void the_explanation_names_the_engagements_that_prove_it() {
        Engagement first = at(NOON, Funnel.DECISION);
        Engagement second = at(NOON, Funnel.DECISION);
        Explanation explanation = new History(List.of(), List.of(first, second, at(NOON, Funnel.AWARENESS)))
                .explanation(journey("decision"), NOON);

        assertThat(explanation.journey().orElseThrow().evidence()).extracting(Explanation.Evidence::id)
                .containsExactly(first.id(), second.id());
        assertThat(explanation.dimensions().getFirst().rules().getFirst().because())
                .containsExactly("journey: decision");
    }
}
