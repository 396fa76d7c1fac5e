package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamCommandsTest {
    private static final String INSIDE = "{\"team\":\"inside\",\"changed-at\":\"2026-03-21T09:00:00Z\","
            + "\"reps\":[{\"name\":\"Sara\"},{\"name\":\"Omid\"}]}";
    @TempDir
    private Path folder;
    private FakeBaton baton;
    private final Shell shell = new Shell();

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_new_team_is_added_and_one_that_is_there_replaced() throws IOException {
        baton.answer("GET /v1/teams/inside", 404, "{}");
        baton.answer("PUT /v1/teams/inside", 201, INSIDE);
        assertThat(shell.run("team", "put", file("a.yaml", "team: inside\n")).err()).contains("Added inside");
        assertThat(baton.last().header("If-match")).isEmpty();
        assertThat(baton.last().header("Content-type")).isEqualTo("application/yaml");

        baton.answer("GET /v1/teams/inside", 200, INSIDE);
        baton.answer("PUT /v1/teams/inside", 200, INSIDE);
        assertThat(shell.run("team", "put", file("a.json", "{\"team\":\"inside\"}")).err()).contains("Changed inside");
        assertThat(baton.last().header("If-match")).isEqualTo("*");
        assertThat(baton.last().header("Content-type")).isEqualTo("application/json");
        assertThat(shell.run("team", "put", file("a.json", "{\"team\":\"inside\"}"), "--seen", "\"e1\"").code())
                .isZero();
        assertThat(baton.last().header("If-match")).isEqualTo("\"e1\"");
    }

    @Test
    void a_file_without_a_team_is_none() throws IOException {
        assertThat(shell.run("team", "put", file("a.yaml", "hours: {}\n")).code()).isEqualTo(2);
        assertThat(shell.run("team", "put", file("b.yaml", "team: [\n")).code()).isEqualTo(2);
        assertThat(shell.run("team", "put", folder.resolve("c.yaml").toString()).code()).isEqualTo(2);
        assertThat(baton.asked()).isEmpty();
    }

    @Test
    void teams_are_listed_with_their_reps_shown_and_removed() {
        baton.answer("GET /v1/teams", 200, "{\"items\":[" + INSIDE + "]}");
        baton.answer("GET /v1/teams/inside", 200, "team: inside\n");
        baton.answer("DELETE /v1/teams/inside", 204, "");

        assertThat(shell.run("team", "list").out()).contains("inside", "Sara, Omid");
        assertThat(shell.run("team", "show", "inside").out().strip()).isEqualTo("team: inside");
        assertThat(shell.run("team", "remove", "inside").err()).contains("Removed inside");
    }

    @Test
    void hours_tell_when_a_promise_would_be_over() {
        baton.answer("GET /v1/teams/inside/working-time?within=PT4H&from=2026-02-05T10%3A00%3A00%2B03%3A30", 200, """
                {"today":{"date":"2026-02-05","persian-date":"1404-11-16","hours":["08:00-12:00","13:00-14:00"]},
                 "last-day":{"date":"2026-02-07","persian-date":"1404-11-18","hours":[]},
                 "ends-at":"2026-02-07T06:30:00Z"}""");

        assertThat(shell.run("team", "hours", "inside", "--within", "PT4H", "--from", "2026-02-05T10:00:00+03:30").out()
                .lines()).containsExactly("today     2026-02-05 (1404-11-16): 08:00-12:00, 13:00-14:00",
                        "last day  2026-02-07 (1404-11-18): off", "over at   2026-02-07T06:30:00Z");
    }

    @Test
    void an_absence_is_announced_listed_and_ended() {
        String away = "{\"id\":\"a1\",\"name\":\"Sara\",\"from\":\"2026-03-21T09:00:00Z\",\"until\":\"2026-03-25T04:30:00Z\"}";
        baton.answer("POST /v1/absences", 201, away);
        baton.answer("GET /v1/absences", 200, "{\"items\":[" + away + "]}");
        baton.answer("DELETE /v1/absences/a1", 204, "");

        Result added = shell.run("absence", "add", "--until", "2026-03-25T08:00:00+03:30", "--person", "p1");

        assertThat(added.out().strip()).isEqualTo("a1");
        assertThat(added.err()).contains("Sara is away");
        assertThat(baton.last().body()).isEqualTo("{\"person\":\"p1\",\"until\":\"2026-03-25T08:00:00+03:30\"}");
        assertThat(shell.run("absence", "list").out()).contains("a1", "Sara", "2026-03-25T04:30:00Z");
        assertThat(shell.run("absence", "end", "a1").err()).contains("Ended a1");
    }
}
