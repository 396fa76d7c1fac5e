package dev.baton.domain.worktime;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of time in which a team works, such as four hours to answer. Nights, weekends and holidays are not in it.
 *
 * @param length not negative
 */
public record WorkingTime(Duration length) implements Comparable<WorkingTime> {
    private static final Pattern WRITTEN = Pattern.compile("(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?");
    private static final Pattern DAYS = Pattern.compile("(?i)P?[0-9.]+ *[dw].*");
    /** None at all. */
    public static final WorkingTime NONE = new WorkingTime(Duration.ZERO);
    /** The most that is promised: more than half a year of full weeks. */
    public static final WorkingTime LONGEST = new WorkingTime(Duration.ofHours(1_000));

    public WorkingTime {
        if (length.isNegative()) {
            throw new IllegalArgumentException("working time is not negative: " + length);
        }
    }

    /** As people write it: {@code 4h}, {@code 30m}, {@code 2h30m}; empty if it is nothing of the kind. */
    public static Optional<WorkingTime> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches() && !written.isEmpty()
                ? Optional.of(new WorkingTime(Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2))))
                : Optional.empty();
    }

    private static long number(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
    }

    /** Whether a text tells days or weeks: a day of work is no fixed number of hours, so none is read. */
    public static boolean isOfDays(String written) {
        return DAYS.matcher(written).matches();
    }

    /** As people write it. */
    public String written() {
        long minutes = length.toMinutes();
        String hours = minutes < 60 ? "" : minutes / 60 + "h";
        return minutes % 60 == 0 && minutes > 0 ? hours : hours + minutes % 60 + "m";
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
