package dev.baton.benchmarks;

import dev.baton.alerts.AllowList;
import dev.baton.alerts.MailAddress;
import dev.baton.alerts.SmtpServer;
import dev.baton.alerts.SmtpServer.Security;
import dev.baton.alerts.ReceiverGuard;
import dev.baton.application.announcement.EndpointRegistry;
import dev.baton.application.announcement.EndpointRegistry.Made;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.Settings;
import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.benchmarks.Receiver.Arrival;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.persistence.DatabaseAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;

/** A server that offers leads at a steady pace and tells receivers on this machine of it. */
final class Newsroom implements AutoCloseable {
    private static final MailAddress BATON = new MailAddress("baton", "localhost");
    private static final String ALERT = "SELECT (extract(epoch FROM at) * 1000)::bigint FROM alert JOIN event USING"
            + " (event_id) WHERE alert_id = '%s' AND kind = 'offered'";
    private static final int CAP = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final String TIMESTAMP = "\"timestamp\":\"";
    private final BenchDatabase databases;
    private final BatonServer server;
    private final ReadyLeads ready;

    private Newsroom(BenchDatabase databases, BatonServer server, ReadyLeads ready) {
        this.databases = databases;
        this.server = server;
        this.ready = ready;
    }

    /** @param mail where letters to reps go; without it none are sent */
    static Newsroom open(Options options, Optional<Mailbox> mail) {
        BenchDatabase databases = BenchDatabase.startIn(options.cache());
        DatabaseAddress database = databases.filled();
        Settings settings = Filling.settings(database, databases.data()).telling(new AlertSettings(
                mail.map(box -> new SmtpServer("127.0.0.1", box.port(), Security.NONE, Optional.empty(), BATON)),
                Optional.empty(), BATON,
                new ReceiverGuard(AllowList.parse("127.0.0.1").orElseThrow(), Set.of()), Optional.empty()));
        BatonServer server = BatonServer.start(settings, InstantSource.system());
        SalesOffice.open(server, CAP);
        return new Newsroom(databases, server, ReadyLeads.in(database));
    }

    /** Lets a receiver hear of offers. @return the id of its endpoint */
    UUID register(Receiver receiver) {
        Tree wish = SalesOffice.tree("{\"title\": \"" + receiver.health() + "\", \"url\": \"" + receiver.url()
                + "\", \"events\": [\"handoff.offered\"]}");
        if (server.conversation(EndpointRegistry.class).register(wish) instanceof Parsed.Valid<Made>(Made made)) {
            return made.endpoint().id();
        }
        throw new IllegalStateException("no endpoint for " + receiver.url());
    }

    EndpointRegistry endpoints() {
        return server.conversation(EndpointRegistry.class);
    }

    /** Offers leads, one after the other at a steady pace, and waits until these receivers have heard of all. */
    void offer(int count, int perSecond, List<IntSupplier> receivers) {
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sleepUntil(begun + i * 1_000_000_000L / perSecond);
            ready.wish(1);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (receivers.stream().anyMatch(receiver -> receiver.getAsInt() < count) && System.nanoTime() < end) {
            ReadyLeads.pause(Duration.ofMillis(20));
        }
        ReadyLeads.pause(SETTLING);
    }

    static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            ReadyLeads.pause(Duration.ofNanos(left));
        }
    }

    /** How long what came had been under way since it happened; nothing may be missing. */
    static List<Duration> since(List<Arrival> arrivals, int expected) {
        Set<String> bodies = new HashSet<>();
        arrivals.forEach(arrival -> bodies.add(arrival.body()));
        if (bodies.size() != expected) {
            throw new IllegalStateException("%d events arrived, not %d".formatted(bodies.size(), expected));
        }
        return arrivals.stream().map(arrival -> Duration.between(happened(arrival.body()), arrival.at())).toList();
    }

    /** The same of letters about what has happened since an instant. */
    List<Duration> sinceAlerts(List<Mailbox.Taken> letters, Instant begun, int expected) {
        List<Duration> waits = new ArrayList<>();
        Set<String> different = new HashSet<>();
        for (Mailbox.Taken letter : letters) {
            Instant happened = Instant.ofEpochMilli(ready.ask(ALERT.formatted(letter.id())));
            if (!happened.isBefore(begun) && different.add(letter.id())) {
                waits.add(Duration.between(happened, letter.at()));
            }
        }
        if (waits.size() != expected) {
            throw new IllegalStateException("%d letters arrived, not %d".formatted(waits.size(), expected));
        }
        return waits;
    }

    private static Instant happened(String body) {
        int from = body.indexOf(TIMESTAMP) + TIMESTAMP.length();
        return Instant.parse(body.substring(from, body.indexOf('"', from)));
    }

    @Override
    public void close() {
        ready.close();
        server.close();
        databases.close();
    }
}
