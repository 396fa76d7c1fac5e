package dev.baton.domain.plain;

import dev.baton.domain.worktime.PersianCalendar;
import dev.baton.domain.worktime.PersianDate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The Persian calendar by the rule of thumb that holds from 1300 to 1500: of 33 years 8 are leap years, always the same. */
public final class PlainPersianCalendar implements PersianCalendar {
    private static final Set<Integer> LEAP = Set.of(1, 5, 9, 13, 17, 22, 26, 30);
    private static final LocalDate NOWRUZ_OF_1300 = LocalDate.parse("1921-03-21");

    /** Whether a year has 366 days. */
    public static boolean isLeap(int year) {
        return LEAP.contains(year % 33);
    }

    private static int length(int month, int year) {
        return month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29;
    }

    private static LocalDate nowruz(int year) {
        LocalDate nowruz = NOWRUZ_OF_1300;
        for (int before = 1300; before < year; before++) {
            nowruz = nowruz.plusDays(isLeap(before) ? 366 : 365);
        }
        return nowruz;
    }

    @Override
    public PersianDate on(LocalDate day) {
        int year = day.getYear() - 621;
        year -= day.isBefore(nowruz(year)) ? 1 : 0;
        int left = (int) (day.toEpochDay() - nowruz(year).toEpochDay());
        int month = 1;
        while (left >= length(month, year)) {
            left -= length(month++, year);
        }
        return new PersianDate(year, month, left + 1);
    }

    @Override
    public Optional<LocalDate> day(PersianDate date) {
        if (date.month() < 1 || date.month() > 12 || date.day() < 1
                || date.day() > length(date.month(), date.year())) {
            return Optional.empty();
        }
        LocalDate day = nowruz(date.year());
        for (int month = 1; month < date.month(); month++) {
            day = day.plusDays(length(month, date.year()));
        }
        return Optional.of(day.plusDays(date.day() - 1L));
    }
}
