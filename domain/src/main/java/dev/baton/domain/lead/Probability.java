package dev.baton.domain.lead;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How likely something is, from 0 to 1, exact to the millionth. */
public record Probability(int millionths) implements Comparable<Probability> {
    /** Certainty. */
    public static final int ONE = 1_000_000;
    private static final int PLACES = 6;

    public Probability {
        if (millionths < 0 || millionths > ONE) {
            throw new IllegalArgumentException("no probability: " + millionths + " millionths");
        }
    }

    /** A probability as written, rounded to the millionth half up; empty outside of 0 to 1. */
    public static Optional<Probability> of(BigDecimal written) {
        return written.signum() < 0 || written.compareTo(BigDecimal.ONE) > 0
                ? Optional.empty()
                : Optional.of(new Probability(written.movePointRight(PLACES).setScale(0, RoundingMode.HALF_UP)
                        .intValueExact()));
    }

    /** The exact number. */
    public BigDecimal exact() {
        return BigDecimal.valueOf(millionths, PLACES).stripTrailingZeros();
    }

    @Override
    public int compareTo(Probability other) {
        return Integer.compare(millionths, other.millionths);
    }
}
