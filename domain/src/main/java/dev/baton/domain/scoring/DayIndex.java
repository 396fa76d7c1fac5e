package dev.baton.domain.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The calendar days of a time zone, counted from 1970-01-01. Asking a time zone is dear and facts lie within a year or so,
 * hence the days asked for are remembered, each in the place that the zone's standard offset makes a good guess at.
 */
final class DayIndex {
    private static final long DAY = 86_400_000;
    private static final int PLACES = 512;

    private record Span(long from, long until, int day) {}

    private final ZoneId zone;
    private final long offset;
    /** Written by any thread without order: spans are immutable, and a lost one is only made again. */
    private final Span[] remembered = new Span[PLACES];

    DayIndex(ZoneId zone) {
        this.zone = zone;
        this.offset = zone.getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds() * 1_000L;
        Arrays.fill(remembered, new Span(0, 0, 0));
    }

    /** The day of an instant in milliseconds. */
    int of(long millis) {
        return around(millis).day;
    }

    /** The end of the day of an instant: the first instant of the next day, in milliseconds. */
    long end(long millis) {
        return around(millis).until;
    }

    private Span around(long millis) {
        int place = (int) Math.floorDiv(millis + offset, DAY) & PLACES - 1;
        Span span = remembered[place];
        if (millis < span.from || millis >= span.until) {
            span = span(millis);
            remembered[place] = span;
        }
        return span;
    }

    private Span span(long millis) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
        // A day begins once, even where the clock goes back over midnight.
        LocalDate next = date.plusDays(1);
        int day = Math.toIntExact((start(next) <= millis ? next : date).toEpochDay());
        return new Span(start(day), start(day + 1), day);
    }

    /** The first instant of a day, in milliseconds. */
    long start(int day) {
        return start(LocalDate.ofEpochDay(day));
    }

    private long start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
