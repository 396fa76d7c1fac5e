package dev.baton.domain.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.plain.PlainPersianCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkingHoursReaderTest {
    private static final Tree RIGHT = Written.tree("""
            {hours: {time-zone: Asia/Tehran,
              week: {saturday: '08:00-16:30', sunday: ['13:00-17:00', '08:00-12:00'], thursday: '20:00-24:00'},
              holidays: [2026-06-04, 'every 05-01', 'persian 1405-01-13', 'every persian 01-01'],
              half-days: {'every persian 12-29': '08:00-12:00'}}}""");

    private static Parsed<WorkingHours> read(Tree tree) {
        return Reading.of(reading -> WorkingHoursReader.read(reading.fields(tree, Pointer.ROOT), "hours",
                new PlainPersianCalendar()));
    }

    private static WorkingHours right(Tree tree) {
        return switch (read(tree)) {
            case Parsed.Valid<WorkingHours>(WorkingHours hours) -> hours;
            case Parsed.Invalid<WorkingHours>(List<Objection> objections) -> throw new AssertionError(objections);
        };
    }

    private static List<String> objections(String place, String value) {
        return switch (read(Written.with(RIGHT, "/hours" + place, value))) {
            case Parsed.Valid<WorkingHours>(WorkingHours hours) -> List.of();
            case Parsed.Invalid<WorkingHours>(List<Objection> objections) ->
                objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList();
        };
    }

    private static List<String> on(String day) {
        return right(RIGHT).on(LocalDate.parse(day)).stream().map(Hours::toString).toList();
    }

    @Test
    void the_week_holidays_and_half_days_are_read() {
        assertThat(on("2026-02-07")).containsExactly("08:00-16:30");
        assertThat(on("2026-02-08")).as("in order").containsExactly("08:00-12:00", "13:00-17:00");
        assertThat(on("2026-02-09")).as("a weekday without hours").isEmpty();
        assertThat(on("2026-06-04")).as("a holiday").isEmpty();
        assertThat(on("2026-05-28")).containsExactly("20:00-24:00");
        assertThat(on("2027-05-01")).as("a holiday of every year").isEmpty();
        assertThat(on("2026-04-02")).as("a holiday by the Persian calendar").isEmpty();
        assertThat(on("2027-03-20")).as("half a day of every Persian year").containsExactly("08:00-12:00");
        assertThat(on("2026-03-21")).as("Nowruz, a Saturday").isEmpty();
    }

    @Test
    void each_mistake_is_told_with_its_place() {
        assertThat(objections("/time-zone", "~")).containsExactly("/hours/time-zone missing");
        assertThat(objections("/time-zone", "Tehran")).containsExactly("/hours/time-zone malformed");
        assertThat(objections("/week", "~")).containsExactly("/hours/week missing");
        assertThat(objections("/week", "{}")).containsExactly("/hours/week out-of-range");
        assertThat(objections("/week", "{monday: '08:00-08:59'}")).containsExactly("/hours/week out-of-range");
        assertThat(objections("/week", "{monday: '08:00-09:00', caturday: '08:00-09:00'}"))
                .containsExactly("/hours/week/caturday unknown-field");
        assertThat(objections("/week/sunday", "['08:00-12:00', '17:00-25:00']"))
                .containsExactly("/hours/week/sunday/1 malformed");
        assertThat(objections("/week/sunday", "['08:00-12:00', '17:00-17:00']"))
                .containsExactly("/hours/week/sunday/1 malformed");
        assertThat(objections("/week/sunday", "['08:00-12:00', '11:59-13:00']"))
                .containsExactly("/hours/week/sunday conflict");
        assertThat(objections("/week/sunday", "8")).containsExactly("/hours/week/sunday wrong-type");
        assertThat(objections("/week/sunday", "'08:00-24:01'")).containsExactly("/hours/week/sunday malformed");
        assertThat(objections("/week/sunday",
                "[00:00-00:01, 00:01-00:02, 00:02-00:03, 00:03-00:04, 00:04-00:05, 00:05-00:06, 00:06-00:07]"
                        .replaceAll("[0-9:]+-[0-9:]+", "'$0'")))
                .containsExactly("/hours/week/sunday too-many");
        assertThat(objections("/half-days", "{'every 12-24': []}"))
                .containsExactly("/hours/half-days/every 12-24 empty");
        assertThat(objections("/half-days", "{'2026-06-04': '08:00-12:00'}"))
                .containsExactly("/hours/holidays/0 duplicate");
        assertThat(objections("/lunch", "'12:00-13:00'")).containsExactly("/hours/lunch unknown-field");
    }

    @Test
    void of_hours_that_go_on_after_midnight_it_is_told_how_to_write_them() {
        assertThat(objections("/week", "{monday: '22:00-06:00'}"))
                .containsExactly("/hours/week/monday over-midnight");
        assertThat(read(Written.with(RIGHT, "/hours/week",
                "{monday: '22:00-06:00'}")) instanceof Parsed.Invalid<WorkingHours>(List<Objection> objections)
                        ? objections.getFirst().details()
                        : List.of())
                .isEqualTo(List.of("22:00-06:00", "22:00-24:00", "00:00-06:00"));
    }

    @Test
    void a_persian_day_that_is_written_as_a_gregorian_one_is_refused() {
        assertThat(objections("/holidays", "[1405-01-13]")).containsExactly("/hours/holidays/0 not-gregorian");
    }

    @Test
    void a_day_that_no_calendar_has_is_none() {
        for (String day : List.of("2026-02-29", "every 02-30", "persian 1404-12-30", "every persian 07-31",
                "persian 1405-12-30", "persian 1405-13-01", "2027-02-29")) {
            assertThat(objections("/holidays", "['" + day + "']")).as(day)
                    .containsExactly("/hours/holidays/0 no-such-day");
        }
        for (String day : List.of("every 2-3", "02-03", "persian 01-13", "every 2026-02-03", "tomorrow")) {
            assertThat(objections("/holidays", "['" + day + "']")).as(day)
                    .containsExactly("/hours/holidays/0 malformed");
        }
        for (String day : List.of("2028-02-29", "every 02-29", "persian 1403-12-30", "every persian 12-30")) {
            assertThat(objections("/holidays", "['" + day + "']")).as(day).isEmpty();
        }
    }

    @Test
    void a_year_of_nothing_but_holidays_is_refused() {
        String all = IntStream.range(0, 101).mapToObj(LocalDate.parse("2024-01-01")::plusDays)
                .map(day -> "'every %tm-%<td'".formatted(day)).collect(Collectors.joining(", ", "[", "]"));
        assertThat(objections("/holidays", all)).containsExactly("/hours/holidays too-many");
    }
}
