package dev.baton.persistence.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of Baton as the database itself names them, so that one that joins later is not forgotten. */
record Tables(Connection connection) {
    /** The migrations' own notes: whoever restores makes the tables by the migrations, and they write theirs. */
    private static final String NOTES = "flyway_schema_history";
    private static final String OURS = " FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace";

    /** Each table with its columns; what the database computes by itself is no column to keep. */
    Map<String, List<String>> columns() throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String table : names("SELECT c.relname" + OURS + " AND c.relkind = 'r' ORDER BY c.relname")) {
            if (!table.equals(NOTES)) {
                columns.put(table, names("SELECT a.attname FROM pg_attribute a, pg_class c WHERE a.attrelid = c.oid"
                        + " AND c.relnamespace = current_schema()::regnamespace AND c.relname = ? AND a.attnum > 0"
                        + " AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum", table));
            }
        }
        return columns;
    }

    /** Whether there is anything at all that was not made by a migration of Baton. */
    boolean areForeign() throws SQLException {
        List<String> all = names("SELECT c.relname" + OURS + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')");
        return !all.isEmpty() && !all.contains(NOTES);
    }

    /**
     * Whether somebody works with them. Every Baton gives its first key away before it takes anything in; a row that a
     * migration wrote is no use.
     */
    boolean areUsed() throws SQLException {
        for (String table : List.of("api_key", "subject", "lead", "definition_version")) {
            boolean there = !names("SELECT c.relname" + OURS + " AND c.relname = ?", table).isEmpty();
            if (there && !names("SELECT 'used' WHERE EXISTS (SELECT FROM " + quoted(table) + ")").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What the counters stand at; one that never counted is left out. */
    Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sequencename, last_value FROM pg_sequences"
                        + " WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1")) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }

    /** Statements that take away whatever would look from one table into another, and at the end those that put it back. */
    List<String> references(boolean back) throws SQLException {
        String table = "'ALTER TABLE ' || quote_ident(c.relname)";
        String name = "quote_ident(k.conname)";
        return names("SELECT " + table + (back
                ? " || ' ADD CONSTRAINT ' || " + name + " || ' ' || pg_get_constraintdef(k.oid)"
                : " || ' DROP CONSTRAINT ' || " + name)
                + " FROM pg_constraint k, pg_class c WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0"
                + " AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname, k.conname");
    }

    /** The names in a statement, as the server wants them. */
    static String listed(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add(quoted(name)));
        return quoted.stream().collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private List<String> names(String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
