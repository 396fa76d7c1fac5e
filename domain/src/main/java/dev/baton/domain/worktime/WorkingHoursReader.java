package dev.baton.domain.worktime;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads when a team works:
 *
 * <pre>{@code
 * time-zone: Asia/Tehran
 * week: {saturday: 08:00-16:30, sunday: [08:00-12:00, 13:00-17:00], thursday: 08:00-12:00}
 * holidays: [2026-06-04, every 05-01, persian 1405-01-13, every persian 01-01]
 * half-days: {every persian 12-29: 08:00-12:00}
 * }</pre>
 *
 * <p>The twelfth month of the Persian year has 30 days in leap years alone; {@code every persian 12-30} is of those.
 */
public final class WorkingHoursReader {
    private static final int MOST_SPECIALS = 300;
    /** So many days of every year leave each weekday days on which it is worked: what is promised comes to an end. */
    private static final int MOST_EVERY_YEAR = 100;
    private static final int MOST_A_DAY = 6;
    /** Less than this a week is a mistake, and would make what is promised in working time last for years. */
    private static final int LEAST_MINUTES = 60;
    private static final int LEAP_YEAR = 1403;
    private static final Pattern PERSIAN = Pattern.compile("persian ([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern EVERY = Pattern.compile("every ([0-9]{2}-[0-9]{2})");
    private static final Pattern EVERY_PERSIAN = Pattern.compile("every persian ([0-9]{2})-([0-9]{2})");
    private static final Pattern IN_FORM = Pattern
            .compile("(?:(?:persian )?[0-9]{4}-|every (?:persian )?)[0-9]{2}-[0-9]{2}");
    private static final String DAYS = "2026-06-04, every 05-01, persian 1405-01-13, every persian 01-01";

    private final Reading reading;
    private final Fields fields;
    private final PersianCalendar persian;
    private final Map<SpecialDay, List<Hours>> specials = new LinkedHashMap<>();

    private WorkingHoursReader(Reading reading, Fields fields, PersianCalendar persian) {
        this.reading = reading;
        this.fields = fields;
        this.persian = persian;
    }

    /** The hours that a field tells; objects to whatever is wrong. */
    public static Optional<WorkingHours> read(Fields outer, String name, PersianCalendar persian) {
        return outer.fields(name)
                .flatMap(fields -> new WorkingHoursReader(outer.reading(), fields, persian).hours());
    }

    private Optional<WorkingHours> hours() {
        Optional<ZoneId> zone = fields.required("time-zone", fields.text("time-zone", 60).flatMap(this::zone));
        Map<DayOfWeek, List<Hours>> week = week();
        fields.entries("half-days", MOST_SPECIALS).forEach((written, item) -> special(written, item.place())
                .ifPresent(day -> halfDay(day, written, item)));
        fields.list("holidays", MOST_SPECIALS).forEach(item -> Texts.read(reading, item.tree(), item.place(), 40)
                .ifPresent(written -> special(written, item.place())
                        .ifPresent(day -> put(day, List.of(), written, item.place()))));
        boundEveryYear();
        fields.finish();
        return zone.map(where -> new WorkingHours(where, week, specials, persian));
    }

    private void halfDay(SpecialDay day, String written, Fields.Placed item) {
        int before = reading.count();
        List<Hours> hours = listed(item);
        if (hours.isEmpty() && reading.count() == before) {
            reading.object(item.place(), Flaw.EMPTY);
        }
        put(day, hours, written, item.place());
    }

    private void put(SpecialDay day, List<Hours> hours, String written, Pointer place) {
        if (specials.putIfAbsent(day, hours) != null) {
            reading.object(place, Flaw.DUPLICATE, written);
        }
    }

    private void boundEveryYear() {
        long every = specials.keySet().stream().filter(day -> !(day instanceof SpecialDay.On)).count();
        if (every > MOST_EVERY_YEAR) {
            fields.object("holidays", Flaw.TOO_MANY, every, MOST_EVERY_YEAR);
        }
    }

    private Optional<ZoneId> zone(String written) {
        try {
            return Optional.of(ZoneId.of(written));
        } catch (DateTimeException _) {
            fields.object("time-zone", Flaw.MALFORMED, written, "Asia/Tehran");
            return Optional.empty();
        }
    }

    private Map<DayOfWeek, List<Hours>> week() {
        fields.needs("week");
        int before = reading.count();
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        fields.fields("week").ifPresent(inner -> {
            Arrays.stream(DayOfWeek.values()).forEach(day -> {
                String name = day.name().toLowerCase(Locale.ROOT);
                inner.tree(name).ifPresent(tree -> week.put(day, listed(new Fields.Placed(tree, inner.at(name)))));
            });
            inner.finish();
            if (reading.count() == before && minutes(week) < LEAST_MINUTES) {
                fields.object("week", Flaw.OUT_OF_RANGE, minutes(week) + " min", LEAST_MINUTES + " min", "7 × 24 h");
            }
        });
        return week;
    }

    private static int minutes(Map<DayOfWeek, List<Hours>> week) {
        return week.values().stream().flatMap(List::stream).mapToInt(hours -> hours.to() - hours.from()).sum();
    }

    /** One text or a list of them, brought into order; none may lie over another. */
    private List<Hours> listed(Fields.Placed written) {
        List<Fields.Placed> items = items(written);
        if (items.size() > MOST_A_DAY) {
            reading.object(written.place(), Flaw.TOO_MANY, items.size(), MOST_A_DAY);
            return List.of();
        }
        List<Hours> hours = new ArrayList<>();
        items.forEach(item -> Texts.read(reading, item.tree(), item.place(), 20)
                .flatMap(text -> one(text, item.place())).ifPresent(hours::add));
        hours.sort(null);
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i - 1).overlaps(hours.get(i))) {
                reading.object(written.place(), Flaw.CONFLICT, hours.get(i - 1), hours.get(i));
            }
        }
        return List.copyOf(hours);
    }

    private static List<Fields.Placed> items(Fields.Placed written) {
        return written.tree() instanceof Tree.Listing(List<Tree> several)
                ? IntStream.range(0, several.size())
                        .mapToObj(i -> new Fields.Placed(several.get(i), written.place().to(i))).toList()
                : List.of(written);
    }

    private Optional<Hours> one(String text, Pointer place) {
        Optional<Hours> hours = Hours.of(text);
        if (hours.isEmpty()) {
            List<Hours> split = Hours.overMidnight(text);
            if (split.isEmpty()) {
                reading.object(place, Flaw.MALFORMED, text, "08:00-16:30");
            } else {
                reading.object(place, Flaw.OVER_MIDNIGHT, text, split.getFirst(), split.getLast());
            }
        }
        return hours;
    }

    private Optional<SpecialDay> special(String written, Pointer place) {
        Optional<SpecialDay> day = everyYear(written).or(() -> persian(written)).or(() -> only(written));
        if (day.filter(each -> each instanceof SpecialDay.On(LocalDate on) && !Fields.isWithinReach(on)).isPresent()) {
            reading.object(place, Flaw.NOT_GREGORIAN, written, "2026-04-02, persian 1405-01-13");
        }
        if (day.isEmpty() && IN_FORM.matcher(written).matches()) {
            reading.object(place, Flaw.NO_SUCH_DAY, written);
        } else if (day.isEmpty()) {
            reading.object(place, Flaw.MALFORMED, written, DAYS);
        }
        return day;
    }

    private Optional<SpecialDay> only(String written) {
        try {
            return Optional.of(new SpecialDay.On(LocalDate.parse(written)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Optional<SpecialDay> everyYear(String written) {
        Matcher day = EVERY.matcher(written);
        try {
            return day.matches()
                    ? Optional.of(new SpecialDay.EveryYear(MonthDay.parse("--" + day.group(1))))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Optional<SpecialDay> persian(String written) {
        Matcher day = PERSIAN.matcher(written);
        if (day.matches()) {
            return persian.day(date(number(day, 1), number(day, 2), number(day, 3))).map(SpecialDay.On::new);
        }
        Matcher every = EVERY_PERSIAN.matcher(written);
        return every.matches()
                ? persian.day(date(LEAP_YEAR, number(every, 1), number(every, 2)))
                        .map(_ -> new SpecialDay.EveryPersianYear(number(every, 1), number(every, 2)))
                : Optional.empty();
    }

    private static PersianDate date(int year, int month, int day) {
        return new PersianDate(year, month, day);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
