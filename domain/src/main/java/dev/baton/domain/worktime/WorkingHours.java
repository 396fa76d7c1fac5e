package dev.baton.domain.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a team works. What is promised in working time runs then and stands still otherwise. It is time as it passes: where
 * clocks are put forward within working hours, these are shorter that day.
 *
 * @param zone     whose midnight begins a day
 * @param week     the hours of each weekday in their order, without overlaps; a weekday that is missing is free
 * @param specials days that are otherwise, each with its hours, none if it is free; that of one day alone holds over that of
 *                 every year
 * @param persian  tells the dates of the Persian calendar
 */
public record WorkingHours(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Map<SpecialDay, List<Hours>> specials,
        PersianCalendar persian) {
    /** For how long working time is counted on: hours that are so few must come to an end. */
    private static final int MOST_DAYS = 100 * 366;

    public WorkingHours {
        week = Map.copyOf(week);
        specials = Map.copyOf(specials);
    }

    /** The hours of a day. */
    public List<Hours> on(LocalDate day) {
        return special(day).orElseGet(() -> week.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    private Optional<List<Hours>> special(LocalDate day) {
        return specials.isEmpty()
                ? Optional.empty()
                : of(new SpecialDay.On(day)).or(() -> of(new SpecialDay.EveryYear(MonthDay.from(day)))).or(() -> {
                    PersianDate date = persian.on(day);
                    return of(new SpecialDay.EveryPersianYear(date.month(), date.day()));
                });
    }

    private Optional<List<Hours>> of(SpecialDay day) {
        return Optional.ofNullable(specials.get(day));
    }

    /** From one instant to another, within one day. */
    private record Span(Instant begin, Instant end) {
        /** How much of it lies between two instants. */
        Duration between(Instant start, Instant last) {
            Duration length = Duration.between(later(start, begin), last.isBefore(end) ? last : end);
            return length.isNegative() ? Duration.ZERO : length;
        }
    }

    /** The hours of a day as they pass: where clocks show a time twice in which some end and others begin, they follow each other. */
    private List<Span> spans(LocalDate day) {
        List<Span> spans = new ArrayList<>();
        Instant covered = Instant.MIN;
        for (Hours hours : on(day)) {
            Instant begin = later(covered, hours.begin(day, zone));
            covered = later(covered, hours.end(day, zone));
            spans.add(new Span(begin, covered));
        }
        return spans;
    }

    /** Whether the team works at an instant. */
    public boolean areOn(Instant at) {
        return spans(LocalDate.ofInstant(at, zone)).stream()
                .anyMatch(span -> !at.isBefore(span.begin) && at.isBefore(span.end));
    }

    /**
     * When so much working time has passed since an instant; that instant itself if it is none. What would last for more than
     * a hundred years ends then.
     */
    public Instant after(Instant start, WorkingTime length) {
        LocalDate first = LocalDate.ofInstant(start, zone);
        Duration left = length.length();
        for (int days = 0; left.isPositive(); days++) {
            LocalDate day = first.plusDays(days);
            if (days >= MOST_DAYS) {
                return day.atStartOfDay(zone).toInstant();
            }
            for (Span span : spans(day)) {
                Duration within = span.between(start, span.end);
                if (left.compareTo(within) <= 0) {
                    return later(start, span.begin).plus(left);
                }
                left = left.minus(within);
            }
        }
        return start;
    }

    /** The working time between two instants; none if the second is not after the first. */
    public WorkingTime between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(end, zone);
        for (LocalDate day = LocalDate.ofInstant(start, zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                sum = sum.plus(span.between(start, end));
            }
        }
        return new WorkingTime(sum);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
