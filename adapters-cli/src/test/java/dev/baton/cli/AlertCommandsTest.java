package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters to people of sales, from the command line. */
class AlertCommandsTest {
    private static final String ID = "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
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

    @Test
    void alerts_are_listed_with_what_came_of_them() {
        baton.answer("GET /v1/alerts?limit=2&state=failed&person=" + ID, 200, """
                {"items":[{"id":"a1","at":"2026-03-21T09:00:00Z","kind":"offered","person":"p1","handoff":"h1",
                "state":"failed","attempts":1,"why":"550 5.1.1"}],"next":"more"}""");

        Result result = shell.run("alert", "list", "--limit", "2", "--state", "failed", "--person", ID);

        assertThat(result.out().lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("a1 2026-03-21T09:00:00Z offered p1 h1 failed 1 – 550 5.1.1");
        assertThat(result.err()).contains("There are more: --cursor more");
    }

    @Test
    void an_alert_is_sent_again() {
        baton.answer("POST /v1/alerts/" + ID + "/retry", 202, "{\"id\":\"" + ID + "\",\"state\":\"waiting\"}");

        assertThat(shell.run("alert", "retry", ID).err()).contains("On its way again: " + ID);
    }
}
