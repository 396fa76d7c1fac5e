package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.alerts.DirectorySalesInbox;
import dev.baton.alerts.MailAddress;
import dev.baton.alerts.SmtpSalesInbox;
import dev.baton.alerts.SmtpServer;
import dev.baton.application.alert.SalesInbox;
import dev.baton.application.alert.WebhookSender;
import dev.baton.application.alert.WebhookSender.Answer.Reason;
import dev.baton.bootstrap.configuration.AlertSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Alerts go the way that an operator chose. */
class AlertConfigurationTest {
    private static final Path PLACE = Path.of("letters");
    private static final SmtpServer SERVER = new SmtpServer("mail.example", 25, SmtpServer.Security.NONE,
            Optional.empty(), new MailAddress("baton", "example.com"));

    private static AnnotationConfigApplicationContext wired(AlertSettings alerts) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Settings.class, () -> Settings.in(Path.of("data"), 0).telling(alerts));
        context.registerBean(InstantSource.class, InstantSource::system);
        AlertConfiguration.addInbox(context, alerts, InstantSource.system());
        context.register(AlertConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void letters_go_to_the_mail_server_if_there_is_one_else_to_the_directory_else_nowhere() {
        AlertSettings none = AlertSettings.none();
        AlertSettings both = new AlertSettings(Optional.of(SERVER), Optional.of(PLACE), SERVER.from(),
                none.receivers(), Optional.empty());
        try (var server = wired(both); var directory = wired(none.writtenTo(PLACE)); var nowhere = wired(none)) {
            assertThat(server.getBean(SalesInbox.class)).isInstanceOf(SmtpSalesInbox.class);
            assertThat(directory.getBean(SalesInbox.class)).isInstanceOf(DirectorySalesInbox.class);
            assertThat(nowhere.getBeanProvider(SalesInbox.class).getIfAvailable()).isNull();
        }
    }

    @Test
    void webhooks_go_to_the_open_internet_alone_unless_an_operator_says_otherwise() {
        try (var wired = wired(AlertSettings.none())) {
            WebhookSender sender = wired.getBean(WebhookSender.class);
            assertThat(sender.objection(URI.create("https://hooks.example.com/a"))).isEmpty();
            assertThat(sender.objection(URI.create("https://10.0.0.1/"))).contains(Reason.FORBIDDEN_ADDRESS);
        }
    }
}
