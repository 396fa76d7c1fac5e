package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.application.repeat.Repeats;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that a caller has given a name is carried out once. */
@Timeout(60)
class OnceTest {
    private static final String DEMO = "{\"keys\":{\"email\":\"sara@example.com\"},\"type\":\"demo-requested\"}";
    private static final String SARA = "{\"name\":\"Sara Ahmadi\",\"team\":\"marketing\"}";
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen post(Role role, String key, String path, String body) {
        return rest.send(rest.as(role, path).header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private int engagements(String email) {
        String lead = rest.get(Role.ADMIN, "/v1/leads?email=" + email).at("/items/0/id");
        return rest.get(Role.ADMIN, "/v1/leads/" + lead + "/timeline").body().split("demo-requested", -1).length - 1;
    }

    @Test
    void a_request_with_two_names_is_refused() {
        Seen seen = rest.send(rest.as(Role.ADMIN, "/v1/people").header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1").header("Idempotency-Key", "k-2")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(SARA)));
        assertThat(seen.status()).isEqualTo(400);
        assertThat(rest.get(Role.ADMIN, "/v1/people").body()).doesNotContain("Sara Ahmadi");
    }

    @Test
    void what_comes_again_is_answered_as_the_first_time_and_happens_once() {
        Seen first = post(Role.ADMIN, "k-1", "/v1/people", SARA);
        Seen again = post(Role.ADMIN, "k-1", "/v1/people", SARA);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("idempotency-replayed")).isEqualTo("absent");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.header("content-type")).isEqualTo("application/json");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(rest.get(Role.ADMIN, "/v1/people").body()).containsOnlyOnce("Sara Ahmadi");
    }

    @Test
    void a_new_key_s_secret_is_told_again_and_kept_nowhere_in_clear() {
        String wish = "{\"name\":\"website\",\"role\":\"integration\"}";
        Seen first = post(Role.ADMIN, "k-1", "/v1/keys", wish);
        Seen again = post(Role.ADMIN, "k-1", "/v1/keys", wish);

        assertThat(again.at("/secret")).isEqualTo(first.at("/secret")).startsWith("baton_");
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        byte[] sealed = rest.store.answers().find(new Name(idOf(Role.ADMIN), "k-1")).orElseThrow().sealed();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("website", "baton_");
    }

    private UUID idOf(Role role) {
        return rest.store.apiKeys().list().stream().filter(key -> key.name().equals(role.code())).findFirst()
                .orElseThrow().id();
    }

    @Test
    void what_was_done_before_somebody_was_erased_is_not_done_again() {
        assertThat(post(Role.ADMIN, "k-1", "/v1/people", SARA).status()).isEqualTo(201);
        String lead = rest.post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"email\":\"sara@example.com\"}}").at("/id");
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + lead).status()).isEqualTo(204);

        Seen again = post(Role.ADMIN, "k-1", "/v1/people", SARA);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/detail")).contains("carried out before", "not kept any more");
        assertThat(rest.get(Role.ADMIN, "/v1/people").body()).containsOnlyOnce("Sara Ahmadi");
    }

    @Test
    void a_platform_is_asked_before_a_transaction_is_open() {
        for (String replayed : List.of("absent", "true")) {
            Seen seen = rest.send(rest.as(Role.ADMIN, "/v1/feeds/main").header("Content-Type", "application/json")
                    .header("Idempotency-Key", "k-1").PUT(BodyPublishers.ofString(
                            "{\"platform\":\"sendgrid\",\"download\":{\"api-key\":\"SG.invented\"}}")));
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.header("idempotency-replayed")).isEqualTo(replayed);
        }
        assertThat(rest.joinedWhileFetched).isNotEmpty().containsOnly(false);
    }

    @Test
    void nobody_opens_an_answer_by_another_secret_or_for_another_request() {
        Name name = new Name(idOf(Role.ADMIN), "k-1");
        byte[] sealed = new Seal("baton_a", name, "asked").closed(new Reply.Nothing()).orElseThrow();

        assertThat(new Seal("baton_a", name, "asked").opened(sealed))
                .contains(new Reply.Nothing(Map.of("Idempotency-Replayed", "true")));
        for (Seal other : List.of(new Seal("baton_b", name, "asked"), new Seal("baton_a", name, "else"),
                new Seal("baton_a", new Name(idOf(Role.SALES), "k-1"), "asked"))) {
            assertThat(other.opened(sealed)).isEmpty();
        }
    }

    @Test
    void an_answer_without_a_body_comes_again_too() {
        String key = rest.post(Role.ADMIN, "/v1/keys", "{\"name\":\"website\",\"role\":\"integration\"}").at("/id");
        for (String replayed : List.of("absent", "true")) {
            Seen seen = rest.send(rest.as(Role.ADMIN, "/v1/keys/" + key).header("Idempotency-Key", "k-1").DELETE());
            assertThat(seen.status()).isEqualTo(204);
            assertThat(seen.header("idempotency-replayed")).isEqualTo(replayed);
        }
    }

    @Test
    void the_name_of_another_request_is_refused_and_nothing_happens() {
        assertThat(post(Role.ADMIN, "k-1", "/v1/people", SARA).status()).isEqualTo(201);

        Seen otherBody = post(Role.ADMIN, "k-1", "/v1/people", SARA.replace("Sara", "Omid"));
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(post(Role.ADMIN, "k-1", "/v1/engagements", SARA).status()).isEqualTo(422);
        assertThat(rest.get(Role.ADMIN, "/v1/people").body()).doesNotContain("Omid");
    }

    @Test
    void two_callers_may_use_the_same_word() {
        assertThat(post(Role.ADMIN, "k-1", "/v1/engagements", DEMO).status()).isEqualTo(201);
        assertThat(post(Role.INTEGRATION, "k-1", "/v1/engagements", DEMO).status()).isEqualTo(201);
        assertThat(engagements("sara@example.com")).isEqualTo(2);
    }

    @Test
    void a_refusal_is_not_kept_so_that_what_was_wrong_may_be_mended() {
        assertThat(post(Role.ADMIN, "k-1", "/v1/people", "{\"team\":\"marketing\"}").status()).isEqualTo(422);
        assertThat(post(Role.ADMIN, "k-1", "/v1/people", SARA).status()).isEqualTo(201);
    }

    @Test
    void while_a_request_is_carried_out_its_repetition_is_told_to_wait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        assertThat(rest.get(Role.INTEGRATION, "/v1/leads/x").status()).as("the key is recognised").isEqualTo(404);
        rest.meanwhile.add(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        String lead = "{\"keys\":{\"email\":\"sara@example.com\"}}";
        CompletableFuture<Seen> first = CompletableFuture
                .supplyAsync(() -> post(Role.INTEGRATION, "k-1", "/v1/leads", lead));
        begun.await();

        Seen meanwhile = post(Role.INTEGRATION, "k-1", "/v1/leads", lead);
        end.countDown();

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.at("/code")).isEqualTo("still-running");
        assertThat(meanwhile.header("retry-after")).isEqualTo("1");
        assertThat(first.get().status()).isEqualTo(201);
        assertThat(post(Role.INTEGRATION, "k-1", "/v1/leads", lead).header("idempotency-replayed")).isEqualTo("true");
    }

    @Test
    void an_engagement_without_an_id_is_named_by_its_request() {
        assertThat(post(Role.ADMIN, "k-1", "/v1/engagements", DEMO).status()).isEqualTo(201);
        assertThat(post(Role.ADMIN, "k-2", "/v1/engagements", DEMO).at("/result")).isEqualTo("recorded");
        assertThat(engagements("sara@example.com")).as("two requests in one second").isEqualTo(2);

        rest.now.set(RestFixture.NOW.plus(Repeats.KEPT).plusSeconds(1));
        Seen late = post(Role.ADMIN, "k-1", "/v1/engagements", DEMO);
        assertThat(late.at("/result")).as("known after a day, too").isEqualTo("repeated");
        assertThat(post(Role.ADMIN, "k-2", "/v1/engagements", DEMO.replace("demo-r", "contact-r")).at("/result"))
                .as("a word that is used again for something else").isEqualTo("recorded");
        assertThat(engagements("sara@example.com")).isEqualTo(2);
    }

    @Test
    void each_item_of_a_batch_is_named_by_its_request_and_place() {
        String batch = "{\"items\":[" + DEMO + "," + DEMO + "]}";
        Seen first = post(Role.ADMIN, "k-1", "/v1/engagements/batch", batch);
        Seen again = post(Role.ADMIN, "k-1", "/v1/engagements/batch", batch);

        assertThat(first.at("/recorded")).isEqualTo("2");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(engagements("sara@example.com")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "\u0001"})
    void a_name_that_is_none_is_refused(String key) throws Exception {
        assertRefused(key);
    }

    @Test
    void the_longest_name_has_255_letters() throws Exception {
        assertRefused("k".repeat(256));
        assertThat(post(Role.ADMIN, "k".repeat(255), "/v1/people", SARA).status()).isEqualTo(201);
    }

    private void assertRefused(String key) throws Exception {
        try (Wire wire = new Wire(rest.server.port())) {
            String response = wire
                    .send("POST /v1/people HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                            + rest.secrets.get(Role.ADMIN) + "\r\nIdempotency-Key: " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                    .toEnd();
            assertThat(response).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void where_nothing_is_written_the_header_means_nothing() {
        for (String path : List.of("/v1/leads", "/livez")) {
            assertThat(rest.send(rest.as(Role.ADMIN, path).header("Idempotency-Key", "a b").GET()).status())
                    .isEqualTo(200);
        }
    }
}
