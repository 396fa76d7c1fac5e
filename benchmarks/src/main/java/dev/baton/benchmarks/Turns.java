package dev.baton.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures by turns: ours, baseline, ours, baseline … A shared machine is faster in one minute and slower in the next; what
 * takes turns has the same weather, and the median leaves out the gusts.
 *
 * @param ours     the paces of ours, round by round
 * @param baseline the paces of what it is compared with, of the same rounds
 */
record Turns(List<Pace> ours, List<Pace> baseline) {
    Turns {
        ours = List.copyOf(ours);
        baseline = List.copyOf(baseline);
    }

    /** Both once without counting, then so many rounds. */
    static Turns take(String name, int rounds, Supplier<Pace> ours, Supplier<Pace> baseline) {
        Progress.say("%s, warmed up: %,.0f beside %,.0f a second".formatted(name, ours.get().perSecond(),
                baseline.get().perSecond()));
        List<Pace> values = new ArrayList<>();
        List<Pace> others = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            values.add(ours.get());
            others.add(baseline.get());
            Progress.say("%s, round %d of %d: %,.0f beside %,.0f a second".formatted(name, round, rounds,
                    values.getLast().perSecond(), others.getLast().perSecond()));
        }
        return new Turns(values, others);
    }

    /** The medians of one of the paces, and between which ratios the rounds lay. */
    Figure figure(String name, String unit, String target, ToDoubleFunction<Pace> pace) {
        List<Double> ratios = IntStream.range(0, ours.size())
                .mapToObj(i -> pace.applyAsDouble(ours.get(i)) / pace.applyAsDouble(baseline.get(i))).sorted().toList();
        return new Figure(name, median(ours.stream().map(pace::applyAsDouble).toList()), unit,
                Optional.of(new Figure.Beside(median(baseline.stream().map(pace::applyAsDouble).toList()),
                        ratios.getFirst(), ratios.getLast())),
                ours.size(), target);
    }

    /** The middle one; of an even number the mean of the middle two. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
