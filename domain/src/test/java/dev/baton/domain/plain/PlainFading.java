package dev.baton.domain.plain;

import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Points;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fading straight from its formulas, in sixty digits. */
public final class PlainFading {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal LN2 = new BigDecimal(
            "0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996418687");
    private static final Map<Case, BigDecimal> KNOWN = new ConcurrentHashMap<>();

    private record Case(Points points, Fading fading, long age) {}

    private PlainFading() {
    }

    /** Points at an age in days, rounded to a millionth, half away from zero. */
    public static BigDecimal points(Points points, Fading fading, long age) {
        return KNOWN.computeIfAbsent(new Case(points, fading, age), PlainFading::points);
    }

    private static BigDecimal points(Case asked) {
        BigDecimal full = asked.points.exact();
        return switch (asked.fading) {
            case Fading.None() -> full;
            case Fading.Expires(int days) -> asked.age < days ? full : BigDecimal.ZERO;
            case Fading.Linear(int days) -> asked.age < days
                    ? full.multiply(BigDecimal.valueOf(days - asked.age)).divide(BigDecimal.valueOf(days), 6,
                            RoundingMode.HALF_UP)
                    : BigDecimal.ZERO;
            case Fading.HalfLife(int days) -> {
                BigDecimal faded = full.multiply(halved(asked.age, days));
                yield faded.abs().compareTo(new BigDecimal("0.001")) < 0
                        ? BigDecimal.ZERO
                        : faded.setScale(6, RoundingMode.HALF_UP);
            }
        };
    }

    /** 2^(−age/days): whole halvings exactly, the rest by the exponential series. */
    static BigDecimal halved(long age, int days) {
        BigDecimal whole = BigDecimal.ONE.divide(BigDecimal.TWO.pow((int) (age / days)));
        BigDecimal x = LN2.multiply(BigDecimal.valueOf(age % days)).divide(BigDecimal.valueOf(days), DIGITS).negate();
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60 && term.signum() != 0; n++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return whole.multiply(sum);
    }
}
