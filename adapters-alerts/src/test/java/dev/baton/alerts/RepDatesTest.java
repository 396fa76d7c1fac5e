package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.team.CalendarSystem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date is read at a glance, by whoever it is written for. */
class RepDatesTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:05:00Z");

    private static RepDates dates(String zone, String language, CalendarSystem calendar) {
        return new RepDates(ZoneId.of(zone), language, calendar);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | GREGORIAN | Sunday, 22 November 2026, 13:35",
            "en | PERSIAN | Sunday, 1 Azar 1405, 13:35",
            "fa | PERSIAN | یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۳:۳۵",
            "fa | GREGORIAN | یکشنبه ۲۲ نوامبر ۲۰۲۶، ساعت ۱۳:۳۵",
            "ar | GREGORIAN | الأحد، ٢٢ نوفمبر ٢٠٢٦، ١٣:٣٥",
            "ar | PERSIAN | الأحد، ١ آذر ١٤٠٥، ١٣:٣٥",
            "de | GREGORIAN | Sunday, 22 November 2026, 13:35"})
    void a_moment_is_told_in_the_language_the_calendar_and_the_digits(String language, CalendarSystem calendar,
            String told) {
        assertThat(dates("Asia/Tehran", language, calendar).moment(AT)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"1979-02-11, 22 Bahman 1357", "2020-03-20, 1 Farvardin 1399", "2021-03-20, 30 Esfand 1399",
            "2021-03-21, 1 Farvardin 1400", "2024-03-19, 29 Esfand 1402", "2024-03-20, 1 Farvardin 1403",
            "2024-12-20, 30 Azar 1403", "2025-03-20, 30 Esfand 1403", "2025-03-21, 1 Farvardin 1404",
            "2026-03-20, 29 Esfand 1404", "2026-03-21, 1 Farvardin 1405", "2026-09-22, 31 Shahrivar 1405",
            "2026-09-23, 1 Mehr 1405", "2030-03-20, 30 Esfand 1408"})
    void persian_days_are_those_of_the_calendars_on_the_wall(String day, String persian) {
        assertThat(dates("UTC", "en", CalendarSystem.PERSIAN).day(Instant.parse(day + "T12:00:00Z")))
                .isEqualTo(persian);
    }

    @Test
    void the_day_is_that_of_the_place() {
        Instant evening = Instant.parse("2026-03-20T20:30:00Z");

        assertThat(dates("Asia/Tehran", "fa", CalendarSystem.PERSIAN).moment(evening))
                .isEqualTo("شنبه ۱ فروردین ۱۴۰۵، ساعت ۰۰:۰۰");
        assertThat(dates("Europe/Berlin", "en", CalendarSystem.GREGORIAN).moment(evening))
                .isEqualTo("Friday, 20 March 2026, 21:30");
        assertThat(dates("-03:30", "en", CalendarSystem.GREGORIAN).time(evening)).isEqualTo("17:00");
    }

    @Test
    void a_clock_that_is_put_forward_is_followed() {
        RepDates berlin = dates("Europe/Berlin", "en", CalendarSystem.GREGORIAN);

        assertThat(berlin.time(Instant.parse("2026-03-29T00:59:00Z"))).isEqualTo("01:59");
        assertThat(berlin.time(Instant.parse("2026-03-29T01:00:00Z"))).isEqualTo("03:00");
    }
}
