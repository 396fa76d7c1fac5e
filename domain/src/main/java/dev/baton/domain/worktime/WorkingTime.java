package dev.baton.domain.worktime;

import java.time.Duration;

/**
 * An amount of time in which a team works, such as four hours to answer. Nights, weekends and holidays are not in it.
 *
 * @param length not negative
 */
public record WorkingTime(Duration length) implements Comparable<WorkingTime> {
    /** None at all. */
    public static final WorkingTime NONE = new WorkingTime(Duration.ZERO);

    public WorkingTime {
        if (length.isNegative()) {
            throw new IllegalArgumentException("working time is not negative: " + length);
        }
    }

    /** A share of it, cut to milliseconds. @param percent from 0 */
    public WorkingTime share(int percent) {
        return new WorkingTime(Duration.ofMillis(Math.floorDiv(length.toMillis() * percent, 100L)));
    }

    @Override
    public int compareTo(WorkingTime other) {
        return length.compareTo(other.length);
    }
}
