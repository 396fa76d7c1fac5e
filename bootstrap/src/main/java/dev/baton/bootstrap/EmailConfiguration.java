package dev.baton.bootstrap;

import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.Feeds;
import dev.baton.application.intake.LeadIntake;
import dev.baton.email.DeliveryAnswer;
import dev.baton.email.DeliveryIntake;
import dev.baton.email.Platforms;
import dev.baton.email.SendGridKeys;
import dev.baton.rest.RawRoute;
import dev.baton.rest.RawRoute.Head;
import dev.baton.rest.RawRoute.Outcome;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The e-mail platforms, and the routes of the HTTP server through which they deliver. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {
    /** For an answer of a platform, the connection included; who registers a feed waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    FeedRegistry feedRegistry(Feeds feeds, InstantSource clock, SendGridKeys sendGrid) {
        return new FeedRegistry(feeds, clock, Platforms.names(), Platforms::canUse, Map.of("sendgrid", sendGrid));
    }

    @Bean(destroyMethod = "close")
    SendGridKeys sendGridKeys(Settings settings, OpenTelemetry telemetry) {
        return new SendGridKeys(settings.sendgrid(), PATIENCE, telemetry);
    }

    @Bean
    DeliveryIntake deliveryIntake(Feeds feeds, LeadIntake intake, InstantSource clock) {
        return new DeliveryIntake(feeds, intake::submit, clock);
    }

    @Bean
    RawRoute hooks(DeliveryIntake deliveries) {
        return new RawRoute("/hooks/{platform}/{feed}",
                head -> deliveries.beforeBody(platform(head), feed(head), head.header())
                        .map(EmailConfiguration::outcome),
                delivery -> outcome(deliveries.receive(platform(delivery.head()), feed(delivery.head()),
                        delivery.head().header(), delivery.body())));
    }

    private static String platform(Head head) {
        return head.path().apply("platform");
    }

    private static String feed(Head head) {
        return head.path().apply("feed");
    }

    private static Outcome outcome(DeliveryAnswer answer) {
        return switch (answer) {
            case DeliveryAnswer.Taken taken -> new Outcome.Done(taken.written());
            case DeliveryAnswer.NotAuthentic _ -> new Outcome.Unauthorized();
            case DeliveryAnswer.UnknownFeed _ -> new Outcome.NotFound();
            case DeliveryAnswer.Unreadable(var objections) -> new Outcome.Malformed(objections);
            case DeliveryAnswer.Busy(var retryAfter) -> new Outcome.Busy(retryAfter);
            case DeliveryAnswer.Unavailable(var retryAfter) -> new Outcome.Unavailable(retryAfter);
            case DeliveryAnswer.Full(var retryAfter) -> new Outcome.Full(retryAfter);
        };
    }
}
