package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.chance.ChanceDefinitions;
import dev.baton.domain.chance.ChanceHistories;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.plain.PlainScore;
import dev.baton.domain.qualification.History;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ScorePropertiesTest {

    @org.junit.jupiter.api.Test
    void the_score_at_any_instant_is_the_plain_one_to_the_last_digit() {
        Cases.check(3_000, chance -> {
            Definition definition = ChanceDefinitions.of(chance);
            History history = ChanceHistories.any(chance, definition.zone());
            Plan plan = Plan.of(definition);
            for (Instant at : ChanceHistories.around(chance, history)) {
                Score score = plan.score(history.tally(plan, at), at);
                PlainScore plain = PlainScore.of(definition, history, at);

                for (Definition.Dimension dimension : definition.dimensions()) {
                    Score.Part part = score.dimensions().get(definition.dimensions().indexOf(dimension));
                    assertThat(part.exact().map(Points::exact)).as("%s at %s", dimension.id(), at)
                            .isEqualTo(plain.exact(dimension).map(BigDecimal::stripTrailingZeros));
                    assertThat(part.band()).isEqualTo(plain.band(dimension));
                }
                assertThat(score.total()).isEqualTo(plain.total());
                assertThat(score.grade()).isEqualTo(plain.grade());
                assertThat(score.journey()).isEqualTo(plain.journey());
            }
        });
    }

    @org.junit.jupiter.api.Test
    void the_order_in_which_facts_are_added_is_irrelevant() {
        Cases.check(1_000, chance -> {
            Definition definition = ChanceDefinitions.of(chance);
            History history = ChanceHistories.any(chance, definition.zone());
            Plan plan = Plan.of(definition);
            Instant at = chance.of(ChanceHistories.around(chance, history));

            assertThat(plan.score(shuffled(history, chance).tally(plan, at), at))
                    .isEqualTo(plan.score(history.tally(plan, at), at));
        });
    }

    private static History shuffled(History history, Chance chance) {
        List<LeadFact> facts = new ArrayList<>(history.facts());
        List<Engagement> engagements = new ArrayList<>(history.engagements());
        chance.shuffle(facts);
        chance.shuffle(engagements);
        return new History(facts, engagements, history.verdicts());
    }

    @org.junit.jupiter.api.Test
    void the_next_change_is_never_late_for_the_score() {
        Cases.check(500, chance -> {
            Definition definition = ChanceDefinitions.of(chance);
            History history = ChanceHistories.any(chance, definition.zone());
            Plan plan = Plan.of(definition);
            Instant from = chance.of(ChanceHistories.around(chance, history));
            Tally tally = history.tally(plan, from);
            Instant until = plan.nextChange(tally, from).orElse(from.plus(Duration.ofDays(800))).minusMillis(1);
            Instant between = Instant.ofEpochMilli(chance.between(from.toEpochMilli(),
                    Math.max(from.toEpochMilli(), until.toEpochMilli())));

            assertThat(parts(plan.score(tally, between))).isEqualTo(parts(plan.score(tally, from)));
        });
    }

    private static List<Object> parts(Score score) {
        return List.of(score.dimensions(), score.total(), score.grade());
    }

    @org.junit.jupiter.api.Test
    void a_tally_that_was_written_and_read_scores_the_same_from_then_on() {
        Cases.check(1_000, chance -> {
            Definition definition = ChanceDefinitions.of(chance);
            History history = ChanceHistories.any(chance, definition.zone());
            Plan plan = Plan.of(definition);
            Instant horizon = chance.of(ChanceHistories.around(chance, history));
            Tally tally = history.tally(plan, horizon);
            CardWriter card = new CardWriter();
            history.tally(plan, horizon).write(card, horizon);
            Tally read = Tally.read(plan, new CardReader(card.bytes()));

            for (int days : List.of(0, 1, 3, 20, 399, 401)) {
                Instant at = horizon.plus(Duration.ofDays(days)).plusMillis(chance.between(0, 90_000_000));
                assertThat(plan.score(read, at)).isEqualTo(plan.score(tally, at));
                assertThat(earlierOrSame(plan.nextChange(read, at), plan.nextChange(tally, at))).isTrue();
            }
        });
    }

    private static boolean earlierOrSame(Optional<Instant> one, Optional<Instant> other) {
        return other.isEmpty() ? one.isEmpty() : one.isPresent() && !one.get().isAfter(other.get());
    }
}
