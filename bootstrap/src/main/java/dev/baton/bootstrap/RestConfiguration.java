package dev.baton.bootstrap;

import dev.baton.application.access.Access;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.attribute.AttributeCatalogue;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.DefinitionSigning;
import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.UnreadKeeping;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.persistence.Database;
import dev.baton.rest.Conversations;
import dev.baton.rest.Metrics;
import dev.baton.rest.RawRoute;
import dev.baton.rest.RestServer;
import dev.baton.rest.RestSettings;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The HTTP server in front of the conversations. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    @Bean
    Conversations conversations(LeadIntake intake, LeadMerging merging, LeadErasure erasure, LeadDirectory leads,
            DefinitionPublishing definitions,
            DefinitionSigning signing, Access access, PeopleRegistry people, AttributeCatalogue attributes,
            FeedRegistry feeds, UnreadKeeping unread, FunnelNumbers funnel) {
        return new Conversations(intake, merging, erasure, leads, definitions, signing, access, people, attributes,
                feeds, unread,
                funnel);
    }

    @Bean(destroyMethod = "close")
    Metrics metrics() {
        return new Metrics();
    }

    /**
     * Depends on everything else, so it is closed first: what was accepted finds the rest still there. Opened when it is
     * first asked for, so that nobody is told "ready" before the first start has left its admin key.
     */
    @Lazy
    @Bean(destroyMethod = "close")
    RestServer restServer(Settings settings, Conversations conversations, Database database, Metrics metrics,
            RawRoute hooks,
            InstantSource clock, Ids ids) {
        return RestServer.start(RestSettings.at(settings.host(), settings.port()), conversations, database::reachable,
                metrics,
                List.of(hooks), clock, ids);
    }
}
