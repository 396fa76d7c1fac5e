package dev.baton.domain.scoring;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Funnel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules of a plan add up to at an instant, in millionths of points. */
final class Sums {
    /** What rules see while they are asked: no scores at all. */
    static final Sums NONE = new Sums();

    private final Optional<Definition> definition;
    private final long[] groups;
    private final long[] dimensions;
    private final boolean[] matched;
    private long total;

    private Sums() {
        definition = Optional.empty();
        groups = new long[0];
        dimensions = new long[0];
        matched = new boolean[0];
    }

    private Sums(Definition definition) {
        this.definition = Optional.of(definition);
        this.groups = new long[definition.groups().size()];
        this.dimensions = new long[definition.dimensions().size()];
        this.matched = new boolean[dimensions.length];
    }

    /** Asks every rule, then clamps groups, dimensions and the total. */
    static Sums of(Plan plan, Tally tally, long now) {
        Definition definition = plan.definition();
        Sums sums = new Sums(definition);
        int today = plan.day(now);
        List<RuleProgram> rules = plan.rules();
        for (int i = 0; i < rules.size(); i++) {
            RuleProgram rule = rules.get(i);
            if (rule.matches(tally, now)) {
                sums.matched[rule.dimension()] = true;
                long value = rule.value(tally, today);
                if (rule.group() >= 0) {
                    sums.groups[rule.group()] += value;
                } else {
                    sums.dimensions[rule.dimension()] += value;
                }
            }
        }
        sums.close(plan, definition);
        return sums;
    }

    private void close(Plan plan, Definition definition) {
        for (int i = 0; i < groups.length; i++) {
            dimensions[plan.dimensionOfGroup(i)] += definition.groups().get(i).range().clamp(groups[i]);
        }
        long hundredfold = 0;
        for (int i = 0; i < dimensions.length; i++) {
            Dimension dimension = definition.dimensions().get(i);
            dimensions[i] = matched[i] ? dimension.range().clamp(dimensions[i]) : 0;
            hundredfold += dimension.weight() * dimensions[i];
        }
        total = Math.clamp(hundredfold, 100 * definition.total().low().millionths(),
                100 * definition.total().high().millionths());
    }

    /** The whole number that is shown for a dimension; 0 where it is null; −1 is the total. */
    int shown(int dimension) {
        return dimension < 0 ? shownTotal() : new Points(dimensions[dimension]).shown();
    }

    private int shownTotal() {
        return Math.toIntExact(Math.floorDiv(total + 50 * Points.ONE, 100 * Points.ONE));
    }

    /** The grade, if the definition has one and both its dimensions have a band. */
    Optional<String> grade() {
        return definition.flatMap(Definition::grade).flatMap(grade -> band(grade.first())
                .flatMap(first -> band(grade.second()).map(second -> first + second)));
    }

    private Optional<String> band(String id) {
        List<Dimension> all = definition.map(Definition::dimensions).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return band(all.get(i), i);
            }
        }
        return Optional.empty();
    }

    private Optional<String> band(Dimension dimension, int index) {
        return matched[index] ? dimension.band(shown(index)) : Optional.empty();
    }

    /** The score as people see it. */
    Score score(Instant at, Optional<Funnel> journey) {
        List<Score.Part> parts = new ArrayList<>();
        List<Dimension> all = definition.map(Definition::dimensions).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            Optional<Points> exact = matched[i] ? Optional.of(new Points(dimensions[i])) : Optional.empty();
            parts.add(new Score.Part(all.get(i).id(), exact, band(all.get(i), i)));
        }
        return new Score(at, parts, shownTotal(), grade(), journey);
    }
}
