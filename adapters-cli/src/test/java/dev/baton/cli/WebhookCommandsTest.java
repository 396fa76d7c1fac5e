package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints of webhooks from the command line. */
class WebhookCommandsTest {
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
    void a_secret_goes_to_the_output_and_the_rest_to_people() {
        baton.answer("POST /v1/webhooks", 201, "{\"id\":\"" + ID + "\",\"secret\":\"whsec_x\"}");
        baton.answer("POST /v1/webhooks/" + ID + "/rotate", 200, "{\"id\":\"" + ID + "\",\"secret\":\"whsec_y\"}");

        Result added = shell.run("webhook", "add", "CRM", "https://crm.example.com/", "--events",
                "lead.erased,handoff.*");
        assertThat(added.out()).isEqualToIgnoringNewLines("whsec_x");
        assertThat(added.err()).contains(ID, "cannot be shown again");
        assertThat(baton.last().body()).contains("\"lead.erased\"", "\"handoff.*\"");
        assertThat(shell.run("webhook", "rotate", ID).out()).isEqualToIgnoringNewLines("whsec_y");
    }

    @Test
    void deliveries_are_shown_with_their_last_try() {
        baton.answer("GET /v1/webhooks/" + ID + "/deliveries?limit=2&state=waiting", 200,
                """
                        {"items":[{"event":{"id":"e1","type":"lead.merged","timestamp":"2026-03-21T09:00:00Z"},"state":"waiting",
                        "next-try-at":"2026-03-21T09:05:00Z","attempts-made":27,"attempts":[{"status":500},{"status":null,"error":"timeout"}]}],
                        "next":"more"}""");

        Result result = shell.run("webhook", "deliveries", ID, "--limit", "2", "--state", "waiting");

        assertThat(result.out().lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("e1 lead.merged 2026-03-21T09:00:00Z waiting 27 timeout 2026-03-21T09:05:00Z");
        assertThat(result.err()).contains("There are more: --cursor more");
    }

    @Test
    void one_event_or_those_of_a_time_are_sent_again() {
        baton.answer("POST /v1/webhooks/" + ID + "/deliveries/e1/replay", 204, "");
        baton.answer("POST /v1/webhooks/" + ID + "/replay", 202,
                "{\"events\":10000,\"next-from\":\"2026-03-21T11:00:00Z\",\"next-after\":\"e2\"}");

        assertThat(shell.run("webhook", "replay", ID, "--event", "e1").err()).contains("On its way again: e1");
        assertThat(shell.run("webhook", "replay", ID, "--from", "2026-03-21T09:00:00Z", "--until",
                "2026-03-21T12:00:00Z", "--after", "e1").out()).contains("10000",
                        "--from 2026-03-21T11:00:00Z --after e2");
        assertThat(baton.asked().getLast().body()).contains("\"after\":\"e1\"");
        assertThat(shell.run("webhook", "replay", ID).code()).isEqualTo(2);
        assertThat(shell.run("webhook", "replay", ID, "--event", "e1", "--from", "2026-03-21T09:00:00Z").code())
                .isEqualTo(2);
    }
}
