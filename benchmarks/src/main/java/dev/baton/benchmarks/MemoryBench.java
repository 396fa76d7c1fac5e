package dev.baton.benchmarks;

import dev.baton.persistence.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The memory of a server that has just started and has nothing to do, its PostgreSQL apart. */
final class MemoryBench {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final String TARGET = "< 250 MiB";

    private MemoryBench() {
    }

    static List<Figure> take(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            return List.of(
                    Figure.alone("memory-empty", resident(databases.empty(), databases.data().resolve("empty")), "MiB",
                            1, TARGET),
                    Figure.alone("memory-filled", resident(databases.filled(), databases.data()), "MiB", 1, TARGET));
        }
    }

    private static double resident(DatabaseAddress database, Path data) {
        try (ServerProcess server = ServerProcess.start(database, data)) {
            Thread.sleep(IDLE);
            return server.residentMebibytes();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
