package dev.baton.alerts;

import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.baton.domain.team.CalendarSystem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;

/**
 * Dates as a person reads them: in that person's language with its digits, by that person's calendar and clock.
 *
 * @param zone     where the person works
 * @param language {@code en}, {@code fa} or {@code ar}; anything else is written as English
 * @param calendar by which days are counted
 */
public record RepDates(ZoneId zone, String language, CalendarSystem calendar) {

    /** A day and a time, e.g. {@code Sunday, 22 November 2026, 13:30} or {@code یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۳:۳۰}. */
    public String moment(Instant at) {
        return written(at, switch (language) {
            case "fa" -> "EEEE d MMMM y، 'ساعت' HH:mm";
            case "ar" -> "EEEE، d MMMM y، HH:mm";
            default -> "EEEE, d MMMM y, HH:mm";
        });
    }

    /** A day, e.g. {@code 22 November 2026}. */
    public String day(Instant at) {
        return written(at, "d MMMM y");
    }

    /** The time of day, e.g. {@code 13:30}. */
    public String time(Instant at) {
        return written(at, "HH:mm");
    }

    /** The clock is the JDK's, as everywhere; the library only counts days and knows the words. */
    private String written(Instant at, String pattern) {
        SimpleDateFormat format = new SimpleDateFormat(pattern, locale());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(at.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC)));
    }

    private ULocale locale() {
        String words = switch (language) {
            case "fa" -> "fa_IR@numbers=arabext";
            case "ar" -> "ar@numbers=arab";
            default -> "en_GB@numbers=latn";
        };
        return new ULocale(words).setKeywordValue("calendar", calendar.code());
    }
}
