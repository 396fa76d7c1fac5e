package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that were made to do harm: each is refused with its place, and nothing is stored. */
class HostileBodyTest {
    private static final List<String> PATHS = List.of("/v1/engagements", "/v1/leads", "/v1/outcomes",
            "/v1/verdicts", "/v1/engagements/batch", "/v1/leads/batch", "/v1/outcomes/batch", "/v1/verdicts/batch",
            "/v1/definitions",
            "/v1/definitions/validate", "/v1/keys");
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void nothing_is_stored_and_the_server_lives_on() {
        assertThat(rest.leads()).isZero();
        assertThat(rest.get(Role.ADMIN, "/v1/leads").status()).isEqualTo(200);
        assertThat(rest.get(Role.ADMIN, "/v1/keys").json().at("items").toString()).doesNotContain("hostile");
        rest.close();
    }

    private static void assertRefused(Seen seen, String what) {
        assertThat(seen.status()).as(what + ": " + seen.body()).isBetween(400, 422);
        assertThat(seen.header("content-type")).isEqualTo("application/problem+json");
        assertThat(seen.at("/request-id")).isEqualTo(seen.header("x-request-id"));
        assertThat(seen.at("/errors/0/message")).as(what).isNotEqualTo("absent");
        assertThat(seen.body()).doesNotContain("Exception", "dev.baton", "java.");
    }

