package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.application.access.Tokens.Flaw;
import dev.baton.application.access.Tokens.Reading;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in with tokens, over HTTP; what a token says is told by the test. */
class TokenTest {
    private final AtomicReference<Reading> reading = new AtomicReference<>(new Reading.Unproven());
    private final AtomicInteger read = new AtomicInteger();
    private final RestFixture rest = new RestFixture(RestSettings.at("127.0.0.1", 0), List.of(), Optional.of(_ -> {
        read.incrementAndGet();
        return reading.get();
    }));

    @AfterEach
    void stop() {
        rest.close();
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(rest.uri(path)).header("Authorization", "Bearer " + token);
    }

    private Seen get(String path) {
        return rest.send(request("a.b.c", path).GET());
    }

    private Seen post(String token, String path, String body, String name) {
        return rest.send(request(token, path).header("Content-Type", "application/json")
                .header("Idempotency-Key", name).POST(BodyPublishers.ofString(body)));
    }

    private String person(String role) {
        reading.set(new Reading.Vouched("s-1", Optional.of("sara@example.com")));
        return rest.post(Role.ADMIN, "/v1/people",
                "{\"name\":\"Sara\",\"team\":\"marketing\",\"email\":\"sara@example.com\"" + role + "}").at("/id");
    }

    @Test
    void a_person_does_what_her_role_may() {
        person(",\"role\":\"marketing\"");

        assertThat(get("/v1/leads").status()).isEqualTo(200);
        Seen seen = get("/v1/people");
        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.at("/detail")).contains("marketing");
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void what_a_token_lacks_is_told(Flaw flaw) {
        reading.set(new Reading.Refused(flaw));

        Seen seen = get("/v1/leads");

        assertThat(seen.status()).isEqualTo(401);
        String word = "token-" + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(seen.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"" + word + "\"");
        Seen inPersian = rest.send(request("a.b.c", "/v1/leads").header("Accept-Language", "fa").GET());
        assertThat(inPersian.at("/detail")).isNotEqualTo(seen.at("/detail")).containsPattern("\\p{IsArabic}");
    }

    @Test
    void whoever_is_unknown_or_without_a_role_is_told_so() {
        reading.set(new Reading.Vouched("s-1", Optional.of("sara@example.com")));
        Seen nobody = get("/v1/leads");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).contains("token-of-nobody");

        person("");
        assertThat(get("/v1/leads").status()).isEqualTo(403);
    }

    @Test
    void an_issuer_whose_keys_cannot_be_had_is_not_the_caller_s_fault() {
        Seen seen = get("/v1/leads");

        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void a_request_with_a_key_asks_no_issuer() {
        assertThat(rest.get(Role.SALES, "/v1/leads").status()).isEqualTo(200);
        assertThat(rest.send(request("baton_nonsense", "/v1/leads").GET()).status()).isEqualTo(401);
        assertThat(read).hasValue(0);
    }

    @Test
    void a_long_token_comes_through_the_door() {
        person(",\"role\":\"marketing\"");

        assertThat(rest.send(request("a".repeat(8_000), "/v1/leads").GET()).status()).isEqualTo(200);
    }

    @Test
    void a_person_who_is_changed_or_removed_may_do_otherwise_at_once() {
        String sara = "/v1/people/" + person(",\"role\":\"marketing\"");
        assertThat(get("/v1/leads").status()).isEqualTo(200);

        Seen changed = rest.send(Role.ADMIN, "PUT", sara, "application/json",
                "{\"name\":\"Sara Rad\",\"team\":\"sales\",\"subject\":\"s-1\",\"role\":\"integration\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/name") + changed.at("/role") + changed.at("/email"))
                .isEqualTo("Sara Radintegrationabsent");
        assertThat(get("/v1/leads").status()).isEqualTo(403);

        assertThat(rest.send(Role.ADMIN, "DELETE", sara).status()).isEqualTo(204);
        assertThat(get("/v1/leads").status()).isEqualTo(401);
        assertThat(rest.get(Role.ADMIN, "/v1/people").at("/items/0/left-at")).isEqualTo(RestFixture.NOW.toString());
        assertThat(rest.send(Role.ADMIN, "DELETE", sara).status()).isEqualTo(404);
        assertThat(rest.send(Role.ADMIN, "PUT", sara, "application/json", "{\"name\":\"Sara\",\"team\":\"sales\"}")
                .status()).isEqualTo(404);
    }

    @Test
    void an_administrator_does_not_shut_himself_out() {
        String sara = "/v1/people/" + person(",\"role\":\"admin\"");
        String same = "{\"name\":\"Sara Rad\",\"team\":\"sales\",\"email\":\"sara@example.com\",\"role\":\"admin\"}";
        for (String less : List.of(same.replace(",\"role\":\"admin\"", ""), same.replace("\"admin\"", "\"sales\""),
                same.replace("sara@", "other@"), same.replace(",\"email\":\"sara@example.com\"", ""),
                same.replace("\"role\"", "\"subject\":\"s-2\",\"role\""))) {
            Seen refused = put(sara, less);
            assertThat(refused.status()).as(less).isEqualTo(409);
            assertThat(refused.at("/detail")).contains("another administrator");
        }

        assertThat(put(sara, same).at("/name")).isEqualTo("Sara Rad");
        assertThat(put(sara, same.replace("Sara Rad", "")).status()).isEqualTo(422);
        assertThat(rest.send(Role.ADMIN, "PUT", sara, "application/json", same.replace("sara@", "other@")).status())
                .as("somebody with a key").isEqualTo(200);
    }

    private Seen put(String path, String body) {
        return rest.send(request("a.b.c", path).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void of_a_person_who_is_removed_keys_are_revoked() {
        String sara = person("");
        String secret = rest.post(Role.ADMIN, "/v1/keys",
                "{\"name\":\"laptop\",\"role\":\"marketing\",\"person\":\"" + sara + "\"}").at("/secret");
        assertThat(rest.send(request(secret, "/v1/leads").GET()).status()).isEqualTo(200);

        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/people/" + sara).status()).isEqualTo(204);

        assertThat(rest.send(request(secret, "/v1/leads").GET()).status()).isEqualTo(401);
        assertThat(rest.post(Role.ADMIN, "/v1/keys",
                "{\"name\":\"other\",\"role\":\"marketing\",\"person\":\"" + sara + "\"}").status()).isEqualTo(422);
    }

    @Test
    void a_request_that_comes_again_with_another_token_of_the_person_is_not_carried_out_twice() {
        person(",\"role\":\"admin\"");
        String key = "{\"name\":\"website\",\"role\":\"integration\"}";
        Seen first = post("a.b.c", "/v1/keys", key, "k-1");
        int keys = rest.store.apiKeys().list().size();

        Seen again = post("a.b.c", "/v1/keys", key, "k-1");
        assertThat(again.at("/secret")).isEqualTo(first.at("/secret"));
        Seen later = post("a.b.d", "/v1/keys", key, "k-1");

        assertThat(later.status()).isEqualTo(409);
        assertThat(rest.store.apiKeys().list()).hasSize(keys);
    }
}
