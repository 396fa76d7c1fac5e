package dev.baton.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long things took, in milliseconds, the shortest first.
 *
 * @param millis one for each
 */
record Waits(List<Double> millis) {
    Waits {
        millis = millis.stream().sorted().toList();
    }

    static Waits of(Collection<Duration> durations) {
        return new Waits(durations.stream().map(each -> each.toNanos() / 1e6).toList());
    }

    /** So many of a hundred took no longer. */
    double percentile(int percent) {
        if (millis.isEmpty()) {
            throw new IllegalStateException("nothing came");
        }
        return millis.get(Math.min(millis.size() - 1, millis.size() * percent / 100));
    }

    /** The percentiles beside those of the baseline; here a ratio over 1 is slower. */
    List<Figure> figures(String name, Waits baseline, String target, int... percents) {
        List<Figure> figures = new ArrayList<>();
        for (int percent : percents) {
            double other = baseline.percentile(percent);
            double ratio = percentile(percent) / other;
            figures.add(new Figure(name + "-p" + percent, percentile(percent), "ms",
                    Optional.of(new Figure.Beside(other, ratio, ratio)), 1, target));
        }
        return figures;
    }
}
