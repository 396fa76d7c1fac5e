package dev.baton.bootstrap;

import dev.baton.application.intake.LeadIntake;
import dev.baton.persistence.Database;
import dev.baton.rest.Conversations;
import dev.baton.rest.Metrics;
import dev.baton.rest.RawRoute;
import dev.baton.rest.RateSettings;
import dev.baton.rest.RestServer;
import dev.baton.rest.RestSettings;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** The HTTP server in front of the conversations. */
@Configuration(proxyBeanMethods = false)
@Import(Conversations.class)
class RestConfiguration {

    @Bean(destroyMethod = "close")
    Metrics metrics(Database database, LeadIntake intake) {
        return new Metrics()
                .gauge("baton.database.connections.busy", "Connections somebody works with", database::busy)
                .gauge("baton.database.connections.waiting", "Who waits for a connection", database::waiting)
                .gauge("baton.intake.waiting", "Reports on their way into the database", intake::waiting);
    }

    /**
     * Depends on everything else, so it is closed first: what was accepted finds the rest still there. Opened when it is
     * first asked for, so that nobody is told "ready" before the first start has left its admin key.
     */
    @Lazy
    @Bean(destroyMethod = "close")
    RestServer restServer(Settings settings, Conversations conversations, Database database, Metrics metrics,
            RawRoute hooks, InstantSource clock, Ids ids, OpenTelemetry telemetry) {
        return RestServer.start(
                RestSettings.at(settings.host(), settings.port()).with(RateSettings.of(settings.rate())), conversations,
                database::reachable,
                metrics,
                List.of(hooks), clock, ids, telemetry);
    }
}
