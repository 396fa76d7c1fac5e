package dev.baton.domain.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.plain.PlainPersianCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final Hours LONG = hours("08:00-16:30");
    private static final Hours HALF = hours("08:00-12:00");
    private static final Map<DayOfWeek, List<Hours>> SATURDAY_TO_WEDNESDAY = Map.of(DayOfWeek.SATURDAY, List.of(LONG),
            DayOfWeek.SUNDAY, List.of(LONG), DayOfWeek.MONDAY, List.of(LONG), DayOfWeek.TUESDAY, List.of(LONG),
            DayOfWeek.WEDNESDAY, List.of(LONG), DayOfWeek.THURSDAY, List.of(HALF));
    private static final PersianCalendar PERSIAN = new PlainPersianCalendar();

    private static Hours hours(String written) {
        return Hours.of(written).orElseThrow();
    }

    private static WorkingHours tehran(Map<SpecialDay, List<Hours>> specials) {
        return new WorkingHours(TEHRAN, SATURDAY_TO_WEDNESDAY, specials, PERSIAN);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
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
                Map.of(), PERSIAN);
        assertThat(nights.between(at("2026-03-29T00:00", berlin), at("2026-03-29T12:00", berlin)))
                .isEqualTo(time("PT5H"));
        assertThat(nights.between(at("2026-10-25T00:00", berlin), at("2026-10-25T12:00", berlin)))
                .isEqualTo(time("PT7H"));
        assertThat(nights.after(at("2026-10-25T00:00", berlin), time("PT7H")))
                .isEqualTo(at("2026-10-25T06:00", berlin));
    }

    @Test
    void of_hours_that_clocks_leave_out_in_part_the_other_part_is_worked() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(on(DayOfWeek.SUNDAY, "01:00-02:30", berlin).between(at("2026-03-29T00:00", berlin),
                at("2026-03-29T12:00", berlin))).isEqualTo(time("PT1H"));
        assertThat(on(DayOfWeek.SUNDAY, "02:15-02:45", berlin).between(at("2026-03-29T00:00", berlin),
                at("2026-03-29T12:00", berlin))).isEqualTo(WorkingTime.NONE);
        assertThat(on(DayOfWeek.SUNDAY, "02:30-04:00", berlin).between(at("2026-03-29T00:00", berlin),
                at("2026-03-29T12:00", berlin))).isEqualTo(time("PT1H"));
    }

    @Test
    void a_day_that_a_country_left_out_was_not_worked() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        assertThat(on(DayOfWeek.FRIDAY, "08:00-16:00", apia).between(at("2011-12-29T00:00", apia),
                at("2012-01-01T00:00", apia))).isEqualTo(WorkingTime.NONE);
    }

    @Test
    void nowruz_of_years_in_which_clocks_were_put_forward_at_its_midnight_begins_an_hour_later() {
        WorkingHours nights = on(DayOfWeek.TUESDAY, "00:00-02:00", TEHRAN);
        assertThat(nights.between(at("2022-03-22T00:00", TEHRAN), at("2022-03-22T12:00", TEHRAN)))
                .isEqualTo(time("PT1H"));
        assertThat(nights.between(at("2023-03-21T00:00", TEHRAN), at("2023-03-21T12:00", TEHRAN)))
                .as("without daylight saving time").isEqualTo(time("PT2H"));
    }

    private static WorkingHours on(DayOfWeek day, String hours, ZoneId zone) {
        return new WorkingHours(zone, Map.of(day, List.of(hours(hours))), Map.of(), PERSIAN);
    }

    @Test
    void one_day_alone_holds_over_the_same_day_of_every_year() {
        WorkingHours hours = tehran(Map.of(new SpecialDay.EveryYear(MonthDay.of(5, 2)), List.of(),
                new SpecialDay.On(LocalDate.parse("2026-05-02")), List.of(HALF)));
        assertThat(hours.on(LocalDate.parse("2026-05-02"))).containsExactly(HALF);
        assertThat(hours.on(LocalDate.parse("2027-05-02"))).isEmpty();
    }

    @Test
    void working_time_that_never_passes_is_given_up_after_a_hundred_years() {
        WorkingHours never = new WorkingHours(TEHRAN, Map.of(), Map.of(), PERSIAN);
        assertThat(never.after(at("2026-02-07T20:00", TEHRAN), time("PT1M")))
                .isBetween(at("2126-01-01T00:00", TEHRAN), at("2126-12-31T00:00", TEHRAN));
    }

    @Test
    void hours_may_last_until_midnight() {
        WorkingHours late = new WorkingHours(TEHRAN, Map.of(DayOfWeek.SATURDAY, List.of(hours("20:00-24:00"))),
                Map.of(),
                PERSIAN);
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
                "Africa/Cairo", "America/New_York", "America/Havana", "Australia/Lord_Howe", "Etc/GMT+12",
                "Pacific/Kiritimati")));
        return new WorkingHours(zone, week, Map.of(new SpecialDay.EveryPersianYear(1, 3), List.of(HALF)), PERSIAN);
    }

    /**
     * Minute by minute by what the clock shows: worked is from when it first shows the beginning of some hours until it last
     * shows their end. Slow and plain.
     */
    private static List<Instant> minutesWorked(WorkingHours hours, LocalDate day) {
        List<Instant> minutes = new ArrayList<>();
        Instant end = day.plusDays(1).atStartOfDay(hours.zone()).toInstant();
        for (Instant at = day.atStartOfDay(hours.zone()).toInstant(); at.isBefore(end); at = at.plusSeconds(60)) {
            minutes.add(at);
        }
        List<Instant> worked = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            int latest = minutes.subList(0, i + 1).stream().mapToInt(each -> shown(each, hours.zone())).max().orElse(0);
            int earliest = minutes.subList(i, minutes.size()).stream().mapToInt(each -> shown(each, hours.zone())).min()
                    .orElse(0);
            if (hours.on(day).stream().anyMatch(each -> latest >= each.from() && earliest < each.to())) {
                worked.add(minutes.get(i));
            }
        }
        return worked;
    }

    private static int shown(Instant at, ZoneId zone) {
        return LocalTime.ofInstant(at, zone).toSecondOfDay() / 60;
    }

    @Test
    void the_hours_of_a_day_are_from_when_the_clock_shows_their_beginning_until_it_shows_their_end() {
        Cases.check(60, chance -> {
            WorkingHours hours = any(chance);
            LocalDate change = changeOf(hours.zone(), chance);
            LocalDate day = chance.between(0, 4) == 0 ? change.plusDays(chance.between(-3, 3)) : change;

            List<Instant> worked = minutesWorked(hours, day);

            Instant begin = day.atStartOfDay(hours.zone()).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(hours.zone()).toInstant();
            for (Instant at = begin; at.isBefore(end); at = at.plusSeconds(60)) {
                assertThat(hours.areOn(at)).as("%s in %s", at, hours).isEqualTo(worked.contains(at));
            }
            assertThat(hours.between(begin, end)).isEqualTo(new WorkingTime(Duration.ofMinutes(worked.size())));
        });
    }

    /** A day on which clocks are changed, if they ever are. */
    private static LocalDate changeOf(ZoneId zone, Chance chance) {
        Instant start = Instant.parse("2012-01-05T00:00:00Z").plusSeconds(86_400L * chance.between(0, 365 * 12));
        ZoneOffsetTransition next = zone.getRules().nextTransition(start);
        return LocalDate.ofInstant(next == null ? start : next.getInstant().minusSeconds(1), zone);
    }

    /** Looked at minute by minute. */
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