    private void assertRefusedEverywhere(String body) {
        for (String path : PATHS) {
            assertRefused(rest.post(Role.ADMIN, path, body),
                    path + " " + body.substring(0, Math.min(60, body.length())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[", "nul", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{\"a\":1} {}",
            "{\"a\":NaN}",
            "{\"a\":1e999999999}", "{\"a\":01}", "// x\n{}", "{\"a\":\"\\ud800\"", "{\"a\":\"\u0000\"}", "\"\\x\""})
    void what_is_no_json_is_malformed(String body) {
        for (String path : PATHS) {
            Seen seen = rest.post(Role.ADMIN, path, body);
            assertThat(seen.status()).as(path + body).isEqualTo(400);
            assertThat(seen.at("/code")).isEqualTo("malformed-body");
            assertRefused(seen, body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"text\"", "true", "[{}]", "{}"})
    void what_is_no_map_of_what_is_needed_is_invalid(String body) {
        assertRefusedEverywhere(body);
    }

    @Test
    void depth_and_numbers_and_repeated_names_are_bounded() {
        assertRefusedEverywhere("{\"keys\":" + "[".repeat(100) + "]".repeat(100) + "}");
        assertRefusedEverywhere("[".repeat(100_000));
        assertRefusedEverywhere(
                "{\"keys\":{\"email\":\"sara@example.com\"},\"attributes\":{\"n\":" + "9".repeat(10_000) + "}}");
        assertRefusedEverywhere(
                "{\"keys\":{\"email\":\"sara@example.com\"},\"keys\":{\"email\":\"nima@example.com\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\u202e", "\\uffff", "\\u0007"})
    void characters_that_mislead_are_refused_at_their_place(String escaped) {
        Seen seen = rest.post(Role.ADMIN, "/v1/leads",
                "{\"keys\":{\"email\":\"sara@example.com\"},\"touches\":[{\"source\":\"a" + escaped + "b\"}]}");
        assertRefused(seen, escaped);
        assertThat(seen.at("/errors/0/pointer")).isEqualTo("/touches/0/source");
        assertThat(seen.at("/errors/0/code")).isEqualTo("forbidden-character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "+999999999-12-31T23:59:59Z",
            "2026-02-30T00:00:00Z",
            "2026-11-21T09:36:00Z", "yesterday", "2026-11-21", "-0001-01-01T00:00:00Z"})
    void times_that_cannot_be_are_refused(String time) {
        for (String path : List.of("/v1/engagements", "/v1/leads", "/v1/outcomes")) {
            Seen seen = rest.post(Role.ADMIN, path,
                    "{\"keys\":{\"email\":\"sara@example.com\"},\"occurred-at\":\"" + time + "\""
                            + (path.endsWith("engagements") ? ",\"type\":\"page-viewed\"" : "")
                            + (path.endsWith("outcomes") ? ",\"outcome\":\"won\"" : "") + "}");
            assertThat(seen.status()).as(time).isEqualTo(422);
            assertThat(seen.at("/errors/0/pointer")).isEqualTo("/occurred-at");
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_malformed() {
        byte[] latin = "{\"keys\":{\"email\":\"s\u00e4ra@example.com\"}}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{\"keys\":{}}".getBytes(StandardCharsets.UTF_16);
        for (byte[] body : List.of(latin, wide, new byte[]{(byte) 0xff, 0, 1})) {
            Seen seen = rest.send(Role.ADMIN, "/v1/leads", BodyPublishers.ofByteArray(body));
            assertThat(seen.at("/code")).isEqualTo("malformed-body");
        }
    }

    @Test
    void ten_megabytes_are_too_many_announced_or_not() {
        byte[] large = new byte[10 * 1024 * 1024];
        for (String path : PATHS) {
            String most = path.endsWith("batch") ? "4194304" : "262144";
            for (var body : List.of(BodyPublishers.ofByteArray(large),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
                Seen seen = rest.send(Role.ADMIN, path, body);
                assertThat(seen.status()).as(path).isEqualTo(413);
                assertThat(seen.at("/detail")).contains(most);
            }
        }
    }

    @Test
    void what_says_that_it_is_something_else_is_not_read() {
        String body = "{\"keys\":{\"email\":\"sara@example.com\"}}";
        for (String type : List.of("text/plain", "application/xml", "application/json; charset=utf-16",
                "multipart/form-data",
                "application/x-www-form-urlencoded", "application/yaml", "nonsense")) {
            Seen seen = rest.send(Role.ADMIN, "POST", "/v1/leads", type, body);
            assertThat(seen.status()).as(type).isEqualTo(415);
            assertThat(seen.at("/detail")).contains("application/json");
        }
        assertThat(rest.send(rest.as(Role.ADMIN, "/v1/leads").POST(BodyPublishers.ofString(body))).status())
                .isEqualTo(415);
        assertThat(rest.send(rest.as(Role.ADMIN, "/v1/leads").header("Content-Type", "application/json")
                .header("Content-Encoding", "br").POST(BodyPublishers.ofString(body))).status()).isEqualTo(415);
    }

    @Test
    void the_mark_that_a_body_may_begin_with_has_no_place_before_an_item() {
        String lead = "{\"keys\":{\"email\":\"sara@example.com\"}}";
        Seen seen = rest.post(Role.ADMIN, "/v1/leads/batch", "{\"items\":[\uFEFF" + lead + "]}");
        assertThat(seen.at("/refused")).isEqualTo("1");
        assertThat(seen.at("/results/0/errors/0/pointer")).isEqualTo("/items/0");
        assertThat(seen.at("/results/0/errors/0/message")).contains("U+FEFF");
    }

    @Test
    void a_batch_of_too_many_is_refused_as_a_whole() {
        String items = "{\"keys\":{\"email\":\"sara@example.com\"}},".repeat(1_000) + "{}";
        Seen seen = rest.post(Role.ADMIN, "/v1/leads/batch", "{\"items\":[" + items + "]}");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.at("/errors/0/code")).isEqualTo("too-many");
        assertThat(seen.at("/errors/0/pointer")).isEqualTo("/items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "nonsense", "{\"a\":1]", "", "{\"a\":\"\\u0000\"}"})
    void an_item_that_cannot_be_read_fails_alone(String item) {
        assertFailsAlone(item);
    }

    @Test
    void an_item_beyond_a_bound_fails_alone() {
        assertFailsAlone("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}");
        assertFailsAlone("{\"a\":" + "9".repeat(101) + "}");
        assertFailsAlone("{\"a\":\"" + "x".repeat(100_001) + "\"}");
        assertFailsAlone("{\"" + "x".repeat(1_001) + "\":1}");
    }

    /** Beside an item that is wrong in another way, so that nothing is stored. */
    private void assertFailsAlone(String item) {
        Seen seen = rest.post(Role.ADMIN, "/v1/leads/batch", "{\"items\":[{\"keys\":{}}," + item + ",{}]}");
        assertThat(seen.status()).as(seen.body()).isEqualTo(207);
        assertThat(seen.at("/refused")).isEqualTo("3");
        assertThat(seen.at("/results/0/errors/0/pointer")).isEqualTo("/items/0/keys");
        assertThat(seen.at("/results/1/errors/0/pointer")).startsWith("/items/1");
        assertThat(seen.at("/results/1/errors/1/pointer")).isEqualTo("absent");
    }

    @Test
    void yaml_that_blows_up_is_malformed() {
        String bomb = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n";
        for (String body : List.of(bomb, "!!java.net.URL [\"http://example.com\"]", "a: 1\na: 2", "a:\n\t- b",
                "---\na: 1\n---\nb: 2")) {
            Seen seen = rest.send(Role.ADMIN, "POST", "/v1/definitions", "application/yaml", body);
            assertThat(seen.at("/code")).as(body).isEqualTo("malformed-body");
            assertThat(rest.store.definitions().list()).isEmpty();
        }
    }
}
