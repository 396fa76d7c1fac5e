package dev.baton.domain.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final Hours LONG = hours("08:00-16:30");
    private static final Hours HALF = hours("08:00-12:00");
    private static final Map<DayOfWeek, List<Hours>> SATURDAY_TO_WEDNESDAY = Map.of(DayOfWeek.SATURDAY, List.of(LONG),
            DayOfWeek.SUNDAY, List.of(LONG), DayOfWeek.MONDAY, List.of(LONG), DayOfWeek.TUESDAY, List.of(LONG),
            DayOfWeek.WEDNESDAY, List.of(LONG), DayOfWeek.THURSDAY, List.of(HALF));
    /** Knows the first days of one year, which is all these tests ask. */
    private static final PersianCalendar SPRING = new PersianCalendar() {
        private final LocalDate nowruz = LocalDate.parse("2026-03-21");

        @Override
        public PersianDate on(LocalDate day) {
            int days = Math.toIntExact(day.toEpochDay() - nowruz.toEpochDay());
            return days < 0 || days > 30 ? new PersianDate(1400, 5, 5) : new PersianDate(1405, 1, days + 1);
        }

        @Override
        public Optional<LocalDate> day(PersianDate date) {
            return date.year() == 1405 && date.month() == 1
                    ? Optional.of(nowruz.plusDays(date.day() - 1L))
                    : Optional.empty();
        }
    };

    private static Hours hours(String written) {
        return Hours.of(written).orElseThrow();
    }

    private static WorkingHours tehran(Map<SpecialDay, List<Hours>> specials) {
        return new WorkingHours(TEHRAN, SATURDAY_TO_WEDNESDAY, specials, SPRING);
    }

    private static Instant at(String local, ZoneId zone) {
        return java.time.LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static WorkingTime time(String iso) {
        return new WorkingTime(Duration.parse(iso));
    }

    @Test
    void four_hours_from_thursday_at_ten_end_on_saturday_at_ten() {
        assertThat(tehran(Map.of()).after(at("2026-02-05T10:00", TEHRAN), time("PT4H")))
                .isEqualTo(at("2026-02-07T10:00", TEHRAN));
    }

    @Test
    void what_ends_with_the_working_day_ends_then_and_not_the_next_morning() {
        assertThat(tehran(Map.of()).after(at("2026-02-07T12:30", TEHRAN), time("PT4H")))
                .isEqualTo(at("2026-02-07T16:30", TEHRAN));
    }

    @Test
    void no_working_time_is_over_at_once_even_at_night() {
        Instant night = at("2026-02-07T23:00", TEHRAN);
        assertThat(tehran(Map.of()).after(night, WorkingTime.NONE)).isEqualTo(night);
        assertThat(tehran(Map.of()).areOn(night)).isFalse();
    }

    @Test
    void the_days_of_nowruz_are_free_every_year_and_one_of_them_is_half_a_day() {
        Map<SpecialDay, List<Hours>> specials = new LinkedHashMap<>();
        specials.put(new SpecialDay.On(LocalDate.parse("2026-03-23")), List.of(HALF));
        for (int day = 1; day <= 4; day++) {
            specials.put(new SpecialDay.EveryPersianYear(1, day), List.of());
        }
        assertThat(tehran(specials).after(at("2026-03-18T16:00", TEHRAN), time("PT5H")))
                .as("half an hour on Wednesday, four hours on Thursday, half an hour on the half day")
                .isEqualTo(at("2026-03-23T08:30", TEHRAN));
        assertThat(tehran(specials).on(LocalDate.parse("2026-03-21"))).isEmpty();
        assertThat(tehran(specials).on(LocalDate.parse("2026-03-25"))).containsExactly(LONG);
    }

    @Test
    void a_day_of_every_year_is_one_by_the_common_calendar_too() {
        WorkingHours hours = tehran(Map.of(new SpecialDay.EveryYear(MonthDay.of(5, 2)), List.of()));
        assertThat(hours.on(LocalDate.parse("2026-05-02"))).isEmpty();
        assertThat(hours.on(LocalDate.parse("2027-05-02"))).isEmpty();
        assertThat(hours.on(LocalDate.parse("2026-05-03"))).containsExactly(LONG);
    }

    @Test
    void an_hour_that_the_clocks_leave_out_is_not_worked_and_one_that_comes_twice_is_worked_twice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        WorkingHours nights = new WorkingHours(berlin, Map.of(DayOfWeek.SUNDAY, List.of(hours("00:00-06:00"))),
                Map.of(), SPRING);
        assertThat(nights.between(at("2026-03-29T00:00", berlin), at("2026-03-29T12:00", berlin)))
                .isEqualTo(time("PT5H"));
        assertThat(nights.between(at("2026-10-25T00:00", berlin), at("2026-10-25T12:00", berlin)))
                .isEqualTo(time("PT7H"));
        assertThat(nights.after(at("2026-10-25T00:00", berlin), time("PT7H")))
                .isEqualTo(at("2026-10-25T06:00", berlin));
    }

    @Test
    void hours_may_last_until_midnight() {
        WorkingHours late = new WorkingHours(TEHRAN, Map.of(DayOfWeek.SATURDAY, List.of(hours("20:00-24:00"))),
                Map.of(),
                SPRING);
        assertThat(late.after(at("2026-02-07T20:00", TEHRAN), time("PT4H"))).isEqualTo(at("2026-02-08T00:00", TEHRAN));
    }

    private static WorkingHours any(Chance chance) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (chance.between(0, 3) > 0) {
                int noon = chance.between(1, 23) * 60;
                week.put(day, List.of(new Hours(chance.between(0, noon - 1), noon),
                        new Hours(noon, chance.between(noon + 1, 1_440))));
            }
        }
        week.put(DayOfWeek.MONDAY, List.of(LONG));
        ZoneId zone = ZoneId.of(chance.of(List.of("Asia/Tehran", "Europe/Berlin", "America/St_Johns", "Pacific/Apia",
                "Africa/Cairo", "Australia/Lord_Howe", "Etc/GMT+12", "Pacific/Kiritimati")));
        return new WorkingHours(zone, week, Map.of(new SpecialDay.EveryPersianYear(1, 3), List.of(HALF)), SPRING);
    }

    /** Looked at minute by minute, which is slow and plain. */
    private static Instant plainlyAfter(WorkingHours hours, Instant start, int minutes) {
        Instant at = start;
        for (int left = minutes; left > 0; at = at.plusSeconds(60)) {
            left -= hours.areOn(at) ? 1 : 0;
        }
        return at;
    }

    @Test
    void working_time_is_what_a_clock_counts_that_stands_still_outside_of_it() {
        Cases.check(300, chance -> {
            WorkingHours hours = any(chance);
            Instant start = Instant.parse("2024-03-05T00:00:00Z").plusSeconds(60L * chance.between(0, 60 * 24 * 900));
            int minutes = chance.between(1, 3_000);

            Instant end = hours.after(start, new WorkingTime(Duration.ofMinutes(minutes)));

            assertThat(end).isEqualTo(plainlyAfter(hours, start, minutes));
            assertThat(hours.between(start, end)).isEqualTo(new WorkingTime(Duration.ofMinutes(minutes)));
        });
    }
}
