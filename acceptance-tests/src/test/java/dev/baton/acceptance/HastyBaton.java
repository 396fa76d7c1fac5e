package dev.baton.acceptance;

import dev.baton.alerts.AllowList;
import dev.baton.alerts.MailAddress;
import dev.baton.alerts.ReceiverGuard;
import dev.baton.alerts.SmtpServer;
import dev.baton.alerts.SmtpServer.Security;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.Settings;
import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.persistence.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The program of a Baton whose clock runs fast: it breaks promises within seconds. It goes on until it is killed. */
final class HastyBaton {
    /** A minute is over in four seconds, and whoever is killed with a letter in his hands is waited for less than two. */
    private static final int PACE = 15;
    private static final MailAddress FROM = new MailAddress("baton", "example.com");

    private HastyBaton() {
    }

    /** What the environment of the program says. */
    static Map<String, String> environment(DatabaseAddress database, int smtp, Instant since) {
        return Map.of("HASTY_URL", database.url(), "HASTY_USER", database.user(), "HASTY_PASSWORD",
                database.password(), "HASTY_SMTP", String.valueOf(smtp), "HASTY_SINCE", since.toString());
    }

    /** Called as {@code serve} is, with the directory and the port. */
    public static void main(String... words) throws InterruptedException {
        Map<String, String> said = System.getenv();
        Instant since = Instant.parse(said.get("HASTY_SINCE"));
        DatabaseAddress database = new DatabaseAddress(said.get("HASTY_URL"), said.get("HASTY_USER"),
                said.get("HASTY_PASSWORD"));
        Settings settings = new Settings("127.0.0.1", Integer.parseInt(words[4]), Path.of(words[2]),
                Optional.of(database), 6).telling(outside(Integer.parseInt(said.get("HASTY_SMTP"))));
        BatonServer server = BatonServer.start(settings,
                () -> since.plus(Duration.between(since, Instant.now()).multipliedBy(PACE)));
        System.out.println("hasty at " + server.url());
        new CountDownLatch(1).await();
    }

    private static AlertSettings outside(int smtp) {
        SmtpServer mail = new SmtpServer("127.0.0.1", smtp, Security.NONE, Optional.empty(), FROM);
        ReceiverGuard usual = AlertSettings.none().receivers();
        return new AlertSettings(Optional.of(mail), Optional.empty(), FROM,
                new ReceiverGuard(AllowList.parse("127.0.0.1").orElseThrow(), usual.ports()), Optional.empty());
    }
}
