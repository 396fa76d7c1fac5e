package dev.baton.domain.scoring;

import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Points;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * What one engagement gives at each age in whole days: integers, rounded once, half away from zero. Sums of them do not
 * depend on the order of adding, so replay and increment agree to the last digit on every machine.
 */
final class FadingTable {
    /** Under a thousandth of a point, half-life fading gives nothing. */
    private static final long LEAST = Points.ONE / 1_000;
    /**
     * A double is this sure of a value of at most ten thousand points (its error is under 5e-6 of a millionth); nearer to a
     * border, whole numbers decide. They take long for long half-lives, so this is not wider than it must be.
     */
    private static final double DOUBT = 2e-5;

    private final long[] byAge;
    private final long afterwards;

    private final boolean positive;

    private FadingTable(long[] byAge, long afterwards) {
        this.byAge = byAge;
        this.afterwards = afterwards;
        this.positive = afterwards > 0 || byAge.length > 0 && byAge[0] > 0;
    }

    static FadingTable of(Points points, Fading fading) {
        long full = points.millionths();
        return switch (fading) {
            case Fading.None() -> new FadingTable(new long[0], full);
            case Fading.Expires(int days) -> byAge(days, _ -> full);
            case Fading.Linear(int days) -> byAge(days, age -> share(full, days - age, days));
            case Fading.HalfLife(int days) -> halfLife(full, days);
        };
    }

    /** What {@link #at(int)} gives, reckoned for this age alone: for whoever asks for a few ages only. */
    static long at(Points points, Fading fading, int age) {
        long full = points.millionths();
        int days = Math.max(age, 0);
        return switch (fading) {
            case Fading.None() -> full;
            case Fading.Expires(int end) -> days < end ? full : 0;
            case Fading.Linear(int end) -> days < end ? share(full, end - days, end) : 0;
            case Fading.HalfLife(int half) -> isUnder(LEAST, Math.abs(full), days, half)
                    ? 0
                    : Long.signum(full) * rounded(Math.abs(full), days, half);
        };
    }

    /** Millionths of points at an age in days. */
    long at(int age) {
        int days = Math.max(age, 0);
        return days < byAge.length ? byAge[days] : afterwards;
    }

    /** The age on a day of something of an earlier one, less the midnights at which it did not fade; only what is good is kept. */
    int age(int day, int today, Frozen frozen) {
        return frozen.isNever() || !positive ? today - day : today - day - frozen.between(day, today);
    }

    /** The age from which on the value never changes again. */
    int length() {
        return byAge.length;
    }

    private static FadingTable byAge(int days, IntToLongFunction value) {
        long[] table = new long[days];
        for (int age = 0; age < days; age++) {
            table[age] = value.applyAsLong(age);
        }
        return new FadingTable(table, 0);
    }

    private static long share(long full, int part, int whole) {
        return BigDecimal.valueOf(full).multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP).longValueExact();
    }

    private static FadingTable halfLife(long full, int days) {
        long magnitude = Math.abs(full);
        int age = 0;
        long[] table = new long[days * (1 + Long.SIZE - Long.numberOfLeadingZeros(magnitude / LEAST))];
        while (age < table.length && !isUnder(LEAST, magnitude, age, days)) {
            table[age] = Long.signum(full) * rounded(magnitude, age, days);
            age++;
        }
        return new FadingTable(Arrays.copyOf(table, age), 0);
    }

    private static long rounded(long magnitude, int age, int days) {
        double value = approximate(magnitude, age, days);
        long below = (long) Math.floor(value);
        double rest = value - below;
        if (Math.abs(rest - 0.5) > DOUBT) {
            return rest < 0.5 ? below : below + 1;
        }
        return isUnderHalves(2 * below + 1, magnitude, age, days) ? below : below + 1;
    }

    private static boolean isUnder(long border, long magnitude, int age, int days) {
        double value = approximate(magnitude, age, days);
        return Math.abs(value - border) > DOUBT ? value < border : isUnderHalves(2 * border, magnitude, age, days);
    }

    /** StrictMath gives the same bits on every machine. */
    private static double approximate(long magnitude, int age, int days) {
        return magnitude * StrictMath.pow(2, -(double) age / days);
    }

    /** Whether magnitude × 2^(−age/days) &lt; halves/2, exactly: both sides to the power of {@code days}. */
    private static boolean isUnderHalves(long halves, long magnitude, int age, int days) {
        BigInteger value = BigInteger.valueOf(2 * magnitude).pow(days);
        BigInteger border = BigInteger.valueOf(halves).pow(days).shiftLeft(age);
        return value.compareTo(border) < 0;
    }
}
