package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.application.agreement.Versions;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.message.Messages;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, methods, headers, languages and query parameters. */
class HttpTest {
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen anonymous(String path) {
        return rest.send(HttpRequest.newBuilder(rest.uri(path)).GET());
    }

    @Test
    void health_needs_no_key_and_tells_when_the_database_is_away() {
        assertThat(anonymous("/livez").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(anonymous("/readyz").status()).isEqualTo(200);
        rest.ready.set(false);
        Seen away = anonymous("/readyz");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("retry-after")).isEqualTo("2");
        assertThat(anonymous("/livez").status()).isEqualTo(200);
    }

    @Test
    void metrics_count_by_route_and_not_by_address() {
        String id = "5b0f0e9c-0000-4000-8000-000000000001";
        assertThat(rest.get(Role.ADMIN, "/v1/leads/" + id).status()).isEqualTo(404);
        assertThat(rest.get(Role.ADMIN, "/nowhere/sara@example.com").status()).isEqualTo(404);
        String text = anonymous("/metrics").body();
        assertThat(text).contains("route=\"/v1/leads/{id}\"", "status=\"404\"", "jvm_memory_used_bytes",
                "http_server_requests_seconds_count").doesNotContain(id, "sara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer baton_", "Basic c2FyYTpwYXNz", "bearer xyz",
            "Bearer baton_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer \t", "baton_x"})
    void without_a_key_nothing_opens(String authorization) {
        Seen seen = rest
                .send(HttpRequest.newBuilder(rest.uri("/v1/leads")).header("Authorization", authorization).GET());
        assertThat(seen.status()).isEqualTo(401);
        assertThat(seen.header("www-authenticate")).startsWith("Bearer");
        assertThat(seen.at("/code")).isEqualTo("unauthorized");
    }

