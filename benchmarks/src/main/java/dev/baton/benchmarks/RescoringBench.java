package dev.baton.benchmarks;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.bootstrap.BatonServer;
import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;

/**
 * How fast all leads come to be judged by a version that has just been activated, by the server's own upkeep, beside
 * merely reading the same facts and engagements through JDBC. Counted are the rows that either goes through.
 */
final class RescoringBench {
    private static final int FETCHED_AT_ONCE = 10_000;
    private static final String ENGAGEMENTS = "SELECT subject_id, occurred_at, recorded_at, verdict, quiet, feed,"
            + " external_id, type, channel, asset_id, asset_url, asset_title, funnel, campaign, message, attributes"
            + " FROM engagement";
    private static final String FACTS = "SELECT fact_id, subject_id, occurred_at, recorded_at, quiet, kind, name, body"
            + " FROM lead_fact WHERE kind <> 'judged-by'";
    private static final String ROWS = "SELECT (SELECT count(*) FROM engagement)"
            + " + (SELECT count(*) FROM lead_fact WHERE kind <> 'judged-by')";
    private static final String COUNTED = "SELECT count(*) FROM rescoring WHERE counted_at IS NOT NULL AND version = ";

    private final DatabaseAddress database;
    private final BatonServer server;
    private final long rows;
    private volatile long sink;

    private RescoringBench(DatabaseAddress database, BatonServer server) {
        this.database = database;
        this.server = server;
        this.rows = ask(ROWS);
    }

    static List<Figure> take(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            DatabaseAddress database = databases.filled();
            try (BatonServer server = BatonServer.start(Filling.settings(database, databases.data()),
                    InstantSource.system())) {
                return new RescoringBench(database, server).take(options, databases.pid());
            }
        }
    }

    private List<Figure> take(Options options, long postgres) {
        Turns turns = Turns.take("rescore", options.rounds(),
                () -> Pace.of(this::rescored, () -> Processor.nanosWith(postgres)),
                () -> Pace.of(this::merelyRead, () -> Processor.nanosWith(postgres)));
        return List.of(turns.figure("rescore", "rows/s", ">= 0.5", Pace::perSecond),
                turns.figure("rescore-processor", "rows/cpu-s", ">= 0.5", Pace::perProcessorSecond));
    }

    /** Activates another version and waits until it judges all leads: what were left over would go on beside the baseline. */
    private double rescored() {
        int version = Filling.judgeByFiftyRules(server.conversation(DefinitionPublishing.class));
        long begun = System.nanoTime();
        while (ask(COUNTED + version) == 0) {
            pause();
        }
        return rows * 1e9 / (System.nanoTime() - begun);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private double merelyRead() {
        long begun = System.nanoTime();
        long read = read(FACTS) + read(ENGAGEMENTS);
        return read * 1e9 / (System.nanoTime() - begun);
    }

    /** Every value of every row. */
    private long read(String sql) {
        try (Connection connection = BenchDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED_AT_ONCE);
            long rows = 0;
            try (var answer = statement.executeQuery(sql)) {
                int columns = answer.getMetaData().getColumnCount();
                while (answer.next()) {
                    rows++;
                    for (int column = 1; column <= columns; column++) {
                        sink += answer.getObject(column) instanceof Object value ? value.hashCode() : 0;
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long ask(String sql) {
        try (Connection connection = BenchDatabase.connect(database);
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was read, so that no compiler leaves it out. */
    long sink() {
        return sink;
    }
}
