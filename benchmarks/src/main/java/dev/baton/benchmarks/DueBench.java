package dev.baton.benchmarks;

import dev.baton.bootstrap.BatonServer;
import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** How fast the server decides about the leads that become due at one midnight: its clock is put forward a day each round. */
final class DueBench {
    private static final String DUE = "SELECT count(*) FROM lead WHERE due <= ?";
    private final DatabaseAddress database;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());

    private DueBench(DatabaseAddress database) {
        this.database = database;
    }

    static List<Figure> take(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            DueBench bench = new DueBench(databases.filled());
            try (BatonServer server = BatonServer.start(Filling.settings(bench.database, databases.data()),
                    bench.clock)) {
                Progress.say("due, deciding at " + server.url());
                return bench.take(options.rounds());
            }
        }
    }

    private List<Figure> take(int rounds) {
        waitUntilDecided();
        List<Double> paces = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            paces.add(nextMidnight());
            Progress.say("due, round %d of %d: %,.0f a second".formatted(round, rounds, paces.getLast()));
        }
        return List.of(Figure.alone("due", Turns.median(paces), "leads/s", rounds, ">= 5,000: 100,000 in 20 s"));
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
