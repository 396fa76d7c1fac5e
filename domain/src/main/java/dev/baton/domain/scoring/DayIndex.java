package dev.baton.domain.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar days of a time zone, counted from 1970-01-01; remembers the last day asked for, since instants cluster. */
final class DayIndex {
    private record Span(long from, long until, int day) {}

    private final ZoneId zone;
    private volatile Span last = new Span(0, 0, 0);

    DayIndex(ZoneId zone) {
        this.zone = zone;
    }

    /** The day of an instant in milliseconds. */
    int of(long millis) {
        Span span = last;
        if (millis >= span.from && millis < span.until) {
            return span.day;
        }
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
        // A day begins once, even where the clock goes back over midnight.
        LocalDate next = date.plusDays(1);
        int day = Math.toIntExact((start(next) <= millis ? next : date).toEpochDay());
        last = new Span(start(day), start(day + 1), day);
        return day;
    }

    /** The first instant of a day, in milliseconds. */
    long start(int day) {
        return start(LocalDate.ofEpochDay(day));
    }

    private long start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
