package dev.baton.domain.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some hours of a day, such as {@code 08:00-16:30}; the end may be 24:00.
 *
 * @param from minutes after midnight, from 0
 * @param to   minutes after midnight, up to 1,440, after {@code from}
 */
public record Hours(int from, int to) implements Comparable<Hours> {
    private static final int DAY = 24 * 60;
    private static final Pattern WRITTEN = Pattern.compile("([0-2][0-9]):([0-5][0-9])-([0-2][0-9]):([0-5][0-9])");

    public Hours {
        if (from < 0 || from >= to || to > DAY) {
            throw new IllegalArgumentException("no hours of a day: " + from + " to " + to);
        }
    }

    /** Hours as they are written, {@code 08:00-16:30}; empty if they are none. */
    public static Optional<Hours> of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int from = minutes(parts.group(1), parts.group(2));
        int to = minutes(parts.group(3), parts.group(4));
        return from < to && to <= DAY ? Optional.of(new Hours(from, to)) : Optional.empty();
    }

    /** Hours that are written as if they went on after midnight, as those of their day and of the next; empty if they do not. */
    static List<Hours> overMidnight(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return List.of();
        }
        int from = minutes(parts.group(1), parts.group(2));
        int to = minutes(parts.group(3), parts.group(4));
        return 0 < to && to < from && from < DAY ? List.of(new Hours(from, DAY), new Hours(0, to)) : List.of();
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    /** Whether some of it belongs to both. */
    public boolean overlaps(Hours other) {
        return from < other.to && other.from < to;
    }

    /** When they begin on a day; where clocks show that time twice, the first time. */
    Instant begin(LocalDate day, ZoneId zone) {
        return at(day.atStartOfDay().plusMinutes(from), zone, List::getFirst);
    }

    /** When they end on a day; where clocks show that time twice, the second time. */
    Instant end(LocalDate day, ZoneId zone) {
        return to == DAY
                ? at(day.plusDays(1).atStartOfDay(), zone, List::getFirst)
                : at(day.atStartOfDay().plusMinutes(to), zone, List::getLast);
    }

    /** A time that clocks leave out is when they go on. */
    private static Instant at(LocalDateTime local, ZoneId zone, Function<List<ZoneOffset>, ZoneOffset> which) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(which.apply(offsets));
    }

    @Override
    public int compareTo(Hours other) {
        return Integer.compare(from, other.from);
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
