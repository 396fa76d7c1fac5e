package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.alerts.SmtpConnections.Patience;
import dev.baton.alerts.SmtpServer.Security;
import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox.Sent;
import dev.baton.application.alert.SalesInbox.Sent.Accepted;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.application.alert.SalesInbox.Sent.Refused;
import dev.baton.application.alert.SalesInbox.Sent.Unreachable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers that refuse, wait, hang or are not there: each is told apart, and none by an exception. */
@Timeout(60)
class FailingMailServersTest {
    private static final Letter LETTER = Letters.to("sara@sales.example");
    private static SelfSigned tls;

    @BeforeAll
    static void key(@TempDir Path directory) throws Exception {
        tls = SelfSigned.in(directory);
    }

    private static SmtpSalesInbox inbox(String host, int port, Security security, Duration patience,
            SSLContext trust) {
        return inbox(host, port, security, new Patience(patience, patience, Duration.ofMinutes(2)), trust);
    }

    private static SmtpSalesInbox inbox(String host, int port, Security security, Patience patience,
            SSLContext trust) {
        SmtpServer server = new SmtpServer(host, port, security, Optional.empty(), Letters.FROM);
        return new SmtpSalesInbox(server, () -> Letters.NOW,
                SmtpConnections.to(server, patience, trust.getSocketFactory()));
    }

    private static SmtpSalesInbox inbox(MailServer server, Security security) {
        return inbox("127.0.0.1", server.port(), security, Duration.ofSeconds(30), tls.trusting());
    }

    private static UnaryOperator<String> saying(String to, String said) {
        return command -> command.equals(to) ? said : MailServer.fine(command);
    }

