package dev.baton.bootstrap;

import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.Feeds;
import dev.baton.application.intake.LeadIntake;
import dev.baton.email.DeliveryAnswer;
import dev.baton.email.DeliveryIntake;
import dev.baton.email.Platforms;
import dev.baton.rest.RawRoute;
import dev.baton.rest.RawRoute.Outcome;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The e-mail platforms, and the routes of the HTTP server through which they deliver. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

    @Bean
    FeedRegistry feedRegistry(Feeds feeds, InstantSource clock) {
        return new FeedRegistry(feeds, clock, Platforms.names(), Platforms::canUse);
    }

    @Bean
    DeliveryIntake deliveryIntake(Feeds feeds, LeadIntake intake, InstantSource clock) {
        return new DeliveryIntake(feeds, intake::submit, clock);
    }

    @Bean
    RawRoute hooks(DeliveryIntake deliveries) {
        return new RawRoute("/hooks/{platform}/{feed}", delivery -> outcome(deliveries.receive(
                delivery.path().apply("platform"), delivery.path().apply("feed"), delivery.header(), delivery.body())));
    }

    private static Outcome outcome(DeliveryAnswer answer) {
        return switch (answer) {
            case DeliveryAnswer.Taken taken -> new Outcome.Done(taken.written());
            case DeliveryAnswer.NotAuthentic _ -> new Outcome.Unauthorized();
            case DeliveryAnswer.UnknownFeed _ -> new Outcome.NotFound();
            case DeliveryAnswer.Unreadable(var objections) -> new Outcome.Malformed(objections);
            case DeliveryAnswer.Busy(var retryAfter) -> new Outcome.Busy(retryAfter);
            case DeliveryAnswer.Unavailable(var retryAfter) -> new Outcome.Unavailable(retryAfter);
        };
    }
}
