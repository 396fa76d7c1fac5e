package dev.baton.alerts;

import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox;
import dev.baton.application.alert.SalesInbox.Sent.Accepted;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.application.alert.SalesInbox.Sent.Refused;
import dev.baton.application.alert.SalesInbox.Sent.Unreachable;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands letters to a mail server. Connections are kept through a burst; one that broke meanwhile is replaced at once. */
public final class SmtpSalesInbox implements SalesInbox, AutoCloseable {
    /** How many letters are handed over at the same time; few, since servers count connections. */
    private static final int MOST = 4;
    /** Said of an address that no server would take (RFC 3463: bad destination mailbox address syntax). */
    static final String NO_ADDRESS = "553 5.1.3";

    private final SmtpServer server;
    private final InstantSource clock;
    private final SmtpConnections connections;
    private final Semaphore lines = new Semaphore(MOST, true);
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();

    /** An inbox behind this server; nothing is connected yet. */
    public SmtpSalesInbox(SmtpServer server, InstantSource clock) {
        this(server, clock, SmtpConnections.to(server));
    }

    SmtpSalesInbox(SmtpServer server, InstantSource clock, SmtpConnections connections) {
        this.server = server;
        this.clock = clock;
        this.connections = connections;
    }

    @Override
    public Sent send(Letter letter) {
        return MailAddress.parse(letter.to()).map(to -> send(LetterMessage.of(connections.session(), letter, to,
                server.from(), clock.instant(), Optional.empty())))
                .orElseGet(() -> new Refused(true, NO_ADDRESS));
    }

    private Sent send(MimeMessage message) {
        lines.acquireUninterruptibly();
        try {
            return bounded(() -> connections.kept().map(kept -> handed(kept, message)).filter(sent -> !isBroken(sent))
                    .orElseGet(() -> afresh(message)));
        } finally {
            lines.release();
        }
    }

    /** However slowly a server says each thing: a virtual thread that is interrupted closes the socket at which it waits. */
    private Sent bounded(Callable<Sent> exchange) {
        Future<Sent> sent = exchanges.submit(exchange);
        try {
            return sent.get(connections.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Unreachable(Reason.TIMEOUT);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("sending a letter failed", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unreachable(Reason.TIMEOUT);
        } finally {
            boolean _ = sent.cancel(true);
        }
    }

    /** Servers end connections that were idle, with a 421 or without a word. */
    private static boolean isBroken(Sent sent) {
        return switch (sent) {
            case Accepted _ -> false;
            case Refused(boolean _, String code) -> code.startsWith("421");
            case Unreachable(Reason reason) -> reason == Reason.CONNECTION;
        };
    }

    private Sent afresh(MimeMessage message) {
        try {
            return handed(connections.open(), message);
        } catch (MessagingException failure) {
            return SmtpFailure.of(failure);
        }
    }

    private Sent handed(Transport connection, MimeMessage message) {
        try {
            connection.sendMessage(message, message.getAllRecipients());
            connections.keep(connection);
            return new Accepted();
        } catch (MessagingException failure) {
            SmtpConnections.end(connection);
            return SmtpFailure.of(failure);
        }
    }

    /** Why no letter would be taken just now, as far as a connection tells. */
    public Optional<Reason> obstacle() {
        try {
            SmtpConnections.end(connections.open());
            return Optional.empty();
        } catch (MessagingException failure) {
            return Optional.of(SmtpFailure.of(failure) instanceof Unreachable(Reason reason)
                    ? reason
                    : Reason.CONNECTION);
        }
    }

    @Override
    public void close() {
        var _ = exchanges.shutdownNow();
        connections.close();
    }
}