    private static void never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 5.1.1 no such sara@sales.example, true, 550 5.1.1",
            "RCPT, 550 nobody, true, 550",
            "RCPT, 450 4.2.0 greylisted; try again in 300 seconds, false, 450 4.2.0",
            "RCPT, 452 4.5.3 too many, false, 452 4.5.3",
            "RCPT, 530 5.7.0 sign in first, false, 530 5.7.0",
            "MAIL, 553 5.7.1 not as you, false, 553 5.7.1", "MAIL, 530 5.7.0 sign in first, false, 530 5.7.0",
            "DATA, 538 5.7.11 not in the clear, false, 538 5.7.11", "MAIL, 451 4.7.1 later, false, 451 4.7.1",
            "DATA, 554 5.5.1 no, true, 554 5.5.1", "DATA, 421 4.3.2 shutting down, false, 421 4.3.2",
            "., 552 5.3.4 too large, true, 552 5.3.4", "., 451 4.3.0 no room, false, 451 4.3.0"})
    void a_refusal_is_told_with_its_code_and_whether_it_is_for_good(String to, String said, boolean permanent,
            String code) throws IOException {
        try (MailServer server = MailServer.that(saying(to, said), tls);
                SmtpSalesInbox inbox = inbox(server, Security.NONE)) {
            assertThat(inbox.send(LETTER)).isEqualTo(new Refused(permanent, code));
        }
    }

    @Test
    void one_refused_recipient_does_not_concern_the_next() throws IOException {
        AtomicInteger recipients = new AtomicInteger();
        try (MailServer server = MailServer.that(command -> command.equals("RCPT") && recipients.getAndIncrement() == 0
                ? "550 5.1.1 unknown"
                : MailServer.fine(command), tls); SmtpSalesInbox inbox = inbox(server, Security.NONE)) {
            assertThat(inbox.send(LETTER)).isEqualTo(new Refused(true, "550 5.1.1"));
            assertThat(inbox.send(LETTER)).isEqualTo(new Accepted());
        }
    }

    @Test
    void a_burst_goes_over_one_connection() throws IOException {
        try (MailServer server = MailServer.that(MailServer::fine, tls);
                SmtpSalesInbox inbox = inbox(server, Security.NONE)) {
            for (int i = 0; i < 50; i++) {
                assertThat(inbox.send(LETTER)).isEqualTo(new Accepted());
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, ''", "MAIL, 421 4.4.2 idle for too long", "RCPT, ''", "DATA, ''"})
    void a_connection_that_ended_meanwhile_is_replaced(String at, String said) throws IOException {
        AtomicInteger seen = new AtomicInteger();
        try (MailServer server = MailServer.that(command -> command.equals(at) && seen.incrementAndGet() == 2
                ? said
                : MailServer.fine(command), tls); SmtpSalesInbox inbox = inbox(server, Security.NONE)) {
            assertThat(inbox.send(LETTER)).isEqualTo(new Accepted());
            assertThat(inbox.send(LETTER)).isEqualTo(new Accepted());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"HELLO, ''", "HELLO, 554 no service", "HELLO, 421 busy", "EHLO, ''", "MAIL, ''", "., ''",
            "HELLO, hello there"})
    void a_server_that_breaks_off_was_not_reached(String at, String said) throws IOException {
        try (MailServer server = MailServer.that(saying(at, said), tls);
                SmtpSalesInbox inbox = inbox(server, Security.NONE)) {
            assertThat(inbox.send(LETTER)).isEqualTo(new Unreachable(Reason.CONNECTION));
        }
    }

    @ParameterizedTest
    @CsvSource({"HELLO", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void a_server_that_is_slow_runs_out_of_time(String at) throws IOException {
        try (MailServer server = MailServer.that(command -> {
            if (command.equals(at)) {
                never();
            }
            return MailServer.fine(command);
        }, tls);
                SmtpSalesInbox inbox = inbox("127.0.0.1", server.port(), Security.NONE, Duration.ofMillis(300),
                        tls.trusting())) {
            assertThat(inbox.send(LETTER)).isEqualTo(new Unreachable(Reason.TIMEOUT));
        }
    }

    /** Each letter of its greeting comes in time, and the greeting never ends. */
    @Test
    void a_server_that_drips_runs_out_of_time_and_is_hung_up_on() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        Patience patience = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(300));
        try (Receiver dripping = Receiver.that(socket -> {
            try {
                while (true) {
                    socket.getOutputStream().write('2');
                    Thread.sleep(5);
                }
            } finally {
                hungUp.countDown();
            }
        }); SmtpSalesInbox inbox = inbox("127.0.0.1", dripping.port(), Security.NONE, patience, tls.trusting())) {
            assertThat(inbox.send(LETTER)).isEqualTo(new Unreachable(Reason.TIMEOUT));
            hungUp.await();
        }
    }

    @Test
    void a_server_that_is_down_or_unheard_of_was_not_reached() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (SmtpSalesInbox down = inbox("127.0.0.1", port, Security.NONE, Duration.ofSeconds(30), tls.trusting());
                SmtpSalesInbox unheard = inbox("mail.invalid", 25, Security.NONE, Duration.ofSeconds(30),
                        tls.trusting())) {
            assertThat(down.send(LETTER)).isEqualTo(new Unreachable(Reason.CONNECTION));
            assertThat(down.obstacle()).contains(Reason.CONNECTION);
            assertThat(unheard.send(LETTER)).isEqualTo(new Unreachable(Reason.UNKNOWN_HOST));
        }
    }

    private static String upgrading(String command) {
        return switch (command) {
            case "EHLO" -> "250-mail.example\r\n250 STARTTLS";
            case "STARTTLS" -> "220 go on";
            default -> MailServer.fine(command);
        };
    }

    @Test
    void a_connection_is_made_secure_from_the_start_or_before_anything_is_said() throws IOException {
        try (MailServer secure = MailServer.behindTls(tls);
                MailServer upgraded = MailServer.that(FailingMailServersTest::upgrading, tls)) {
            try (SmtpSalesInbox first = inbox(secure, Security.TLS);
                    SmtpSalesInbox second = inbox(upgraded, Security.STARTTLS)) {
                assertThat(first.send(LETTER)).isEqualTo(new Accepted());
                assertThat(second.send(LETTER)).isEqualTo(new Accepted());
            }
            assertThat(upgraded.heard()).startsWith("EHLO sales.example", "STARTTLS", "EHLO sales.example");
        }
    }

    @Test
    void a_letter_is_not_given_to_a_server_that_cannot_prove_who_it_is() throws Exception {
        Duration patience = Duration.ofSeconds(30);
        try (MailServer secure = MailServer.behindTls(tls);
                MailServer upgraded = MailServer.that(FailingMailServersTest::upgrading, tls);
                MailServer plain = MailServer.that(MailServer::fine, tls)) {
            Unreachable insecure = new Unreachable(Reason.TLS);
            assertThat(sent("127.0.0.1", secure, Security.TLS, patience, SSLContext.getDefault())).isEqualTo(insecure);
            assertThat(sent("localhost", secure, Security.TLS, patience, tls.trusting())).isEqualTo(insecure);
            assertThat(sent("localhost", upgraded, Security.STARTTLS, patience, tls.trusting())).isEqualTo(insecure);
            assertThat(sent("127.0.0.1", plain, Security.STARTTLS, patience, tls.trusting())).isEqualTo(insecure);
            assertThat(sent("127.0.0.1", plain, Security.TLS, patience, tls.trusting())).isEqualTo(insecure);
            assertThat(plain.heard()).noneMatch(line -> line.startsWith("MAIL"));
            assertThat(upgraded.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    private static Sent sent(String host, MailServer server, Security security, Duration patience, SSLContext trust) {
        try (SmtpSalesInbox inbox = inbox(host, server.port(), security, patience, trust)) {
            return inbox.send(LETTER);
        }
    }
}
