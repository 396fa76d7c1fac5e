package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.worktime.PersianCalendar;
import dev.baton.domain.worktime.PersianDate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcuPersianCalendarTest {
    private final PersianCalendar calendar = new IcuPersianCalendar();

    @ParameterizedTest
    @CsvSource({"1300, 1921-03-21", "1304, 1925-03-21", "1305, 1926-03-22", "1320, 1941-03-21", "1332, 1953-03-21",
            "1342, 1963-03-21", "1357, 1978-03-21", "1370, 1991-03-21", "1375, 1996-03-20", "1376, 1997-03-21",
            "1379, 2000-03-20", "1380, 2001-03-21", "1387, 2008-03-20", "1395, 2016-03-20", "1399, 2020-03-20",
            "1400, 2021-03-21", "1403, 2024-03-20", "1404, 2025-03-21", "1405, 2026-03-21", "1408, 2029-03-20",
            "1409, 2030-03-21"})
    void nowruz_was_and_will_be(int year, LocalDate day) {
        assertThat(calendar.on(day)).isEqualTo(new PersianDate(year, 1, 1));
        assertThat(calendar.on(day.minusDays(1)).month()).isEqualTo(12);
        assertThat(calendar.day(new PersianDate(year, 1, 1))).contains(day);
    }

    @Test
    void every_day_of_two_hundred_years_is_that_of_the_rule_of_33_years() {
        PersianCalendar plain = new PlainPersianCalendar();
        LocalDate end = LocalDate.parse("2122-03-21");
        for (LocalDate day = LocalDate.parse("1921-03-21"); day.isBefore(end); day = day.plusDays(1)) {
            PersianDate date = plain.on(day);
            assertThat(calendar.on(day)).as("%s", day).isEqualTo(date);
            assertThat(calendar.day(date)).as("%s", date).contains(day);
        }
    }

    @Test
    void leap_years_are_known() {
        List<Integer> leap = IntStream.rangeClosed(1387, 1425)
                .filter(year -> calendar.day(new PersianDate(year, 12, 30)).isPresent()).boxed().toList();
        assertThat(leap).containsExactly(1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424);
    }

    @Test
    void what_is_no_date_has_no_day() {
        Stream.of(new PersianDate(1404, 12, 30), new PersianDate(1405, 7, 31), new PersianDate(1405, 0, 1),
                new PersianDate(1405, 13, 1), new PersianDate(1405, 1, 0), new PersianDate(1405, 1, 32))
                .forEach(date -> assertThat(calendar.day(date)).as("%s", date).isEmpty());
    }
}
