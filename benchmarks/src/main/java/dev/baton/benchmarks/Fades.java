package dev.baton.benchmarks;

import dev.baton.domain.definition.Points;

/** The points of a hand-written rule by age in days, in millionths, rounded as the domain rounds them. */
final class Fades {
    private final long[] byAge;

    private Fades(long[] byAge) {
        this.byAge = byAge;
    }

    /** Evenly down to nothing. */
    static Fades linear(double points, int days) {
        long[] table = new long[days];
        for (int age = 0; age < days; age++) {
            table[age] = Math.round(points * Points.ONE * (days - age) / days);
        }
        return new Fades(table);
    }

    /** Half of it every so many days, until it is under a thousandth of a point. */
    static Fades halfLife(double points, int days) {
        long[] table = new long[days * 20];
        for (int age = 0; age < table.length; age++) {
            double rest = points * Points.ONE * Math.pow(2, -(double) age / days);
            table[age] = rest < Points.ONE / 1_000.0 ? 0 : Math.round(rest);
        }
        return new Fades(table);
    }

    /** Millionths of points at an age. */
    long at(int age) {
        return age < byAge.length ? byAge[age] : 0;
    }
}
