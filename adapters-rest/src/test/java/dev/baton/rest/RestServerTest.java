package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.access.Role;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerCrowded;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.rest.RawRoute.Delivery;
import dev.baton.rest.RawRoute.Outcome;
import dev.baton.rest.RestFixture.Seen;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the server starts, lets other adapters answer, fails, and stops. */
@Timeout(60)
class RestServerTest {
    private static final String HOOK = "/hooks/{platform}/{feed}";

    private static RestFixture hooked(Function<Delivery, Outcome> answers) {
        return new RestFixture(List.of(new RawRoute(HOOK, _ -> Optional.empty(), answers)));
    }

    private static Seen deliver(RestFixture rest, String body) {
        return rest
                .send(HttpRequest.newBuilder(rest.uri("/hooks/sendgrid/main?tenant=acme")).header("X-Signature", "abc")
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void another_adapter_gets_the_bytes_as_they_came() {
        try (RestFixture rest = hooked(
                delivery -> new Outcome.Done(Tree.branch().with("recorded", delivery.body().length)
                        .with("repeated", delivery.head().path().apply("platform").length())
                        .with("suppressed", 0)
                        .with("unread", delivery.head().header().apply("x-signature").orElse("").length()).done()))) {
            assertThat(deliver(rest, "not json\u0000").body())
                    .isEqualTo("{\"recorded\":9,\"repeated\":8,\"suppressed\":0,\"unread\":3}");
            assertThat(deliver(rest, "").at("/recorded")).isEqualTo("0");
            assertThat(deliver(rest, "x".repeat(5 * 1024 * 1024)).status()).isEqualTo(413);
            assertThat(rest.get(Role.ADMIN, "/hooks/sendgrid/main").header("allow")).isEqualTo("POST, OPTIONS");
        }
    }

    @Test
    void what_another_adapter_refuses_is_a_problem_like_any_other() {
        var refusals = java.util.Map.<Outcome, Integer>of(new Outcome.Unauthorized(), 401, new Outcome.NotFound(), 404,
                new Outcome.Malformed(List.of(Objection.of(Pointer.ROOT, Flaw.UNREADABLE, 1, 1, "no list"))), 400,
                new Outcome.Busy(Duration.ofMillis(300)), 503, new Outcome.Unavailable(Duration.ofSeconds(7)), 503,
                new Outcome.Full(Duration.ofSeconds(7)), 503);
        refusals.forEach((outcome, status) -> {
            try (RestFixture rest = hooked(_ -> outcome)) {
                Seen seen = deliver(rest, "[]");
                assertThat(seen.status()).isEqualTo(status);
                assertThat(seen.header("content-type")).isEqualTo("application/problem+json");
                if (status == 503) {
                    assertThat(seen.header("retry-after")).isEqualTo(outcome instanceof Outcome.Busy ? "1" : "7");
                }
                if (status == 401) {
                    assertThat(seen.header("www-authenticate")).isEqualTo("Signature");
                }
            }
        });
    }

    @Test
    void what_is_unexpected_shows_nothing_of_the_inside() {
        try (RestFixture rest = hooked(_ -> {
            throw new IllegalStateException("the secret inside");
        })) {
            Seen seen = deliver(rest, "[]");
            assertThat(seen.status()).isEqualTo(500);
            assertThat(seen.at("/code")).isEqualTo("internal");
            assertThat(seen.at("/detail")).contains(seen.header("x-request-id"));
            assertThat(seen.body()).doesNotContain("secret", "IllegalState");
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void an_answer_that_cannot_be_written_is_our_fault_and_not_the_senders() {
        Tree broken = new Tree.Text(null);
        try (RestFixture rest = hooked(_ -> new Outcome.Done(Tree.branch().with("recorded", broken).done()))) {
            Seen seen = deliver(rest, "[]");
            assertThat(seen.status()).isEqualTo(500);
            assertThat(seen.at("/code")).isEqualTo("internal");
        }
    }

    @Test
    void a_database_that_is_away_or_busy_is_told_with_a_time_to_come_back() {
        try (RestFixture rest = hooked(_ -> {
            throw new LedgerUnavailable("refused", new IOException("gone"));
        })) {
            assertThat(deliver(rest, "[]").at("/code")).isEqualTo("unavailable");
            assertThat(deliver(rest, "[]").header("retry-after")).isEqualTo("5");
        }
        try (RestFixture rest = hooked(_ -> {
            throw new LedgerCrowded("all are in use", new IOException("none left"));
        })) {
            assertThat(deliver(rest, "[]").at("/code")).isEqualTo("busy");
            assertThat(deliver(rest, "[]").at("/detail")).doesNotContain("cannot be reached");
            assertThat(deliver(rest, "[]").header("retry-after")).isEqualTo("5");
        }
        try (RestFixture rest = hooked(_ -> {
            throw new LedgerBusy("deadlock");
        })) {
            assertThat(deliver(rest, "[]").at("/code")).isEqualTo("busy");
        }
    }

    @Test
    void no_body_is_read_for_what_another_adapter_does_not_want() throws IOException {
        RawRoute route = new RawRoute(HOOK,
                head -> head.header().apply("x-signature").isPresent()
                        ? Optional.empty()
                        : Optional.of(new Outcome.Unauthorized()),
                _ -> {
                    throw new AssertionError("a body was read");
                });
        try (RestFixture rest = new RestFixture(List.of(route)); Wire wire = new Wire(rest.server.port())) {
            assertThat(wire.send("POST /hooks/sendgrid/main HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 4000000\r\n\r\n").response()).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void bodies_that_find_no_room_are_told_to_come_again() throws IOException {
        RestSettings small = new RestSettings("127.0.0.1", 0, Duration.ofSeconds(5), Duration.ofMinutes(1), 40_000,
                Duration.ofSeconds(30), RateSettings.of(RateSettings.USUAL));
        String head = "POST /v1/leads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 30000\r\n"
                + "Authorization: Bearer ";
        String lead = "{\"keys\":{\"email\":\"sara@example.com\"}}" + " ".repeat(29_963);
        try (RestFixture rest = new RestFixture(small, List.of())) {
            String post = head + rest.secrets.get(Role.ADMIN) + "\r\n\r\n";
            Optional<Seen> crowded = Optional.empty();
            while (crowded.isEmpty()) {
                crowded = crowdedBy(rest, post, lead);
            }
            assertThat(crowded.get().at("/code")).isEqualTo("busy");
            assertThat(crowded.get().header("retry-after")).isEqualTo("1");
            for (int i = 0; i < 5; i++) {
                assertThat(rest.post(Role.ADMIN, "/v1/leads", lead).status()).as("room is given back").isEqualTo(200);
            }
        }
    }

    /** The refusal while another body is on its way; empty if that one was read too late, and found no room itself. */
    private static Optional<Seen> crowdedBy(RestFixture rest, String post, String lead) throws IOException {
        try (Wire slow = new Wire(rest.server.port())) {
            slow.send(post + lead.substring(0, 29_000));
            for (int i = 0; i < 100; i++) {
                Seen seen = rest.post(Role.ADMIN, "/v1/leads", lead);
                if (seen.status() == 503) {
                    assertThat(slow.send(lead.substring(29_000)).response()).startsWith("HTTP/1.1 20");
                    return Optional.of(seen);
                }
            }
            return Optional.empty();
        }
    }

    @Test
    void a_stop_lets_running_requests_finish() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RestFixture rest = hooked(_ -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
            return new Outcome.Done(Tree.branch().with("recorded", 1).with("repeated", 0).with("suppressed", 0)
                    .with("unread", 0).done());
        });
        int port = rest.server.port();
        try (Wire idle = new Wire(port)) {
            CompletableFuture<Seen> running = CompletableFuture.supplyAsync(() -> deliver(rest, "[]"));
            inside.await();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(rest.server::close);
            waitUntilClosed(port);
            assertThat(running).isNotDone();
            assertThat(stopped).isNotDone();
            go.countDown();
            assertThat(running.get().at("/recorded")).isEqualTo("1");
            stopped.get();
            assertThat(idle.toEnd()).isEmpty();
        } finally {
            rest.close();
        }
    }

    private static void waitUntilClosed(int port) throws IOException {
        while (true) {
            try (Wire wire = new Wire(port)) {
                assertThat(wire).isNotNull();
                Thread.onSpinWait();
            } catch (SocketException _) {
                return;
            }
        }
    }

    @Test
    void a_connection_may_be_silent_for_longer_between_two_requests_than_within_one() throws Exception {
        RestSettings hasty = new RestSettings("127.0.0.1", 0, Duration.ofSeconds(5), Duration.ofMinutes(1),
                1_000_000, Duration.ofMillis(300), RateSettings.of(RateSettings.USUAL));
        try (RestFixture rest = new RestFixture(hasty, List.of()); Wire wire = new Wire(rest.server.port())) {
            for (int request = 1; request <= 2; request++) {
                assertThat(wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n").response()).startsWith("HTTP/1.1 200 ");
                Thread.sleep(600);
            }
        }
    }

    @Test
    void a_body_that_does_not_come_is_given_up() throws IOException {
        RestSettings hasty = new RestSettings("127.0.0.1", 0, Duration.ofSeconds(5), Duration.ofMinutes(1),
                1_000_000, Duration.ofMillis(300), RateSettings.of(RateSettings.USUAL));
        try (RestFixture rest = new RestFixture(hasty, List.of()); Wire wire = new Wire(rest.server.port())) {
            String response = wire.send("POST /v1/leads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + rest.secrets.get(Role.ADMIN)
                    + "\r\nContent-Length: 50\r\n\r\n{\"keys\"")
                    .toEnd();
            assertThat(response).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"");
            assertThat(rest.leads()).isZero();
        }
    }

    @Test
    void a_body_that_drips_is_given_up() throws IOException {
        RestSettings strict = new RestSettings("127.0.0.1", 0, Duration.ofSeconds(5), Duration.ofNanos(1),
                1_000_000, Duration.ofSeconds(30), RateSettings.of(RateSettings.USUAL));
        try (RestFixture rest = new RestFixture(strict, List.of()); Wire wire = new Wire(rest.server.port())) {
            String response = wire.send("POST /v1/leads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + rest.secrets.get(Role.ADMIN) + "\r\nContent-Length: 50\r\n\r\n{")
                    .response();
            assertThat(response).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void who_closes_his_half_still_hears_the_answer() throws IOException {
        try (RestFixture rest = new RestFixture(); Wire wire = new Wire(rest.server.port())) {
            assertThat(wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n").done().toEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void requests_may_follow_one_another_without_waiting() throws IOException {
        try (RestFixture rest = new RestFixture(); Wire wire = new Wire(rest.server.port())) {
            wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".repeat(5));
            for (int i = 0; i < 5; i++) {
                assertThat(wire.response()).startsWith("HTTP/1.1 200 ").endsWith("{\"status\":\"ok\"}");
            }
        }
    }

    @Test
    void a_port_that_is_taken_or_none_is_refused() {
        try (RestFixture rest = new RestFixture()) {
            RestSettings taken = RestSettings.at("127.0.0.1", rest.server.port());
            assertThatThrownBy(() -> new RestFixture(taken, List.of()))
                    .hasMessageContaining(Integer.toString(rest.server.port()));
        }
        assertThatThrownBy(() -> RestSettings.at("127.0.0.1", 70_000)).hasMessageContaining("65535");
    }
}
