package dev.baton.acceptance;

import static dev.baton.application.Trees.map;

import dev.baton.acceptance.Api.Answer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The team of one scenario in the making, and the keys of its reps. */
final class SalesDesk {
    private final Story story;
    private final Map<String, Object> week = new LinkedHashMap<>();
    private final List<Object> holidays = new ArrayList<>();
    private final Map<String, Object> halfDays = new LinkedHashMap<>();
    private final Map<String, Rep> reps = new LinkedHashMap<>();
    private final List<Object> reasons = new ArrayList<>();
    private ZoneId zone = ZoneId.of("Asia/Tehran");
    private Optional<byte[]> told = Optional.empty();

    /** A rep: the person, the key, and what the team says of the rep. */
    private record Rep(String id, Api desk, Map<String, Object> says) {}

    SalesDesk(Story story) {
        this.story = story;
    }

    void worksFrom(ZoneId where, String first, String last, String hours) {
        zone = where;
        DayOfWeek day = DayOfWeek.valueOf(first.toUpperCase(Locale.ROOT));
        DayOfWeek end = DayOfWeek.valueOf(last.toUpperCase(Locale.ROOT)).plus(1);
        for (; day != end; day = day.plus(1)) {
            works(day.name().toLowerCase(Locale.ROOT), hours);
        }
    }

    void works(String day, String hours) {
        week.put(day, hours);
    }

    void isOff(String day) {
        holidays.add(day);
    }

    void isHalf(String day, String hours) {
        halfDays.put(day, hours);
    }

    /** Who is in the team already takes another place in it. */
    void joins(String who, boolean lead) {
        reps.computeIfAbsent(who, this::hired).says().put("lead", lead);
    }

    /** What the team says of a rep, such as a weight. */
    void says(String who, String what, Object value) {
        Object _ = rep(who).says().put(what, value);
    }

    /** A reason of the team's own, after which a lead stays out for so many days. */
    void rejectsAs(String reason, int days) {
        reasons.add(map("id", reason, "title", reason, "then", map("recycle", map("cool-down", "P" + days + "D"))));
    }

    private Rep hired(String who) {
        String id = story.api().post("/v1/people", map("name", who + " " + story.scenario(), "team", "sales")).done()
                .at("id").text();
        Look key = story.api().post("/v1/keys", map("name", who, "role", "sales", "person", id)).done();
        return new Rep(id, new Api(story.api().url(), key.at("secret").text()), new LinkedHashMap<>(map("person", id)));
    }

    private Rep rep(String who) {
        if (reps.get(who) instanceof Rep rep) {
            return rep;
        }
        throw new AssertionError(who + " is no rep of the team");
    }

    String id(String who) {
        return rep(who).id();
    }

    Api of(String who) {
        return rep(who).desk();
    }

    boolean isOfTheTeam(String person) {
        return reps.values().stream().anyMatch(rep -> rep.id().equals(person));
    }

    String key() {
        return "team-" + story.scenario();
    }

    private Map<String, Object> written() {
        Map<String, Object> hours = map("time-zone", zone.getId(), "week", week.isEmpty() ? always() : week,
                "holidays", holidays, "half-days", halfDays);
        Map<String, Object> team = map("team", key(), "hours", hours, "reps",
                reps.values().stream().map(Rep::says).toList());
        if (!reasons.isEmpty()) {
            team.put("reasons", reasons);
        }
        return team;
    }

    /** Where nothing is said of hours, they do not matter. */
    private static Map<String, Object> always() {
        return Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day.name().toLowerCase(Locale.ROOT),
                _ -> "00:00-24:00"));
    }

    /** Tells Baton of the team, as it is so far. */
    Answer put() {
        byte[] team = Look.bytes(written());
        Answer answer = told.isEmpty()
                ? story.api().write("PUT", "/v1/teams/" + key(), "application/json", team)
                : story.api().write("PUT", "/v1/teams/" + key(), "application/json", team, "If-Match", "*");
        told = Optional.of(team);
        return answer;
    }

    /** Tells Baton of the team, if there is anything new. */
    void settle() {
        if (told.filter(team -> Arrays.equals(team, Look.bytes(written()))).isEmpty()) {
            put().done();
        }
    }

    /** An instant as clocks show it where the team is. */
    Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** The next such day of the week, where the team is. */
    LocalDate next(DayOfWeek day) {
        return story.now().atZone(zone).toLocalDate().with(TemporalAdjusters.next(day));
    }

    /** What the team promises within some hours. */
    Answer promise(LocalDateTime from, int hours) {
        put().done();
        return story.api().get("/v1/teams/" + key() + "/working-time?from=" + at(from) + "&within=PT" + hours + "H");
    }
}
