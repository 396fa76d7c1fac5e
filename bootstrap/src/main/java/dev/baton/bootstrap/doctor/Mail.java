package dev.baton.bootstrap.doctor;

import dev.baton.alerts.SmtpSalesInbox;
import dev.baton.alerts.SmtpServer;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.bootstrap.configuration.AlertSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The way of letters to people of sales. */
final class Mail {
    private Mail() {
    }

    static Finding look(AlertSettings alerts, InstantSource clock) {
        return alerts.mail().map(server -> look(server, clock))
                .or(() -> alerts.directory().map(Mail::written))
                .orElseGet(() -> Finding.fine("mail", "nobody is written to, because no smtp-host is set"));
    }

    private static Finding written(Path directory) {
        return Finding.fine("mail", "letters are written to " + directory + " and sent to nobody");
    }

    private static Finding look(SmtpServer server, InstantSource clock) {
        String place = server.host() + ":" + server.port();
        try (SmtpSalesInbox inbox = new SmtpSalesInbox(server, clock)) {
            Optional<Reason> obstacle = inbox.obstacle();
            return obstacle.isEmpty()
                    ? Finding.fine("mail", place + " takes letters")
                    : Finding.wrong("mail", place + " takes no letters: " + told(obstacle.get()));
        }
    }

    private static String told(Reason obstacle) {
        return switch (obstacle) {
            case UNKNOWN_HOST -> "nobody knows that name; see to smtp-host.";
            case CONNECTION -> "no mail server answers there; see to smtp-host and smtp-port, and whether it runs.";
            case TIMEOUT -> "it does not answer in time; see to smtp-port, and to what lies on the way.";
            case TLS -> "no secure connection comes about; see to smtp-security and its certificate.";
            case CREDENTIALS -> "it does not let us in; see to smtp-user and smtp-password.";
            case STORAGE -> "it cannot be written to.";
        };
    }
}
