package dev.baton.domain.definition;

/** How the points of an engagement fade with its age in whole calendar days. */
public sealed interface Fading {
    /** The longest time, in days. */
    int LONGEST = 3_650;

    /** Points stay. */
    record None() implements Fading {}

    /** Full points while the age is less than so many days, then none. */
    record Expires(int days) implements Fading {}

    /** Evenly down to nothing over so many days: {@code max(0, 1 − age / days)}. */
    record Linear(int days) implements Fading {}

    /** Half of it every so many days, {@code 2^(−age / days)}, and none once under a thousandth of a point. */
    record HalfLife(int days) implements Fading {}
}
