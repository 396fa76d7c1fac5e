package dev.baton.acceptance;

import static dev.baton.application.Trees.map;

import dev.baton.acceptance.Api.Answer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The team of one scenario in the making, and the keys of its reps. */
final class SalesDesk {
    private final Story story;
    private final Map<String, Object> week = new LinkedHashMap<>();
    private final List<Object> holidays = new ArrayList<>();
    private final Map<String, Object> halfDays = new LinkedHashMap<>();
    private final Map<String, Rep> reps = new LinkedHashMap<>();
    private ZoneId zone = ZoneId.of("Asia/Tehran");

    private record Rep(String id, Api desk, boolean lead) {}

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
        Rep rep = reps.get(who);
        reps.put(who, rep == null ? hired(who, lead) : new Rep(rep.id(), rep.desk(), lead));
    }

    private Rep hired(String who, boolean lead) {
        String id = story.api().post("/v1/people", map("name", who + " " + story.scenario(), "team", "sales")).done()
                .at("id").text();
        Look key = story.api().post("/v1/keys", map("name", who, "role", "sales", "person", id)).done();
        return new Rep(id, new Api(story.api().url(), key.at("secret").text()), lead);
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

    private String key() {
        return "team-" + story.scenario();
    }

    /** Tells Baton of the team, as it is so far. */
    Answer put() {
        return story.api().write("PUT", "/v1/teams/" + key(), "application/json",
                Look.bytes(map("team", key(),
                        "hours", map("time-zone", zone.getId(), "week", week, "holidays", holidays, "half-days",
                                halfDays),
                        "reps", reps.values().stream().map(rep -> map("person", rep.id(), "lead", rep.lead()))
                                .toList())));
    }

    /** An instant as clocks show it where the team is. */
    Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** What the team promises within some hours. */
    Answer promise(LocalDateTime from, int hours) {
        put().done();
        return story.api().get("/v1/teams/" + key() + "/working-time?from=" + at(from) + "&within=PT" + hours + "H");
    }
}
