package dev.baton.application.alerting;

import dev.baton.domain.team.CalendarSystem;
import java.time.Instant;
import java.time.ZoneId;

/** Writes dates as people read them. */
@FunctionalInterface
public interface Dates {

    /** A day and a time, in a language, by a calendar and the clocks of a place. */
    String moment(Instant at, ZoneId zone, String language, CalendarSystem calendar);
}
