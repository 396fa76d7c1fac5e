package dev.baton.domain.definition;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of points, exact: a whole number of millionths. People write at most two decimals and at most ten thousand
 * points; what a rule gives after fading is rounded to a millionth, half away from zero.
 */
public record Points(long millionths) implements Comparable<Points> {
    /** One point. */
    public static final long ONE = 1_000_000;
    /** No points. */
    public static final Points ZERO = new Points(0);
    /** The most that may be written. */
    public static final int MOST = 10_000;

    /** Whole points. */
    public static Points of(long whole) {
        return new Points(Math.multiplyExact(whole, ONE));
    }

    /** Points as written; empty with more than two decimals or beyond ten thousand either way. */
    public static Optional<Points> of(BigDecimal written) {
        if (written.abs().compareTo(BigDecimal.valueOf(MOST)) > 0 || written.stripTrailingZeros().scale() > 2) {
            return Optional.empty();
        }
        return Optional.of(new Points(written.movePointRight(6).longValueExact()));
    }

    /** The exact number of points. */
    public BigDecimal exact() {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
    }

    /** What is shown, compared and banded: the whole number, {@code floor(x + ½)}. */
    public int shown() {
        return Math.toIntExact(Math.floorDiv(millionths + ONE / 2, ONE));
    }

    /** The sum. */
    public Points plus(Points other) {
        return new Points(millionths + other.millionths);
    }

    /** The difference. */
    public Points minus(Points other) {
        return new Points(millionths - other.millionths);
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(millionths, other.millionths);
    }

    @Override
    public String toString() {
        return exact().toPlainString();
    }
}
