package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.ChanceDefinitions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class DayIndexTest {

    private static int day(DayIndex days, String instant) {
        return days.of(Instant.parse(instant).toEpochMilli());
    }

    private static int date(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    @org.junit.jupiter.api.Test
    void a_day_is_the_calendar_day_of_the_zone() {
        Cases.check(5_000, chance -> {
            ZoneId zone = ZoneId.of(chance.of(ChanceDefinitions.ZONES));
            DayIndex days = new DayIndex(zone);
            long some = chance.between(0L, 4_000_000_000_000L);
            for (int i = 0; i < 4; i++) {
                long at = some + chance.between(-200_000_000, 200_000_000);

                assertThat(days.of(at)).isEqualTo(LocalDate.ofInstant(Instant.ofEpochMilli(at), zone).toEpochDay());
            }
        });
    }

    @org.junit.jupiter.api.Test
    void the_day_that_samoa_left_out_is_left_out() {
        DayIndex days = new DayIndex(ZoneId.of("Pacific/Apia"));

        assertThat(day(days, "2011-12-30T09:59:59.999Z")).isEqualTo(date("2011-12-29"));
        assertThat(day(days, "2011-12-30T10:00:00Z")).isEqualTo(date("2011-12-31"));
        assertThat(days.start(date("2011-12-30"))).isEqualTo(days.start(date("2011-12-31")));
    }

    @org.junit.jupiter.api.Test
    void a_day_that_begins_an_hour_late_begins_when_the_clock_says_so() {
        DayIndex days = new DayIndex(ZoneId.of("Africa/Cairo"));

        assertThat(day(days, "2024-04-25T21:59:59.999Z")).isEqualTo(date("2024-04-25"));
        assertThat(day(days, "2024-04-25T22:00:00Z")).isEqualTo(date("2024-04-26"));
        assertThat(days.start(date("2024-04-26"))).isEqualTo(Instant.parse("2024-04-25T22:00:00Z").toEpochMilli());
    }

    /** In Newfoundland clocks went back at one minute past midnight, so that the evening before came again. */
    @org.junit.jupiter.api.Test
    void a_day_that_has_begun_does_not_end_because_the_clock_goes_back() {
        DayIndex days = new DayIndex(ZoneId.of("America/St_Johns"));
        int seventh = date("2010-11-07");

        assertThat(day(days, "2010-11-07T02:29:59.999Z")).isEqualTo(seventh - 1);
        assertThat(day(days, "2010-11-07T02:30:00Z")).isEqualTo(seventh);
        assertThat(day(days, "2010-11-07T03:00:00Z")).isEqualTo(seventh);
        assertThat(day(new DayIndex(ZoneId.of("America/St_Johns")), "2010-11-07T03:00:00Z"))
                .as("whatever was asked before").isEqualTo(seventh);
    }
}
