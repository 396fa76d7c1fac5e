package dev.baton.domain.scoring;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Points;
import dev.baton.domain.definition.Range;
import dev.baton.domain.engagement.Funnel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * What the rules of a plan add up to at an instant, in millionths of points. What decides about stages mostly asks for one
 * dimension: each is reckoned when it is first asked for, and the tally must not change meanwhile.
 */
final class Sums {
    /** What rules see while they are asked: no scores at all. */
    static final Sums NONE = new Sums(Optional.empty(), List.of(), _ -> DimensionProgram.UNMATCHED);

    private final Optional<Definition> definition;
    private final List<Dimension> all;
    private final IntToLongFunction reckoning;
    private final long[] dimensions;
    private final boolean[] reckoned;

    private Sums(Optional<Definition> definition, List<Dimension> all, IntToLongFunction reckoning) {
        this.definition = definition;
        this.all = all;
        this.reckoning = reckoning;
        this.dimensions = new long[all.size()];
        this.reckoned = new boolean[all.size()];
    }

    /** The sums of what a tally holds at an instant. */
    static Sums of(Plan plan, Tally tally, long now) {
        int today = plan.day(now);
        return new Sums(Optional.of(plan.definition()), plan.definition().dimensions(),
                dimension -> plan.dimension(dimension).sum(tally, now, today));
    }

    private boolean isMatched(int dimension) {
        return sum(dimension) != DimensionProgram.UNMATCHED;
    }

    /** Where no rule matched, it counts as nothing. */
    private long exact(int dimension) {
        return isMatched(dimension) ? sum(dimension) : 0;
    }

    private long sum(int dimension) {
        if (!reckoned[dimension]) {
            dimensions[dimension] = reckoning.applyAsLong(dimension);
            reckoned[dimension] = true;
        }
        return dimensions[dimension];
    }

    /** The whole number that is shown for a dimension; 0 where it is null; −1 is the total. */
    int shown(int dimension) {
        return dimension < 0 ? shownTotal() : new Points(exact(dimension)).shown();
    }

    private int shownTotal() {
        return Math.toIntExact(Math.floorDiv(hundredfoldTotal() + 50 * Points.ONE, 100 * Points.ONE));
    }

    private long hundredfoldTotal() {
        long sum = 0;
        for (int i = 0; i < dimensions.length; i++) {
            sum += all.get(i).weight() * exact(i);
        }
        Range range = definition.map(Definition::total).orElseThrow();
        return Math.clamp(sum, 100 * range.low().millionths(), 100 * range.high().millionths());
    }

    /** The grade, if the definition has one and both its dimensions have a band. */
    Optional<String> grade() {
        return definition.flatMap(Definition::grade).flatMap(grade -> band(grade.first())
                .flatMap(first -> band(grade.second()).map(second -> first + second)));
    }

    private Optional<String> band(String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return band(all.get(i), i);
            }
        }
        return Optional.empty();
    }

    private Optional<String> band(Dimension dimension, int index) {
        return isMatched(index) ? dimension.band(shown(index)) : Optional.empty();
    }

    /** The score as people see it. */
    Score score(Instant at, Optional<Funnel> journey) {
        List<Score.Part> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Optional<Points> exact = isMatched(i) ? Optional.of(new Points(exact(i))) : Optional.empty();
            parts.add(new Score.Part(all.get(i).id(), exact, band(all.get(i), i)));
        }
        return new Score(at, parts, shownTotal(), grade(), journey);
    }
}
