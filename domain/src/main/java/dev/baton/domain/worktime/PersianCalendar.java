package dev.baton.domain.worktime;

import java.time.LocalDate;
import java.util.Optional;

/** Which day is which by the Persian calendar; the JDK does not know it. */
public interface PersianCalendar {

    /** The Persian date of a day. */
    PersianDate on(LocalDate day);

    /** The day of a Persian date; empty if there is no such date, as 1404-12-30. */
    Optional<LocalDate> day(PersianDate date);
}
