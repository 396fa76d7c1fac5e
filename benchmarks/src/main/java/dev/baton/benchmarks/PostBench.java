package dev.baton.benchmarks;

import dev.baton.benchmarks.Callers.Caller;
import dev.baton.benchmarks.Callers.Hiring;
import dev.baton.persistence.DatabaseAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Engagements over HTTP against the real server, scored and durable when answered, beside bare inserts of the same rows. */
final class PostBench {
    private static final int SINGLES = 64;
    private static final int POOL = 16;
    private static final int BATCHES = 4;
    private static final int ITEMS = 1_000;

    private final Options options;
    private final DatabaseAddress database;
    private final Path data;
    private final long postgres;

    private PostBench(Options options, BenchDatabase databases) {
        this.options = options;
        this.database = databases.filled();
        this.data = databases.data();
        this.postgres = databases.pid();
    }

    /** One engagement a request. */
    static List<Figure> singles(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            return new PostBench(options, databases).singles();
        }
    }

    /** A thousand engagements a request. */
    static List<Figure> batches(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            return new PostBench(options, databases).batches();
        }
    }

    private List<Figure> singles() {
        try (ServerProcess server = ServerProcess.caughtUp(database, data);
                BareInserts bare = new BareInserts(database, POOL)) {
            Hiring posts = number -> Posting.ofOne(server.url(), server.key(), new Bodies(number));
            Hiring inserts = number -> new Inserting(new Bodies(number)) {
                @Override
                public int call() throws SQLException {
                    return bare.insert(bodies);
                }
            };
            return taken(server, "post-single", SINGLES, ">= 0.5, better 1.0", posts, inserts);
        }
    }

    private List<Figure> batches() {
        try (ServerProcess server = ServerProcess.caughtUp(database, data);
                BareInserts bare = new BareInserts(database, BATCHES)) {
            Hiring posts = number -> Posting.ofMany(server.url(), server.key(), new Bodies(number), ITEMS);
            Hiring inserts = number -> new Inserting(new Bodies(number)) {
                @Override
                public int call() throws SQLException {
                    return bare.insert(bodies, ITEMS);
                }
            };
            return taken(server, "post-batch", BATCHES, ">= 0.33", posts, inserts);
        }
    }

    private List<Figure> taken(ServerProcess server, String name, int callers, String target, Hiring ours,
            Hiring baseline) {
        Duration each = Duration.ofSeconds(options.quick() ? 3 : 6);
        warmUp(name, callers, ours);
        LongSupplier processor = () -> Processor.nanosWith(server.pid(), postgres);
        Turns turns = Turns.take(name, options.rounds(),
                () -> Pace.of(() -> Callers.perSecond(callers, each, ours), processor),
                () -> Pace.of(() -> Callers.perSecond(callers, each, baseline), processor));
        return List.of(turns.figure(name, "events/s", target, Pace::perSecond),
                turns.figure(name + "-processor", "events/cpu-s", target, Pace::perProcessorSecond));
    }

    /** A server compiles itself while it works: it is let work until it becomes no faster, for a while at most. */
    private void warmUp(String name, int callers, Hiring ours) {
        long end = System.nanoTime() + Duration.ofSeconds(options.quick() ? 20 : 45).toNanos();
        double before;
        double now = 0;
        do {
            before = now;
            now = Callers.perSecond(callers, Duration.ofSeconds(5), ours);
            Progress.say("%s, warming up: %,.0f events/s".formatted(name, now));
        } while (now > 1.1 * before && System.nanoTime() < end);
    }

    /** Somebody who takes connections from the pool. */
    private abstract static class Inserting implements Caller {
        final Bodies bodies;

        Inserting(Bodies bodies) {
            this.bodies = bodies;
        }

        @Override
        public void close() {
            // The pool is closed by its owner.
        }
    }
}
