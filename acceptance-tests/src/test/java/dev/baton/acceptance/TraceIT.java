package dev.baton.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever watches Baton by OpenTelemetry sees what took how long, as part of the caller's trace, and nothing of a person. */
class TraceIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String SURNAME = "Quuxfeldova";
    private static final WireMockServer COLLECTOR = new WireMockServer(
            options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeAll
    static void start() {
        COLLECTOR.start();
        COLLECTOR.stubFor(post(urlPathEqualTo("/v1/traces")).willReturn(ok()));
        COLLECTOR.stubFor(get(urlPathMatching("/v3/.*")).willReturn(aResponse().withStatus(404)));
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop();
    }

    /** All that the collector was told; names and addresses stand in it as they are. */
    private static String told() {
        StringBuilder told = new StringBuilder();
        COLLECTOR.findAll(postRequestedFor(urlPathEqualTo("/v1/traces")))
                .forEach(request -> told.append(new String(request.getBody(), StandardCharsets.ISO_8859_1)));
        return told.toString();
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static void waitFor(String name) {
        boolean _ = Waiting.until("the collector is told of " + name,
                () -> told().contains(name) ? Optional.of(true) : Optional.empty());
    }

    @Test
    void requests_and_what_was_done_for_them_are_told_as_part_of_the_callers_trace() {
        URI collector = URI.create("http://127.0.0.1:" + COLLECTOR.port());
        String address = SURNAME + "@example.com";
        String id;
        try (RunningBaton baton = new RunningBaton("trace", collector, collector)) {
            Api api = baton.api();
            baton.activate(map("definition", "traced", "dimensions", map("interest", map("weight", 100)), "rules",
                    List.of(map("id", "page", "dimension", "interest", "each", map("type", "page-viewed"),
                            "points", 1))));
            id = api.write("POST", "/v1/engagements", "application/json",
                    Look.bytes(map("keys", map("email", address), "type", "page-viewed")), "traceparent",
                    "00-" + TRACE + "-" + CALLER + "-01").done().at("lead").text();
            assertThat(api.get("/v1/leads?email=" + address).status()).isEqualTo(200);
            assertThat(api.write("DELETE", "/v1/leads/" + id, "application/json", new byte[0]).status())
                    .isEqualTo(204);
            assertThat(api.put("/v1/feeds/traced", Map.of("platform", "sendgrid", "download",
                    Map.of("api-key", "SG.invented"))).status()).isGreaterThan(399);
            waitFor("PUT /v1/feeds/{name}");
        }

        assertThat(told()).contains("POST /v1/engagements", "submitted", "transaction ended", "transaction",
                "postgresql", "GET SendGrid's key", bytes(TRACE), bytes(CALLER), "service.name", "baton");
        assertThat(told()).doesNotContainIgnoringCase(SURNAME).doesNotContain(id, "SG.invented");
        COLLECTOR.verify(getRequestedFor(urlPathMatching("/v3/.*")).withHeader("traceparent",
                matching("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")));
    }
}
