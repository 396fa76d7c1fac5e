package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.application.access.Role;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.repeat.Answers.Kept;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for all operations alike. */
class EveryOperationTest {
    private static final String WRONG = "baton_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private final RestFixture rest = new RestFixture(
            RestSettings.at("127.0.0.1", 0).with(new RateSettings(1_000_000, 30, 1)), List.of());

    @AfterEach
    void stop() {
        rest.close();
    }

    private static List<Operation> operations(Predicate<Operation> which) {
        return Arrays.stream(Operation.values()).filter(which).toList();
    }

    private static boolean isClosed(Operation operation) {
        return !operation.route().isOpen();
    }

    private static boolean hasBody(Operation operation) {
        return operation.route().body() != BodyShape.NONE;
    }

    private static String path(Operation operation) {
        return operation.route().path().replace("{version}", "1").replaceAll("\\{[a-z]+\\}", "nothing");
    }

    private HttpRequest.Builder as(Operation operation, String path, String type, byte[] body) {
        return rest.as(Role.ADMIN, path).header("Content-Type", type).method(operation.route().method().name(),
                hasBody(operation) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
    }

    private Seen send(Operation operation, String type, byte[] body) {
        return rest.send(as(operation, path(operation), type, body));
    }

    @Test
    void a_parameter_that_nobody_knows_is_refused() {
        for (Operation operation : Operation.values()) {
            Seen seen = rest.send(as(operation, path(operation) + "?nonsense=1", "application/json", new byte[0]));
            assertThat(seen.at("/errors/0/parameter")).as(operation.name()).isEqualTo("nonsense");
        }
    }

    @Test
    void a_body_that_is_too_large_or_of_another_form_is_refused() {
        for (Operation operation : operations(EveryOperationTest::hasBody)) {
            byte[] large = new byte[operation.route().body().mostBytes() + 1];
            assertThat(send(operation, "application/json", large).status()).as(operation.name()).isEqualTo(413);
            assertThat(send(operation, "text/plain", new byte[1]).status()).as(operation.name()).isEqualTo(415);
        }
    }

    @Test
    void who_shows_wrong_keys_again_and_again_is_held_up() {
        assertThat(rest.send(HttpRequest.newBuilder(rest.uri("/v1/leads")).header("Authorization", "Bearer " + WRONG)
                .GET()).status()).isEqualTo(401);
        for (Operation operation : operations(EveryOperationTest::isClosed)) {
            Seen seen = rest
                    .send(HttpRequest.newBuilder(rest.uri(path(operation))).header("Authorization", "Bearer " + WRONG)
                            .method(operation.route().method().name(), BodyPublishers.noBody()));
            assertThat(seen.status()).as(operation.name()).isEqualTo(429);
        }
    }

    @Test
    void whoever_asks_too_often_is_held_up_but_for_health() {
        for (int i = 0; i < 30; i++) {
            assertThat(rest.send(HttpRequest.newBuilder(rest.uri("/openapi.json")).GET()).status()).isEqualTo(200);
        }
        for (Operation operation : operations(each -> !isClosed(each))) {
            Seen seen = rest.send(HttpRequest.newBuilder(rest.uri(path(operation))).GET());
            assertThat(seen.status()).as(operation.name()).isEqualTo(operation.route().isHealth() ? 200 : 429);
        }
    }

    @Test
    void a_database_that_is_away_or_a_fault_of_ours_is_told_as_such() {
        for (Operation operation : operations(EveryOperationTest::isClosed)) {
            rest.now.set(rest.now.get().plusSeconds(60));
            rest.broken.set(new LedgerUnavailable("away", new IllegalStateException()));
            assertThat(send(operation, "application/json", new byte[0]).status()).as(operation.name()).isEqualTo(503);
            rest.broken.set(new IllegalStateException("a fault of ours, on purpose"));
            assertThat(send(operation, "application/json", new byte[0]).status()).as(operation.name()).isEqualTo(500);
        }
    }

    private Seen named(Operation operation, String key) {
        return rest.send(as(operation, path(operation), "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key));
    }

    @Test
    void every_write_waits_for_its_repetition_and_refuses_another_request_s_name() {
        ApiKey admin = rest.store.apiKeys().list().stream().filter(key -> key.role() == Role.ADMIN).findFirst()
                .orElseThrow();
        assertThat(rest.get(Role.ADMIN, "/v1/people").status()).as("the key is recognised").isEqualTo(200);
        rest.store.answers().keep(new Name(admin.id(), "taken"), new Kept("another", new byte[1], RestFixture.NOW));
        for (Operation operation : operations(Operation::isWrite)) {
            Optional<Integer> meanwhile = rest.store.answers().alone(new Name(admin.id(), "k"),
                    () -> named(operation, "k").status());
            assertThat(meanwhile).as(operation.name()).contains(409);
            assertThat(named(operation, "taken").at("/code")).as(operation.name()).isEqualTo("idempotency-key-reused");
        }
    }
}
