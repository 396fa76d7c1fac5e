package dev.baton.email;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.baton.application.feed.PlatformKeys.Fetched;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking SendGrid for a public key, at the wire. */
@Timeout(60)
class SendGridKeysTest {
    private static final String SIGNED = "/v3/user/webhooks/event/settings/signed";
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final WireMockExtension SENDGRID = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static Fetched fetch(Duration patience) {
        return fetch(SENDGRID.baseUrl(), patience, Optional.empty());
    }

    private static Fetched fetch(String base, Duration patience, Optional<String> webhook) {
        try (SendGridKeys keys = new SendGridKeys(URI.create(base), patience)) {
            return keys.fetch("SG.invented", webhook);
        }
    }

    private static Fetched answered(ResponseDefinitionBuilder response) {
        SENDGRID.stubFor(get(urlEqualTo(SIGNED)).willReturn(response));
        return fetch(LONG);
    }

    @Test
    void the_key_of_the_first_webhook_is_told() {
        assertThat(answered(okJson("{\"public_key\":\" MFkwInvented= \",\"more\":1}")))
                .isEqualTo(new Fetched.Key("MFkwInvented="));
        SENDGRID.verify(1,
                getRequestedFor(urlEqualTo(SIGNED)).withHeader("Authorization", equalTo("Bearer SG.invented")));
    }

    @Test
    void one_of_several_webhooks_is_named_by_its_id() {
        SENDGRID.stubFor(get(urlEqualTo(SIGNED + "/77d4-a5")).willReturn(okJson("{\"public_key\":\"MFkwSecond=\"}")));
        assertThat(fetch(SENDGRID.baseUrl() + "/", LONG, Optional.of("77d4-a5")))
                .isEqualTo(new Fetched.Key("MFkwSecond="));
    }

    @Test
    void a_webhook_that_is_not_signed_has_an_empty_key() {
        assertThat(answered(okJson("{\"public_key\":\"\"}"))).isEqualTo(new Fetched.NotSigned());
    }

    @Test
    void each_refusal_is_an_outcome_of_its_own() {
        assertThat(answered(aResponse().withStatus(401))).isEqualTo(new Fetched.Refused());
        assertThat(answered(aResponse().withStatus(403))).isEqualTo(new Fetched.Refused());
        assertThat(answered(aResponse().withStatus(404))).isEqualTo(new Fetched.NoWebhook());
        assertThat(answered(aResponse().withStatus(500))).isEqualTo(new Fetched.Failed(500, Optional.empty()));
        assertThat(answered(aResponse().withStatus(503).withHeader("Retry-After", "17")))
                .isEqualTo(new Fetched.Failed(503, Optional.of(Duration.ofSeconds(17))));
    }

    @Test
    void a_platform_that_is_asked_too_often_says_for_how_long() {
        assertThat(answered(aResponse().withStatus(429).withHeader("Retry-After", "17")))
                .isEqualTo(new Fetched.Busy(Duration.ofSeconds(17)));
        assertThat(answered(aResponse().withStatus(429).withHeader("Retry-After", "soon")))
                .isEqualTo(new Fetched.Busy(Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"public_key\":7}", "{\"public_key\":null}",
            "{\"public_key\":"})
    void garbage_is_no_key(String body) {
        assertThat(answered(aResponse().withStatus(200).withBody(body))).isEqualTo(new Fetched.Garbled());
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        assertThat(answered(okJson("{\"public_key\":\"" + "x".repeat(70_000) + "\"}")))
                .isEqualTo(new Fetched.Garbled());
    }

    @Test
    void the_api_key_follows_no_redirect() {
        SENDGRID.stubFor(get(urlEqualTo("/elsewhere")).willReturn(okJson("{\"public_key\":\"MFkwTheirs=\"}")));
        assertThat(answered(aResponse().withStatus(302).withHeader("Location", SENDGRID.baseUrl() + "/elsewhere")))
                .isEqualTo(new Fetched.Garbled());
        SENDGRID.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class)
    void a_connection_that_breaks_is_no_answer(Fault fault) {
        assertThat(answered(aResponse().withFault(fault))).isEqualTo(new Fetched.Garbled());
    }

    @Test
    void silence_is_given_up_before_the_answer_and_within() {
        SENDGRID.stubFor(get(urlEqualTo(SIGNED)).willReturn(okJson("{}").withFixedDelay(20_000)));
        assertThat(fetch(Duration.ofMillis(200))).isEqualTo(new Fetched.TimedOut());
        SENDGRID.stubFor(get(urlEqualTo(SIGNED)).willReturn(okJson("{\"public_key\":\"" + "x".repeat(2_000) + "\"}")
                .withChunkedDribbleDelay(100, 20_000)));
        assertThat(fetch(Duration.ofMillis(700))).isEqualTo(new Fetched.TimedOut());
    }

    @Test
    void nobody_at_the_address_is_told() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(fetch("http://127.0.0.1:" + free, LONG, Optional.empty())).isEqualTo(new Fetched.Unreachable());
    }
}
