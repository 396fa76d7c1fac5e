package dev.baton.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Measures by turns: ours, baseline, ours, baseline … A shared machine is faster in one minute and slower in the next; what
 * takes turns has the same weather, and the median leaves out the gusts.
 */
final class Turns {
    private Turns() {
    }

    /** Both once without looking, then so many rounds; each supplier returns how much it did in a second. */
    static Figure take(String name, String unit, int rounds, String target, DoubleSupplier ours,
            DoubleSupplier baseline) {
        Progress.say("%s, warmed up: %,.0f beside %,.0f %s".formatted(name, ours.getAsDouble(), baseline.getAsDouble(),
                unit));
        List<Double> values = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double value = ours.getAsDouble();
            double other = baseline.getAsDouble();
            values.add(value);
            others.add(other);
            ratios.add(value / other);
            Progress.say(
                    "%s, round %d of %d: %,.0f beside %,.0f %s".formatted(name, round, rounds, value, other, unit));
        }
        ratios.sort(Double::compare);
        return new Figure(name, median(values), unit,
                Optional.of(new Figure.Beside(median(others), ratios.getFirst(), ratios.getLast())), rounds, target);
    }

    /** The middle one; of an even number the mean of the middle two. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