    @Test
    void who_may_not_is_told_who_may() {
        Seen seen = rest.get(Role.INTEGRATION, "/v1/keys");
        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.at("/detail")).contains("integration", "admin");
    }

    @Test
    void a_method_that_a_path_has_not_is_told_with_those_it_has() {
        for (String method : List.of("PUT", "FOO", "TRACE", "POST")) {
            Seen seen = rest.send(Role.ADMIN, method, "/v1/leads/5b0f0e9c-0000-4000-8000-000000000001");
            assertThat(seen.status()).as(method).isEqualTo(405);
            assertThat(seen.header("allow")).isEqualTo("PATCH, DELETE, GET, HEAD, OPTIONS");
        }
        Seen options = rest.send(Role.ADMIN, "OPTIONS", "/v1/leads");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("allow")).isEqualTo("POST, GET, HEAD, OPTIONS");
    }

    @Test
    void head_is_get_without_the_body() {
        Seen head = rest.send(Role.ADMIN, "HEAD", "/v1/leads");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("content-type")).isEqualTo("application/json");
        assertThat(rest.send(HttpRequest.newBuilder(rest.uri("/v1/leads")).method("HEAD", BodyPublishers.noBody()))
                .status())
                .isEqualTo(401);
    }

    @Test
    void every_answer_carries_an_id_and_is_not_kept() {
        for (String path : List.of("/livez", "/v1/leads", "/nowhere", "/v1/keys")) {
            Seen seen = rest.send(rest.as(Role.SALES, path).header("X-Request-Id", "check-17").GET());
            assertThat(seen.header("x-request-id")).as(path).isEqualTo("check-17");
            assertThat(seen.header("cache-control")).isEqualTo("no-store");
            assertThat(seen.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(seen.header("server")).isEqualTo("absent");
        }
        Seen odd = rest.send(rest.as(Role.SALES, "/livez").header("X-Request-Id", "a b\"<script>").GET());
        assertThat(odd.header("x-request-id")).hasSize(36);
    }

    @Test
    void what_is_large_is_compressed_on_demand() {
        Seen plain = anonymous("/openapi.json");
        Seen small = rest
                .send(HttpRequest.newBuilder(rest.uri("/openapi.json")).header("Accept-Encoding", "gzip").GET());
        assertThat(plain.header("content-encoding")).isEqualTo("absent");
        assertThat(small.header("content-encoding")).isEqualTo("gzip");
        Seen tiny = rest.send(HttpRequest.newBuilder(rest.uri("/livez")).header("Accept-Encoding", "gzip").GET());
        assertThat(tiny.header("content-encoding")).isEqualTo("absent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fa|fa", "fa-IR,fa;q=0.9,en;q=0.8|fa", "ar;q=0.5, en;q=0.4|ar",
            "en;q=0.1, fa;q=0.7|fa", "de|en", "de, ar;q=0.1|ar", "*|en", "fa;q=0|en", ";;;q=|en", "fa;q=nonsense|en"})
    void problems_are_told_in_the_readers_language(String accepted, String language) {
        Seen seen = rest.send(rest.as(Role.ADMIN, "/v1/leads").header("Accept-Language", accepted)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        assertThat(seen.header("content-language")).isEqualTo(language);
        String title = switch (language) {
            case "fa" -> "متن درخواست درست نیست";
            case "ar" -> "محتوى الطلب غير صحيح";
            default -> "The body is not right";
        };
        assertThat(seen.at("/title")).isEqualTo(title);
        assertThat(seen.at("/code")).isEqualTo("invalid-body");
    }

    @Test
    void every_problem_has_a_sentence_in_every_language() {
        for (Language language : Language.values()) {
            for (Fault fault : Fault.values()) {
                assertThat(Sentences.title(fault.code(), language)).isNotBlank();
                assertThat(Sentences.detail(fault, List.of("one", "two", "three"), language)).isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void every_word_that_a_problem_may_name_is_known_in_every_language() {
        List<String> codes = Stream.of(Arrays.stream(Team.values()).map(Team::code),
                Arrays.stream(Versions.Status.values()).map(Versions.Status::code),
                Arrays.stream(Rescorings.Status.values()).map(Rescorings.Status::code),
                Arrays.stream(CycleKind.values()).map(CycleKind::code)).flatMap(each -> each).toList();
        for (Language language : Language.values()) {
            for (String code : codes) {
                assertThat(Terms.of(code).in(language, (_, _, _, _) -> "")).isNotBlank().contains(code);
            }
            for (Stage stage : Stage.values()) {
                assertThat(Terms.of(stage).in(language, (_, _, _, _) -> "")).contains(stage.name());
            }
        }
    }

    @Test
    void every_mistake_in_a_document_has_a_sentence_in_every_language() {
        Messages messages = new Messages();
        for (Language language : Language.values()) {
            for (Flaw flaw : Flaw.values()) {
                Objection objection = Objection.of(Pointer.ROOT, flaw, "one", "two", "three", "four");
                assertThat(messages.of(objection, language.code())).as(flaw + " " + language).isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/leads?emial=sara@example.com,emial,unknown-field", "/v1/leads?limit=0,limit,out-of-range",
            "/v1/leads?limit=201,limit,out-of-range", "/v1/leads?limit=ten,limit,malformed",
            "/v1/leads?limit=99999999999,limit,malformed", "/v1/leads?cursor=!!,cursor,no-place",
            "/v1/leads?cursor=bm9uc2Vuc2U,cursor,no-place", "/v1/leads?stage=mql,stage,unknown-word",
            "/v1/leads?email=nobody,email,malformed", "/v1/leads?email=,email,empty",
            "/v1/leads?email=a@example.com&phone=%2B982112345678,phone,conflict",
            "/v1/leads?email=a@example.com&limit=5,limit,conflict", "/v1/leads?limit=5&limit=6,limit,duplicate",
            "/v1/leads?external=crm,external,malformed", "/v1/leads?source=%00,source,malformed",
            "/v1/leads?source=%ff,source,malformed", "/v1/leads/x/score?at=now,at,malformed",
            "/v1/leads/x/score?at=0000-01-01T00:00:00Z,at,out-of-range",
            "/v1/leads/x/score?definition=a,version,missing",
            "/v1/leads/x/score?version=1,definition,missing", "/v1/funnel?by=colour,by,unknown-word",
            "/v1/keys?all=1,all,unknown-field", "/livez?x,x,unknown-field"})
    void a_wrong_query_parameter_is_named(String path, String parameter, String code) {
        Seen seen = rest.get(Role.ADMIN, path);
        assertThat(seen.status()).as(seen.body()).isEqualTo(400);
        assertThat(seen.at("/code")).isEqualTo("invalid-query");
        assertThat(seen.at("/errors/0/parameter")).isEqualTo(parameter);
        assertThat(seen.at("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void a_query_that_is_no_address_is_no_5xx() throws java.io.IOException {
        for (String query : List.of("%", "%zz", "limit=%", "a=b=c", "&&&", "=", "email=%f0%28%8c%28", "\u0001")) {
            try (Wire wire = new Wire(rest.server.port())) {
                String response = wire.send("GET /v1/leads?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + rest.secrets.get(Role.ADMIN) + "\r\n\r\n").toEnd();
                assertThat(response).as(query).matches("(?s)HTTP/1.1 (200|400) .*");
            }
        }
    }

    @Test
    void a_cursor_of_another_list_or_made_up_is_refused() {
        assertThat(
                Cursor.leads(Cursor.of(new dev.baton.application.lead.Leads.TimelinePlace(RestFixture.NOW, "e:web:1"))))
                .isEmpty();
        for (String forged : List.of("LEADS x 5b0f0e9c-0000-4000-8000-000000000001", "LEADS 1 nobody",
                "LEADS 99999999999999999999 x", "LEADS")) {
            assertThat(Cursor.leads(Cursor.sealed(forged))).as(forged).isEmpty();
            assertThat(rest.get(Role.ADMIN, "/v1/leads?cursor=" + Cursor.sealed(forged)).status()).isEqualTo(400);
        }
    }
}
