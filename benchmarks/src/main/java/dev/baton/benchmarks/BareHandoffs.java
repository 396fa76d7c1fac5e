package dev.baton.benchmarks;

import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The baseline of offering: the very rows that the offers left (handoffs with their packets, steps, events, facts), and nothing but
 * these rows, by JDBC batches into tables with the same columns and indexes, as many a transaction and as many threads.
 */
final class BareHandoffs implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int AT_ONCE = 200;
    /** What the database makes by itself, and what another worker writes later. */
    private static final String COLUMNS = "SELECT column_name, udt_name FROM information_schema.columns WHERE table_schema ="
            + " current_schema() AND table_name = '%s' AND is_identity = 'NO' AND column_name <> 'place'"
            + " ORDER BY ordinal_position";
    private final List<Connection> connections = new ArrayList<>();
    private final int handoffs;
    private final List<Table> tables = new ArrayList<>();

    /** Rows of a table, as texts. */
    private record Table(String insert, List<List<String>> rows) {}

    private BareHandoffs(DatabaseAddress database, int handoffs) throws SQLException {
        this.handoffs = handoffs;
        for (int thread = 0; thread < THREADS; thread++) {
            connections.add(BenchDatabase.connect(database));
        }
    }

    /** Takes the rows that are there and makes empty tables for them, beside as many facts as there are. */
    static BareHandoffs like(DatabaseAddress database, int handoffs) {
        try (Connection connection = BenchDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            BareHandoffs bare = new BareHandoffs(database, handoffs);
            bare.take(statement, "handoff", "");
            bare.take(statement, "handoff_step", "");
            bare.take(statement, "event", " WHERE type = 'handoff.offered'");
            bare.take(statement, "event_sequence", " WHERE lead_id IN (SELECT lead_id FROM handoff)");
            bare.take(statement, "lead_fact",
                    " WHERE kind = 'offered' AND subject_id IN (SELECT subject_id FROM subject"
                            + " JOIN handoff USING (lead_id))");
            return bare;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(Statement statement, String table, String which) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (var columns = statement.executeQuery(COLUMNS.formatted(table))) {
            while (columns.next()) {
                names.add(columns.getString(1));
                types.add(columns.getString(2));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        try (var answer = statement.executeQuery("SELECT " + names.stream().map(name -> name + "::text")
                .collect(Collectors.joining(", ")) + " FROM " + table + which)) {
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= names.size(); column++) {
                    row.add(answer.getString(column));
                }
                rows.add(row);
            }
        }
        boolean dropped = statement.execute("DROP TABLE IF EXISTS bare_" + table);
        boolean made = statement.execute("CREATE TABLE bare_" + table + " (LIKE " + table + " INCLUDING ALL)");
        assert !dropped && !made;
        tables.add(new Table("INSERT INTO bare_" + table + " (" + String.join(", ", names) + ") VALUES ("
                + types.stream().map(type -> "?::" + type).collect(Collectors.joining(", ")) + ")", rows));
    }

    /** Writes them. @return how many handoffs in a second */
    double perSecond() {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                int first = part;
                parts.add(threads.submit(() -> write(first)));
            }
            int written = 0;
            for (Future<Integer> part : parts) {
                written += part.get();
            }
            assert written >= handoffs;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return handoffs * 1e9 / (System.nanoTime() - begun);
    }

    private int write(int part) throws SQLException {
        int written = 0;
        int batches = (handoffs + AT_ONCE - 1) / AT_ONCE;
        Connection connection = connections.get(part);
        connection.setAutoCommit(false);
        for (int batch = part; batch < batches; batch += THREADS) {
            for (Table table : tables) {
                int rows = table.rows.size();
                written += write(connection, table.insert, table.rows
                        .subList((int) ((long) rows * batch / batches),
                                (int) ((long) rows * (batch + 1) / batches)));
            }
            connection.commit();
        }
        return written;
    }

    private static int write(Connection connection, String insert, List<List<String>> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (List<String> row : rows) {
                for (int column = 0; column < row.size(); column++) {
                    statement.setString(column + 1, row.get(column));
                }
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
