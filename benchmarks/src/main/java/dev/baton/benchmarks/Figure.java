package dev.baton.benchmarks;

import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/**
 * One measured thing.
 *
 * @param name   what was measured
 * @param value  the median of the rounds
 * @param unit   of the value and the baseline
 * @param beside the baseline that took turns with it, if there is one
 * @param rounds how many rounds
 * @param target what is wanted, in words
 */
record Figure(String name, double value, String unit, Optional<Beside> beside, int rounds, String target) {

    /**
     * What it is compared with.
     *
     * @param baseline the baseline's median
     * @param lowest   the lowest ratio of a round
     * @param highest  the highest ratio of a round
     */
    record Beside(double baseline, double lowest, double highest) {}

    /** A figure without anything beside it. */
    static Figure alone(String name, double value, String unit, int rounds, String target) {
        return new Figure(name, value, unit, Optional.empty(), rounds, target);
    }

    /** Ours divided by the baseline: of speeds, over 1 is faster than the baseline; of times, slower. */
    Optional<Double> ratio() {
        return beside.map(other -> value / other.baseline);
    }

    /** The heading of a table. */
    static String heading() {
        return "%-32s %12s %-12s %12s %7s  %-13s %6s  %s".formatted("name", "value", "unit", "baseline", "ratio",
                "(by round)", "rounds", "target");
    }

    /** One line of a table. */
    String line() {
        return String.format(Locale.ROOT, "%-32s %12s %-12s %12s %7s  %-13s %6d  %s", name, shown(value), unit,
                beside.map(other -> shown(other.baseline)).orElse("-"),
                ratio().map("%.2f"::formatted).orElse("-"),
                beside.map(other -> "%.2f to %.2f".formatted(other.lowest, other.highest)).orElse(""), rounds, target);
    }

    /** One line of JSON; what there is not is null. */
    String json() {
        return Json.text(Tree.branch().with("name", name).with("value", number(value)).with("unit", unit)
                .with("baseline", beside.<Tree>map(other -> number(other.baseline)).orElseGet(Tree.Blank::new))
                .with("ratio", ratio().<Tree>map(Figure::number).orElseGet(Tree.Blank::new)).with("rounds", rounds)
                .done());
    }

    private static Tree number(double value) {
        return new Tree.Numeral(new BigDecimal(value, new MathContext(4)));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : "%.2f", value);
    }
}
