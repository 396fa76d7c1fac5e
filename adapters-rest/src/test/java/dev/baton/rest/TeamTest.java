package dev.baton.rest;

import static dev.baton.application.access.Role.ADMIN;
import static dev.baton.application.access.Role.SALES;
import static dev.baton.application.access.Role.SALES_OPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.team.Teams.OpenHandoffs;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamTest {
    private static final String TEAMS = "/v1/teams";
    private static final String INSIDE = "/v1/teams/inside";
    private final RestFixture rest = new RestFixture();
    private final String sara = person("Sara");
    private final String omid = person("Omid");

    @AfterEach
    void stop() {
        rest.close();
    }

    private String person(String name) {
        return rest.post(ADMIN, "/v1/people", "{\"name\": \"%s\", \"team\": \"sales\"}".formatted(name)).at("/id");
    }

    private static String written(String... reps) {
        return """
                team: inside
                title: {en: Inside sales, fa: فروش تلفنی}
                hours:
                  time-zone: Asia/Tehran
                  week: {saturday: 08:00-16:30, sunday: 08:00-16:30, thursday: 08:00-12:00}
                  holidays: [every persian 01-01]
                reps: [%s]
                """.formatted(String.join(", ", java.util.Arrays.stream(reps).map("{person: %s}"::formatted).toList()));
    }

    private Seen put(String ifMatch, String yaml) {
        var request = rest.as(SALES_OPS, INSIDE).header("Content-Type", "application/yaml");
        return rest.send((ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch))
                .PUT(BodyPublishers.ofString(yaml)));
    }

    private Seen delete(String ifMatch) {
        var request = rest.as(SALES_OPS, INSIDE);
        return rest.send((ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch)).DELETE());
    }

    @Test
    void a_team_is_added_read_and_listed() {
        Seen added = put("", written(sara));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo(INSIDE);
        assertThat(added.at("/reps/0/name")).isEqualTo("Sara");
        Seen seen = rest.get(SALES, INSIDE);
        assertThat(seen.body()).isEqualTo(added.body());
        assertThat(seen.header("ETag")).isEqualTo(added.header("ETag"));
        assertThat(rest.get(SALES, TEAMS).at("/items/0/team")).isEqualTo("inside");
        assertThat(rest.send(rest.as(SALES, INSIDE).header("If-None-Match", seen.header("ETag")).GET()).status())
                .isEqualTo(304);
    }

    @Test
    void what_a_team_says_in_yaml_can_be_edited_and_sent_back() {
        assertThat(put("", written(sara)).status()).isEqualTo(201);
        Seen yaml = rest.send(rest.as(SALES_OPS, INSIDE).header("Accept", "application/yaml").GET());

        Seen changed = put(yaml.header("ETag"), yaml.body().replace("16:30", "17:00"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/written/hours/week/saturday")).isEqualTo("08:00-17:00");
        assertThat(changed.header("ETag")).isNotEqualTo(yaml.header("ETag"));
    }

    @Test
    void nobody_overwrites_what_another_wrote_meanwhile() {
        String tag = put("", written(sara)).header("ETag");
        assertThat(put(tag, written(sara, omid)).status()).isEqualTo(200);

        assertThat(put("", written(sara)).status()).isEqualTo(428);
        assertThat(put(tag, written(sara)).status()).isEqualTo(412);
        assertThat(delete(tag).status()).isEqualTo(412);
        assertThat(rest.get(SALES, INSIDE).at("/reps/1/name")).isEqualTo("Omid");
        assertThat(put("*", written(sara)).status()).isEqualTo(200);
        assertThat(rest.send(rest.as(SALES_OPS, "/v1/teams/outside").header("Content-Type", "application/yaml")
                .header("If-Match", "*").PUT(BodyPublishers.ofString(written().replace("inside", "outside"))))
                .status()).as("there is none to be replaced").isEqualTo(412);
    }

    @Test
    void reps_are_people_who_are_here() {
        Seen refused = put("", written(sara, UUID.randomUUID().toString()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/reps/1/person");
        assertThat(refused.at("/errors/0/message")).contains(sara, "Sara");
    }

    @Test
    void who_has_open_handoffs_stays_and_so_does_the_team() {
        assertThat(put("", written(sara, omid)).status()).isEqualTo(201);
        rest.store.teams().open("inside", new OpenHandoffs(1, Map.of(UUID.fromString(omid), 3)));

        Seen without = put("*", written(sara));
        assertThat(without.status()).isEqualTo(409);
        assertThat(without.at("/detail")).contains("Omid", "3 open handoffs");
        Seen removed = delete("");
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.at("/detail")).contains("4 open handoffs");
    }

    @Test
    void a_team_is_removed() {
        String tag = put("", written(sara)).header("ETag");
        assertThat(delete(tag).status()).isEqualTo(204);
        assertThat(rest.get(SALES, INSIDE).status()).isEqualTo(404);
        assertThat(delete("").status()).isEqualTo(404);
        assertThat(put("", written(sara)).status()).isEqualTo(201);
        assertThat(delete("").status()).isEqualTo(204);
    }

    @Test
    void a_promise_is_told_by_the_hours_of_the_team() {
        assertThat(put("", written(sara)).status()).isEqualTo(201);

        Seen promise = rest.get(SALES, INSIDE + "/working-time?from=2026-02-05T10:00:00%2B03:30&within=PT4H");

        assertThat(promise.at("/at-work")).isEqualTo("true");
        assertThat(promise.at("/today/hours/0")).isEqualTo("08:00-12:00");
        assertThat(promise.at("/ends-at")).isEqualTo("2026-02-07T06:30:00Z");
        assertThat(promise.at("/last-day/persian-date")).isEqualTo("1404-11-18");
        Seen none = rest.get(SALES, INSIDE + "/working-time?from=2026-02-05T10:00:00%2B03:30&within=0m");
        assertThat(none.at("/last-day/date")).isEqualTo("2026-02-05");
        assertThat(rest.get(SALES, INSIDE + "/working-time?within=PT4H").at("/from"))
                .isEqualTo(RestFixture.NOW.toString());
        assertThat(rest.get(SALES, INSIDE + "/working-time").at("/errors/0/code")).isEqualTo("missing");
        assertThat(rest.get(SALES, INSIDE + "/working-time?from=2026-02-05T10:00:00%2B03:30&within=4h").body())
                .isEqualTo(promise.body());
        assertThat(rest.get(SALES, INSIDE + "/working-time?within=1001h").at("/errors/0/message"))
                .isEqualTo("1001h is outside of what is allowed: 0m to 1000h.");
        assertThat(rest.get(SALES, INSIDE + "/working-time?within=P1D").at("/errors/0/code"))
                .isEqualTo("no-fixed-length");
        assertThat(rest.get(SALES, INSIDE + "/working-time?within=soon").at("/errors/0/code")).isEqualTo("malformed");
        assertThat(rest.get(SALES, INSIDE + "/working-time?within=1001h").status()).isEqualTo(400);
        assertThat(rest.get(SALES, "/v1/teams/outside/working-time?within=PT4H").status()).isEqualTo(404);
    }

    private Seen away(String body) {
        return rest.post(SALES_OPS, "/v1/absences", body);
    }

    private static String until(String person, String until) {
        return "{\"person\": \"%s\", \"until\": \"%s\"}".formatted(person, until);
    }

    @Test
    void a_rep_is_away_and_comes_back() {
        Seen away = away(until(sara, "2026-11-25T04:30:00Z"));
        assertThat(away.status()).isEqualTo(201);
        assertThat(rest.get(SALES, "/v1/absences").at("/items/0/name")).isEqualTo("Sara");

        Seen again = away(until(sara, "2026-11-22T04:30:00Z"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/detail")).contains("2026-11-25T04:30 gregorian (UTC)");
        assertThat(again.at("/absence/until")).isEqualTo("2026-11-25T04:30:00Z");
        assertThat(put("", written(sara)).status()).isEqualTo(201);
        assertThat(away(until(sara, "2026-11-22T04:30:00Z")).at("/detail")).as("by the clocks of Tehran")
                .contains("2026-11-25T08:00 gregorian.").doesNotContain("UTC");

        String one = "/v1/absences/" + away.at("/id");
        rest.now.set(RestFixture.NOW.plusSeconds(60));
        assertThat(rest.send(SALES_OPS, "DELETE", one).status()).isEqualTo(204);
        assertThat(rest.send(SALES_OPS, "DELETE", one).status()).isEqualTo(409);
        assertThat(rest.get(SALES, "/v1/absences").at("/items/0")).isEqualTo("absent");
    }

    @Test
    void a_key_of_nobody_announces_for_nobody() {
        Seen away = away(until(sara, "2026-11-25T04:30:00Z"));
        Seen refused = rest.post(SALES, "/v1/absences", until(omid, "2026-11-25T04:30:00Z"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(rest.send(SALES, "DELETE", "/v1/absences/" + away.at("/id")).status()).isEqualTo(403);
        assertThat(away("{}").at("/errors/1/pointer")).isEqualTo("/until");
        assertThat(rest.send(SALES_OPS, "DELETE", "/v1/absences/nothing").status()).isEqualTo(404);
    }
}
