package dev.baton.alerts;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** Connections to one mail server. Those that are kept and not used are ended soon. */
final class SmtpConnections implements AutoCloseable {
    /** How long is waited for a connection, for each answer or letter on it, and for all of that together. */
    record Patience(Duration connect, Duration each, Duration whole) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15),
                Duration.ofMinutes(2));
    }

    private static final Duration IDLE = Duration.ofSeconds(20);

    private record Kept(Transport connection, long since) {
        boolean isOld() {
            return System.nanoTime() - since > IDLE.toNanos();
        }
    }

    private final SmtpServer server;
    private final Session session;
    private final Duration whole;
    /** The latest first: so a single sender uses a single one, and the others grow old. */
    private final Deque<Kept> kept = new ConcurrentLinkedDeque<>();
    private final ScheduledExecutorService broom = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private SmtpConnections(SmtpServer server, Patience patience, Properties properties) {
        this.server = server;
        this.whole = patience.whole();
        this.session = Session.getInstance(properties);
        ScheduledFuture<?> unused = broom.scheduleWithFixedDelay(this::endOld, IDLE.toSeconds(), IDLE.toSeconds(),
                TimeUnit.SECONDS);
    }

    static SmtpConnections to(SmtpServer server) {
        return new SmtpConnections(server, Patience.USUAL, properties(server, Patience.USUAL));
    }

    static SmtpConnections to(SmtpServer server, Patience patience, SSLSocketFactory trust) {
        Properties properties = properties(server, patience);
        properties.put("mail.smtp.ssl.socketFactory", trust);
        return new SmtpConnections(server, patience, properties);
    }

    private static Properties properties(SmtpServer server, Patience patience) {
        Properties properties = new Properties();
        String each = Long.toString(patience.each().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", Long.toString(patience.connect().toMillis()));
        properties.setProperty("mail.smtp.timeout", each);
        properties.setProperty("mail.smtp.writetimeout", each);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.localhost", server.from().domain().toLowerCase(Locale.ROOT));
        boolean upgraded = server.security() == SmtpServer.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(upgraded));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(upgraded));
        properties.setProperty("mail.smtp.ssl.enable",
                Boolean.toString(server.security() == SmtpServer.Security.TLS));
        return properties;
    }

    /** For how long a letter may take in all. */
    Duration whole() {
        return whole;
    }

    Session session() {
        return session;
    }

    /** A new one. */
    Transport open() throws MessagingException {
        Transport connection = session.getTransport("smtp");
        connection.connect(server.host(), server.port(), server.login().map(SmtpServer.Login::user).orElse(null),
                server.login().map(SmtpServer.Login::password).orElse(null));
        return connection;
    }

    /** One that somebody kept, and that may have been ended since. */
    Optional<Transport> kept() {
        return Optional.ofNullable(kept.pollFirst()).map(Kept::connection);
    }

    void keep(Transport connection) {
        kept.addFirst(new Kept(connection, System.nanoTime()));
    }

    /** Taken out first, so that nobody takes one that is just ended. */
    private void endOld() {
        for (Kept last = kept.pollLast(); last != null; last = kept.pollLast()) {
            if (!last.isOld()) {
                kept.addLast(last);
                return;
            }
            end(last.connection());
        }
    }

    static void end(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException _) {
            // It had ended already.
        }
    }

    @Override
    public void close() {
        broom.shutdownNow();
        for (Optional<Transport> next = kept(); next.isPresent(); next = kept()) {
            next.ifPresent(SmtpConnections::end);
        }
    }
}
