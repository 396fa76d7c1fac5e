package dev.baton.domain.worktime;

import java.time.LocalDate;
import java.time.MonthDay;

/** A day that is not like the others of its weekday: a holiday, half a day. */
public sealed interface SpecialDay {

    /** One day. */
    record On(LocalDate day) implements SpecialDay {}

    /** This day of every year. */
    record EveryYear(MonthDay day) implements SpecialDay {}

    /** This day of every year of the Persian calendar. */
    record EveryPersianYear(int month, int day) implements SpecialDay {}
}
