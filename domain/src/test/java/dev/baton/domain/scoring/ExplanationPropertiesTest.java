package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.ChanceDefinitions;
import dev.baton.domain.chance.ChanceHistories;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Points;
import dev.baton.domain.definition.Range;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.qualification.History;
import dev.baton.domain.scoring.Explanation.DimensionLine;
import dev.baton.domain.scoring.Explanation.Evidence;
import dev.baton.domain.scoring.Explanation.GroupLine;
import dev.baton.domain.scoring.Explanation.JourneyLine;
import dev.baton.domain.scoring.Explanation.RuleLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every number on the screen can be added up from the engagement to the total, and is the number that decides. */
class ExplanationPropertiesTest {
    private static final int CASES = 3_000;

    /** One explanation, and the score of the hot path that it explains. */
    private record Explained(Definition definition, Explanation explanation, Score score) {}

    private static void check(Consumer<Explained> property) {
        Cases.check(CASES, chance -> {
            Definition definition = ChanceDefinitions.of(chance);
            History history = ChanceHistories.any(chance, definition.zone());
            Plan plan = Plan.of(definition);
            for (Instant at : ChanceHistories.around(chance, history)) {
                property.accept(new Explained(definition, history.explanation(definition, at),
                        plan.score(history.tally(plan, at), at)));
            }
        });
    }

    @org.junit.jupiter.api.Test
    void the_explanation_sums_to_the_score() {
        check(explained -> {
            Explanation explanation = explained.explanation();
            for (Score.Part part : explained.score().dimensions()) {
                DimensionLine line = explanation.dimensions().get(explained.score().dimensions().indexOf(part));

                assertThat(line.id()).isEqualTo(part.dimension());
                assertThat(line.exact()).as("%s at %s", line.id(), explanation.at()).isEqualTo(part.exact());
                assertThat(line.band()).isEqualTo(part.band());
            }
            assertThat(explanation.dimensions()).hasSameSizeAs(explained.score().dimensions());
            assertThat(explanation.total()).isEqualTo(explained.score().total());
            assertThat(explanation.journey().map(JourneyLine::position)).isEqualTo(explained.score().journey());
            explanation.journey().ifPresent(line -> assertThat(line.evidence()).isNotEmpty());
        });
    }

    @org.junit.jupiter.api.Test
    void engagements_add_up_to_what_their_rule_gives() {
        AtomicInteger clamped = new AtomicInteger();
        AtomicInteger proven = new AtomicInteger();
        check(explained -> rules(explained.explanation()).forEach(line -> {
            Rule rule = named(explained.definition().rules(), each -> each.head().id(), line.id());
            if (rule instanceof Rule.EngagementRule) {
                assertThat(sum(line.evidence(), Evidence::points)).as(line.id()).isEqualTo(line.before());
                proven.addAndGet(line.evidence().size());
            } else if (rule instanceof Rule.LikelihoodRule) {
                assertThat(line.because()).as(line.id()).isNotEmpty();
                assertThat(line.before().exact().abs()).isLessThanOrEqualTo(rule.head().points().exact().abs());
            } else {
                assertThat(line.before()).as(line.id()).isEqualTo(rule.head().points());
                assertThat(sum(line.evidence(), Evidence::points)).isEqualTo(Points.ZERO);
            }
            assertThat(line.points()).as(line.id()).isEqualTo(held(rule.head().range(), line.before()));
            clamped.addAndGet(line.points().equals(line.before()) ? 0 : 1);
        }));
        assertThat(proven.get()).as("engagements that gave points").isGreaterThan(CASES);
        assertThat(clamped.get()).as("rules whose range took something").isGreaterThan(CASES / 10);
    }

    @org.junit.jupiter.api.Test
    void rules_and_groups_add_up_to_the_total() {
        check(explained -> {
            Definition definition = explained.definition();
            Explanation explanation = explained.explanation();
            long weighted = 0;
            for (DimensionLine line : explanation.dimensions()) {
                line.groups().forEach(group -> assertAddsUp(definition, line, group));
                assertAddsUp(named(definition.dimensions(), Dimension::id, line.id()), line);
                weighted += line.weight() * line.exact().orElse(Points.ZERO).millionths();
            }
            assertThat(explanation.weighted()).isEqualTo(weighted);
            long total = Math.clamp(weighted, 100 * definition.total().low().millionths(),
                    100 * definition.total().high().millionths());
            assertThat(explanation.total()).isEqualTo(new Points(Math.floorDiv(total, 100)).shown());
        });
    }

    private static void assertAddsUp(Definition definition, DimensionLine dimension, GroupLine line) {
        List<RuleLine> inGroup = dimension.rules().stream().filter(rule -> rule.group().equals(Optional.of(line.id())))
                .toList();
        assertThat(line.sum()).isEqualTo(sum(inGroup, RuleLine::points));
        assertThat(line.points())
                .isEqualTo(held(named(definition.groups(), Definition.Group::id, line.id()).range(), line.sum()));
    }

    private static void assertAddsUp(Dimension dimension, DimensionLine line) {
        List<RuleLine> outside = line.rules().stream().filter(rule -> rule.group().isEmpty()).toList();
        assertThat(line.sum()).isEqualTo(sum(line.groups(), GroupLine::points).plus(sum(outside, RuleLine::points)));
        assertThat(line.exact()).isEqualTo(line.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(held(dimension.range(), line.sum())));
        assertThat(line.band()).isEqualTo(line.exact().flatMap(exact -> dimension.band(exact.shown())));
    }

    private static Stream<RuleLine> rules(Explanation explanation) {
        return explanation.dimensions().stream().flatMap(line -> line.rules().stream());
    }

    private static <T> Points sum(List<T> lines, Function<T, Points> points) {
        return lines.stream().map(points).reduce(Points.ZERO, Points::plus);
    }

    private static Points held(Range range, Points points) {
        return new Points(Math.clamp(points.millionths(), range.low().millionths(), range.high().millionths()));
    }

    private static <T> T named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream().filter(each -> name.apply(each).equals(wanted)).findFirst().orElseThrow();
    }
}
