package dev.baton.domain.agreement;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/**
 * When the two teams look at a version again.
 *
 * @param by the day on which they wanted to, at the latest; empty if they named none
 */
public record Review(Optional<LocalDate> by, Status status) {
    /** So long before its day a review is due. */
    public static final Period AHEAD = Period.ofDays(14);

    /** How a review stands. */
    public enum Status {
        /** No day was named. */
        NONE,
        /** The day is more than two weeks away. */
        UPCOMING,
        /** The day comes within two weeks, or is today. */
        DUE,
        /** The day is past. */
        OVERDUE;

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a review by a day stands today. */
    public static Review of(Optional<LocalDate> by, LocalDate today) {
        return new Review(by, by.map(day -> day.isBefore(today)
                ? Status.OVERDUE
                : day.minus(AHEAD).isAfter(today) ? Status.UPCOMING : Status.DUE).orElse(Status.NONE));
    }
}
