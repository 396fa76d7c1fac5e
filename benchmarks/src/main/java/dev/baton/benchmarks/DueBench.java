package dev.baton.benchmarks;

import dev.baton.benchmarks.Callers.Caller;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.Settings;
import dev.baton.persistence.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How fast the server decides about the leads that become due at one midnight, by itself and while 64 callers post
 * engagements, and how fast it takes those in, with and without leads that are due. Its clock is put forward a day each time.
 */
final class DueBench {
    private static final String DUE = "SELECT count(*) FROM lead WHERE due <= ?";
    private static final int CALLERS = 64;
    private static final int WARMING_UP = 4;
    private static final Duration UNDISTURBED = Duration.ofSeconds(6);
    private final DatabaseAddress database;
    private final BatonServer server;
    private final String key;
    private final AtomicReference<Duration> ahead;
    private final InstantSource clock;

    private DueBench(DatabaseAddress database, BatonServer server, String key, AtomicReference<Duration> ahead) {
        this.database = database;
        this.server = server;
        this.key = key;
        this.ahead = ahead;
        this.clock = ahead(ahead);
    }

    private static InstantSource ahead(AtomicReference<Duration> duration) {
        return () -> Instant.now().plus(duration.get());
    }

    static List<Figure> take(Options options) {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            DatabaseAddress database = databases.filled();
            Settings settings = Filling.settings(database, databases.data());
            try (BatonServer server = BatonServer.start(settings, ahead(ahead))) {
                String key = Files.readString(settings.adminKey()).strip();
                return new DueBench(database, server, key, ahead).take(options.rounds());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Figure> take(int rounds) {
        waitUntilDecided();
        for (int warm = 0; warm < WARMING_UP; warm++) {
            Progress.say("due, intake warming up: %,.0f events/s".formatted(undisturbed()));
        }
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Pace> disturbed = new ArrayList<>();
        List<Pace> undisturbed = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            alone.add(nextMidnight());
            undisturbed.add(new Pace(undisturbed(), 0));
            CompletableFuture<Double> decided = new CompletableFuture<>();
            Thread _ = Thread.ofPlatform().start(() -> decided.complete(nextMidnight()));
            disturbed.add(new Pace(Callers.perSecond(CALLERS, () -> !decided.isDone(), this::posting), 0));
            beside.add(decided.join());
            Progress.say(
                    "due, round %d of %d: %,.0f a second, %,.0f beside %,.0f events/s (else %,.0f)".formatted(round,
                            rounds, alone.getLast(), beside.getLast(), disturbed.getLast().perSecond(),
                            undisturbed.getLast().perSecond()));
        }
        return List.of(figure("due", alone), figure("due-beside-intake", beside),
                new Turns(disturbed, undisturbed).figure("intake-while-due", "events/s", ">= 0.5", Pace::perSecond));
    }

    private static Figure figure(String name, List<Double> paces) {
        return Figure.alone(name, Turns.median(paces), "leads/s", paces.size(), ">= 5,000: 100,000 in 20 s");
    }

    private double undisturbed() {
        return Callers.perSecond(CALLERS, UNDISTURBED, this::posting);
    }

    private Caller posting(int number) throws IOException {
        return Posting.ofOne(URI.create(server.url()), key, new Bodies(number, Filling.LEADS, clock));
    }

    private double nextMidnight() {
        long due = dueAt(clock.instant().plus(Duration.ofDays(1)));
        long begun = System.nanoTime();
        Duration _ = ahead.updateAndGet(before -> before.plusDays(1));
        waitUntilDecided();
        Progress.say("%,d leads were due".formatted(due));
        return due * 1e9 / (System.nanoTime() - begun);
    }

    private void waitUntilDecided() {
        try {
            do {
                Thread.sleep(100);
            } while (dueAt(clock.instant()) > 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long dueAt(Instant instant) {
        try (Connection connection = BenchDatabase.connect(database);
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
            try (var answer = statement.executeQuery()) {
                return answer.next() ? answer.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
