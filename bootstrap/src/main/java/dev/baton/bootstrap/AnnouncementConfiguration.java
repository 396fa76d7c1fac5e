package dev.baton.bootstrap;

import dev.baton.application.alert.WebhookSender;
import dev.baton.application.announcement.Deliveries;
import dev.baton.application.announcement.EndpointRegistry;
import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.Vault;
import dev.baton.application.announcement.WebhookSending;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.form.Json;
import dev.baton.persistence.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told to the outside, and how it gets there. */
@Configuration(proxyBeanMethods = false)
class AnnouncementConfiguration {

    @Bean
    Outbox outbox(Database database) {
        return database.outbox();
    }

    @Bean
    Endpoints endpoints(Database database) {
        return database.endpoints();
    }

    @Bean
    Vault vault(Settings settings) {
        SecureRandom random = new SecureRandom();
        return new Vault(settings.webhooks().key()
                .orElseGet(() -> SecretKey.of(settings.secretKey(), () -> fresh(random))), () -> fresh(random));
    }

    private static byte[] fresh(SecureRandom random) {
        byte[] bytes = new byte[Vault.KEY];
        random.nextBytes(bytes);
        return bytes;
    }

    @Bean
    EndpointRegistry endpointRegistry(Endpoints endpoints, Outbox outbox, Vault vault, Optional<WebhookSender> sender,
            InstantSource clock, Ids ids) {
        return new EndpointRegistry(endpoints, outbox, vault,
                url -> sender.flatMap(by -> by.objection(url)), clock, ids);
    }

    @Bean
    Deliveries deliveries(Outbox outbox, Endpoints endpoints, InstantSource clock) {
        return new Deliveries(outbox, endpoints, clock);
    }

    @Bean(destroyMethod = "close")
    AnnouncementLoop announcementLoop(Database database, Outbox outbox, Endpoints endpoints, Vault vault,
            PolicyRules rules, Optional<WebhookSender> sender, AlertLoop alerts, Settings settings,
            InstantSource clock, Ids ids) {
        AnnouncementLoop loop = new AnnouncementLoop(outbox, rules::isUntold,
                sender.filter(_ -> !settings.webhooks().silent())
                        .map(by -> new WebhookSending(outbox, endpoints, by, vault, settings.webhooks().schedule(),
                                Json::text, clock, ids)),
                alerts::ring, clock);
        database.onAnnouncement(loop::ring);
        return loop;
    }
}
