package dev.baton.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.alert.WebhookSender.Answer.Answered;
import dev.baton.application.alert.WebhookSender.Request;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out is signed as the specification has it; what comes back is told as it is. */
class StandardWebhookSenderTest {
    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
    private final StandardWebhookSender sender = Sending.here(Sending.LONG);

    @BeforeEach
    void listen() {
        receiver.start();
        answer(aResponse().withStatus(204));
    }

    @AfterEach
    void stop() {
        sender.close();
        receiver.stop();
    }

    private void answer(ResponseDefinitionBuilder answer) {
        receiver.stubFor(any(anyUrl()).willReturn(answer));
    }

    private Answered send(Request request) {
        Answer answer = sender.send(request);
        assertThat(answer).isInstanceOf(Answered.class);
        return (Answered) answer;
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.port() + "/hooks/sales?team=a";
    }

    private LoggedRequest received() {
        return receiver.getAllServeEvents().getFirst().getRequest();
    }

    private static HttpHeaders headers(LoggedRequest request) {
        return HttpHeaders.of(request.getHeaders().all().stream().collect(
                Collectors.toMap(header -> header.key(), header -> header.values())), (_, _) -> true);
    }

    @Test
    void receivers_have_five_seconds_to_connect_and_fifteen_for_all() {
        assertThat(StandardWebhookSender.Patience.USUAL)
                .isEqualTo(new StandardWebhookSender.Patience(Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }

    @Test
    void a_webhook_is_a_post_of_the_body_as_it_is_and_carries_nothing_else() {
        assertThat(send(Sending.to(url(), "{\"team\":\"فروش\"}")).status()).isEqualTo(204);

        assertThat(received().getMethod().getName()).isEqualTo("POST");
        assertThat(received().getUrl()).isEqualTo("/hooks/sales?team=a");
        assertThat(received().getBodyAsString()).isEqualTo("{\"team\":\"فروش\"}");
        assertThat(headers(received()).map()).containsOnlyKeys("Connection", "Content-Length", "Content-Type", "Host",
                "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp");
        assertThat(received().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(received().getHeader("User-Agent")).isEqualTo("Baton/test");
        assertThat(received().getHeader("webhook-id")).isEqualTo("event-1");
        assertThat(received().getHeader("webhook-timestamp")).isEqualTo(Long.toString(Sending.NOW.getEpochSecond()));
    }

    @Test
    void the_reference_library_believes_it_by_either_secret_and_by_no_other() throws Exception {
        byte[] next = "the secret that takes over......".getBytes(StandardCharsets.US_ASCII);
        Request request = new Request(URI.create(url()), "event-1", Instant.now(),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8), List.of(Sending.SECRET, next));

        assertThat(send(request).status()).isEqualTo(204);

        assertThat(received().getHeader("webhook-signature")).matches("v1,\\S+ v1,\\S+");
        for (byte[] secret : request.secrets()) {
            new Webhook(secret).verify(received().getBodyAsString(), headers(received()));
            assertThatThrownBy(() -> new Webhook(secret).verify("{\"a\":2}", headers(received())))
                    .isInstanceOf(WebhookVerificationException.class);
        }
        assertThatThrownBy(() -> new Webhook("another secret".getBytes(StandardCharsets.US_ASCII))
                .verify(received().getBodyAsString(), headers(received())))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void an_id_that_could_end_a_header_is_nobodys() {
        for (String id : List.of("", "a\r\nX-Evil: 1", "a b", "ä", "a\u0000")) {
            Request request = new Request(URI.create(url()), id, Sending.NOW, new byte[0], List.of(Sending.SECRET));
            assertThatThrownBy(() -> sender.send(request)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                () -> sender.send(new Request(URI.create(url()), "a", Sending.NOW, new byte[0], List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(receiver.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 302, 303, 307, 308, 400, 401, 407, 410, 429, 500, 503})
    void a_status_is_told_and_nothing_is_done_about_it(int status) {
        answer(aResponse().withStatus(status).withHeader("Location", "http://127.0.0.1:" + receiver.port() + "/other")
                .withHeader("WWW-Authenticate", "Basic realm=\"a\"").withHeader("Set-Cookie", "a=b"));

        assertThat(send(Sending.to(url())).status()).isEqualTo(status);
        assertThat(receiver.getAllServeEvents()).hasSize(1);

        assertThat(send(Sending.to(url())).status()).isEqualTo(status);
        assertThat(received().containsHeader("Cookie")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"120, PT2M", "0, PT0S", "none, none", "-1, none", "soon, none", "'', none",
            "999999999, PT277777H46M39S", "99999999999999999999, PT277777H46M39S", "1.5, none",
            "'Sun, 22 Nov 2026 10:01:30 GMT', PT1M30S", "'Sun, 22 Nov 2026 09:00:00 GMT', PT0S",
            "'Sunday, 22-Nov-26 10:00:05 GMT', PT5S",
            "'Sun, 99 Nov 2026 10:01:30 GMT', none"})
    void a_receiver_may_ask_to_be_left_alone_for_seconds_or_until_a_date(String asked, Duration pause) {
        answer(asked == null
                ? aResponse().withStatus(503)
                : aResponse().withStatus(503).withHeader("Retry-After", asked));

        assertThat(send(Sending.to(url())).retryAfter()).isEqualTo(Optional.ofNullable(pause));
    }

    @Test
    void no_more_of_an_answer_is_kept_than_sixteen_kibibytes() {
        String half = "0123456789abcdef".repeat(512);
        answer(aResponse().withBody(half + half));
        assertThat(send(Sending.to(url())).body()).asString().isEqualTo(half + half);

        answer(aResponse().withBody(half + half + "!"));
        assertThat(send(Sending.to(url())).body()).asString().isEqualTo(half + half);
    }

    @Test
    void an_answer_that_swells_when_unpacked_is_not_unpacked() {
        answer(aResponse().withHeader("Content-Encoding", "gzip").withBody("not gzip at all"));

        assertThat(send(Sending.to(url())).body()).asString().isEqualTo("not gzip at all");
    }

    @Test
    void a_large_body_arrives_whole() {
        String body = "\"" + "x".repeat(1 << 20) + "\"";

        assertThat(send(Sending.to(url(), body)).status()).isEqualTo(204);

        assertThat(received().getBodyAsString()).isEqualTo(body);
        assertThat(received().getHeader("Content-Length")).isEqualTo(Integer.toString(body.length()));
    }
}
