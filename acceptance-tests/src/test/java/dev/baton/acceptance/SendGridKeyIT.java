package dev.baton.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.baton.acceptance.Api.Answer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A feed whose verification key Baton asks of SendGrid itself. */
class SendGridKeyIT {
    private static final String SIGNED = "/v3/user/webhooks/event/settings/signed";
    private static final Map<String, Object> DOWNLOAD = Map.of("download", Map.of("api-key", "SG.invented"));
    private static final WireMockServer SENDGRID = new WireMockServer(
            options().dynamicPort().bindAddress("127.0.0.1"));
    private static RunningBaton baton;

    @BeforeAll
    static void start() {
        SENDGRID.start();
        baton = new RunningBaton("key", URI.create("http://127.0.0.1:" + SENDGRID.port()));
    }

    @AfterAll
    static void stop() {
        baton.close();
        SENDGRID.stop();
    }

    @Test
    void a_delivery_signed_by_the_pair_of_the_downloaded_key_is_taken() {
        SendGridFeed feed = new SendGridFeed(baton.api(), "downloaded", key -> {
            SENDGRID.stubFor(get(urlPathEqualTo(SIGNED)).withHeader("Authorization", equalTo("Bearer SG.invented"))
                    .willReturn(okJson("{\"public_key\":\"" + key + "\"}")));
            return DOWNLOAD;
        });
        long now = baton.now().getEpochSecond();
        String event = "[{\"email\":\"sara@example.com\",\"event\":\"delivered\",\"timestamp\":" + now
                + ",\"sg_message_id\":\"m1\",\"sg_event_id\":\"e1\"}]";

        assertThat(feed.deliver(event, now).done().at("recorded").whole()).isEqualTo(1);
        assertThat(feed.deliver(event, event, SendGridFeed.newKey(), now).status()).isEqualTo(401);
    }

    @Test
    void a_sendgrid_that_fails_leaves_no_feed_behind() {
        SENDGRID.stubFor(get(urlPathEqualTo(SIGNED + "/77d4"))
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "17")));

        Answer answer = baton.api().put("/v1/feeds/failed", Map.of("platform", "sendgrid", "download",
                Map.of("api-key", "SG.invented", "webhook", "77d4")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(502);
        assertThat(baton.api().get("/v1/feeds").text()).doesNotContain("failed");
    }
}
