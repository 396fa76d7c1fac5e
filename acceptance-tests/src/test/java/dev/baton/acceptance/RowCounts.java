package dev.baton.acceptance;

import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each table has, and a hash of what they hold: whether anything at all was stored or changed. */
final class RowCounts {
    private static final String TABLES = "select table_schema || '.\"' || table_name || '\"' from information_schema.tables "
            + "where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')";
    private static final String HASH = "select hashtextextended(coalesce(string_agg(t::text, '|' order by t::text), ''), 0)"
            + " from %s t";

    private RowCounts() {
    }

    static Map<String, Long> of(DatabaseAddress address) {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            for (String table : tables(connection)) {
                counts.put(table, number(connection, "select count(*) from " + table));
                counts.put(table + " content", number(connection, HASH.formatted(table)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }
}
