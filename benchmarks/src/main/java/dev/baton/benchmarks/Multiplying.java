package dev.baton.benchmarks;

import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes many leads of a few: each copy has its own ids and address, and else the facts, the card and the stages of its
 * pattern. What the intake would take minutes for, the database does by itself in a fraction of them.
 */
final class Multiplying {
    /** The ids of copies begin with 0x1000 and the copy's number; those that the application makes begin with the time, far below. */
    private static final String ID = "overlay(%s::text PLACING to_hex(4096 + copy) FROM 1 FOR 4)::uuid";
    private static final String ADDRESS = "regexp_replace(%1$s, 'lead-[0-9]+', 'lead-' ||"
            + " lpad((substring(%1$s from 'lead-([0-9]+)')::integer + copy * %2$d)::text, 6, '0'))";
    private static final String COPY = "INSERT INTO %1$s (%2$s) SELECT %3$s FROM %1$s, generate_series(1, %4$d) AS copy"
            + " ORDER BY copy";
    private static final String COLUMNS = "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = current_schema() AND table_name = '%s'";
    private static final List<String> TABLES = List.of("lead", "subject", "identity_key", "lead_fact",
            "stage_transition", "engagement");

    private final int copies;
    private final Map<String, String> own;

    /**
     * @param patterns how many leads there are
     * @param copies   how many more of each there are to be
     */
    Multiplying(int patterns, int copies) {
        this.copies = copies;
        this.own = Map.of("lead_id", ID.formatted("lead_id"), "own_lead_id", ID.formatted("own_lead_id"), "subject_id",
                ID.formatted("subject_id"), "fact_id", ID.formatted("fact_id"), "value",
                ADDRESS.formatted("value", patterns), "external_id", "copy || '-' || external_id");
    }

    void in(DatabaseAddress database) {
        try (Connection connection = BenchDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                int rows = statement.executeUpdate(copying(table, columns(statement, table)));
                Progress.say("%s: %,d rows more".formatted(table, rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the leads could not be multiplied", e);
        }
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        try (var rows = statement.executeQuery(COLUMNS.formatted(table))) {
            List<String> columns = new ArrayList<>();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        }
    }

    private String copying(String table, List<String> columns) {
        return COPY.formatted(table, String.join(", ", columns),
                String.join(", ", columns.stream().map(column -> own.getOrDefault(column, column)).toList()), copies);
    }
}
