package dev.baton.bootstrap;

import dev.baton.alerts.DirectorySalesInbox;
import dev.baton.alerts.SmtpSalesInbox;
import dev.baton.alerts.StandardWebhookSender;
import dev.baton.application.alert.SalesInbox;
import dev.baton.bootstrap.configuration.AlertSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** How people and systems outside are told. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {
    @Bean(destroyMethod = "close")
    StandardWebhookSender webhookSender(Settings settings, InstantSource clock) {
        return new StandardWebhookSender(settings.alerts().receivers(), clock, "Baton/" + Baton.version());
    }

    /** The way letters go, if they go at all: whoever writes them asks for an {@code Optional<SalesInbox>}. */
    static void addInbox(GenericApplicationContext context, AlertSettings alerts, InstantSource clock) {
        alerts.mail().ifPresentOrElse(
                server -> context.registerBean(SalesInbox.class, () -> new SmtpSalesInbox(server, clock)),
                () -> alerts.directory().ifPresent(place -> context.registerBean(SalesInbox.class,
                        () -> new DirectorySalesInbox(place, alerts.from(), clock))));
    }
}
