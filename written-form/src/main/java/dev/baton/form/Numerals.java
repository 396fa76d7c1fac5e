package dev.baton.form;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as they may be written. An exponent is a short way to write a number that nobody can hold, so both are bounded. */
final class Numerals {

    private Numerals() {
    }

    /**
     * The number, without an exponent: {@code 1e2} is read as {@code 100}. Empty if it has more than so many digits before
     * the point, after it, or altogether (leading zeros aside).
     */
    static Optional<BigDecimal> read(String written, int digits) {
        if (written.length() > 2 * digits + 16) {
            return Optional.empty();
        }
        try {
            return bounded(new BigDecimal(written), digits);
        } catch (NumberFormatException _) {
            // Only an exponent beyond what a number can have comes here.
            return Optional.empty();
        }
    }

    /** The number without an exponent if it is within bounds. */
    static Optional<BigDecimal> bounded(BigDecimal value, int digits) {
        long before = (long) value.precision() - value.scale();
        if (value.precision() > digits || before > digits || value.scale() > digits) {
            return Optional.empty();
        }
        return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
    }
}
