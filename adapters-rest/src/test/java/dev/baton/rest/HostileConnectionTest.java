package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes over a connection need not be HTTP; it is told so, without a stack or a version, and nothing is stored. */
class HostileConnectionTest {
    private static final String BODY = "{\"keys\":{\"email\":\"sara@example.com\"},\"type\":\"page-viewed\"}";
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void nothing_is_stored_and_the_server_lives_on() {
        assertThat(rest.get(Role.ADMIN, "/livez").status()).isEqualTo(200);
        assertThat(rest.leads()).isZero();
        rest.close();
    }

    private String head(String more) {
        return "POST /v1/engagements HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + rest.secrets.get(Role.ADMIN)
                + "\r\nContent-Type: application/json\r\n" + more + "\r\n";
    }

    private static void assertProblem(String response, int status, String code) {
        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        assertThat(response).contains("application/problem+json", "\"code\":\"" + code + "\"", "\"request-id\":\"",
                "Content-Language: en\r\n", "Vary: Accept-Language\r\n")
                .doesNotContain("Jetty", "jetty", "java.", "\tat ", "Server:");
    }

    @Test
    void what_is_no_request_line_is_told_so() throws IOException {
        for (String line : new String[]{"hello\r\n\r\n", "GET\r\n\r\n", "GET /livez HTTP/7.7\r\nHost: x\r\n\r\n",
                "G@T /livez HTTP/1.1\r\nHost: x\r\n\r\n", "GET /livez HTTP/1.1\r\nHost x\r\n\r\n",
                "GET /livez HTTP/1.1\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: x\r\nA\u0000B: c\r\n\r\n",
                "GET livez HTTP/1.1\r\nHost: x\r\n\r\n"}) {
            try (Wire wire = new Wire(rest.server.port())) {
                assertProblem(wire.send(line).done().toEnd(), 400, "bad-request");
            }
        }
    }

    @Test
    void addresses_that_hide_something_are_refused() throws IOException {
        for (String path : new String[]{"/v1/leads/%00", "/v1/leads/%zz", "/v1/leads/..%2fkeys", "/v1/%2e%2e/livez",
                "/v1/leads/%c0%af", "/v1/leads;x=1/../keys", "/v1/leads/%ff", "/v1\\leads"}) {
            try (Wire wire = new Wire(rest.server.port())) {
                String response = wire
                        .send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                                + "Bearer " + rest.secrets.get(Role.ADMIN) + "\r\n\r\n")
                        .toEnd();
                assertThat(response).as(path).matches("(?s)HTTP/1.1 4(00|04) .*\"code\":\"(bad-request|not-found)\".*");
                assertThat(response).doesNotContain("Jetty", "java.");
            }
        }
    }

    @Test
    void odd_requests_are_answered_like_any_other() throws IOException {
        for (String line : new String[]{"OPTIONS * HTTP/1.1", "CONNECT x:1 HTTP/1.1",
                "GET http://elsewhere/livez HTTP/1.1",
                "PRI * HTTP/2.0", "TRACE /livez HTTP/1.1", "get /livez HTTP/1.1", "GET //livez HTTP/1.1",
                "GET /livez/ HTTP/1.1", "GET /livez HTTP/1.0", "QUERY /v1/leads HTTP/1.1"}) {
            try (Wire wire = new Wire(rest.server.port())) {
                String response = wire.send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n").done().toEnd();
                assertThat(response).as(line).matches("(?s)HTTP/1.1 [24].*").doesNotContain("Jetty", "java.");
            }
        }
    }

    @Test
    void headers_that_are_too_large_are_told_so() throws IOException {
        try (Wire wire = new Wire(rest.server.port())) {
            assertProblem(wire.send("GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: " + "y".repeat(20_000) + "\r\n\r\n")
                    .toEnd(), 431, "headers-too-large");
        }
        try (Wire wire = new Wire(rest.server.port())) {
            assertProblem(wire.send("GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n").toEnd(), 414,
                    "uri-too-long");
        }
    }

    @Test
    void a_body_that_ends_early_is_no_fact() throws IOException {
        try (Wire wire = new Wire(rest.server.port())) {
            assertProblem(wire.send(head("Content-Length: 500\r\n") + BODY).done().toEnd(), 400, "malformed-body");
        }
        try (Wire wire = new Wire(rest.server.port())) {
            assertProblem(wire.send(head("Transfer-Encoding: chunked\r\n") + "40\r\n" + BODY).done().toEnd(), 400,
                    "malformed-body");
        }
    }

    @Test
    void broken_chunks_are_no_fact() throws IOException {
        for (String chunks : new String[]{"zz\r\n", "-5\r\nabc\r\n", "ffffffffffffffffff\r\nabc",
                "5\r\nabcdefgh\r\n0\r\n\r\n"}) {
            try (Wire wire = new Wire(rest.server.port())) {
                String response = wire.send(head("Transfer-Encoding: chunked\r\n") + chunks).done().toEnd();
                assertThat(response).as(chunks).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
            }
        }
    }

    @Test
    void two_framings_at_once_are_refused() throws IOException {
        for (String framing : new String[]{"Content-Length: 5\r\nContent-Length: 6\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: -1\r\n",
                "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: gzip\r\n"}) {
            try (Wire wire = new Wire(rest.server.port())) {
                String response = wire.send(head(framing) + "0\r\n\r\n" + BODY).done().toEnd();
                assertThat(response).as(framing).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
            }
        }
    }

    @Test
    void a_body_in_chunks_is_bounded_like_any_other() throws IOException {
        try (Wire wire = new Wire(rest.server.port())) {
            wire.send(head("Transfer-Encoding: chunked\r\nConnection: close\r\n"));
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 8; i++) {
                wire.send(chunk);
            }
            assertProblem(wire.send("0\r\n\r\n").toEnd(), 413, "body-too-large");
        }
    }

    @Test
    void who_asks_before_sending_too_much_is_told_at_once() throws IOException {
        try (Wire wire = new Wire(rest.server.port())) {
            String response = wire.send(head("Content-Length: 9000000\r\nExpect: 100-continue\r\n")).response();
            assertProblem(response, 413, "body-too-large");
        }
    }

    @Test
    void a_stranger_with_much_to_say_hears_why_he_is_not_let_in() throws IOException {
        byte[] much = " ".repeat(200_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (String line : new String[]{"POST /v1/engagements", "GET /v1/leads", "POST /nowhere"}) {
            try (Wire wire = new Wire(rest.server.port())) {
                wire.send(line + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: " + much.length
                        + "\r\n\r\n").send(much);
                assertThat(wire.response()).startsWith("HTTP/1.1 40");
                assertThat(wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n").response()).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void after_a_refusal_the_connection_is_not_confused() throws IOException {
        try (Wire wire = new Wire(rest.server.port())) {
            wire.send("POST /v1/engagements HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY);
            assertProblem(wire.response(), 401, "unauthorized");
            String next = wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n").response();
            assertThat(next).startsWith("HTTP/1.1 200 ").endsWith("{\"status\":\"ok\"}");
        }
    }
}
