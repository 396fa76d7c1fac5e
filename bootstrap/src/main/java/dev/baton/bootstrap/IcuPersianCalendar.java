package dev.baton.bootstrap;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.baton.domain.worktime.PersianCalendar;
import dev.baton.domain.worktime.PersianDate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** The Persian calendar of ICU, which knows on which day spring begins in Tehran. */
final class IcuPersianCalendar implements PersianCalendar {
    private static final ULocale PERSIAN = new ULocale("fa_IR@calendar=persian");
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Calendars can be changed, so that each asks one of its own. */
    private static Calendar calendar() {
        Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, PERSIAN);
        calendar.clear();
        calendar.setLenient(false);
        return calendar;
    }

    @Override
    public PersianDate on(LocalDate day) {
        Calendar calendar = calendar();
        calendar.setTimeInMillis(Math.multiplyExact(day.toEpochDay(), DAY));
        return new PersianDate(calendar.get(Calendar.EXTENDED_YEAR), calendar.get(Calendar.MONTH) + 1,
                calendar.get(Calendar.DAY_OF_MONTH));
    }

    @Override
    public Optional<LocalDate> day(PersianDate date) {
        Calendar calendar = calendar();
        calendar.set(Calendar.EXTENDED_YEAR, date.year());
        calendar.set(Calendar.MONTH, date.month() - 1);
        calendar.set(Calendar.DAY_OF_MONTH, date.day());
        try {
            return Optional.of(LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), DAY)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
