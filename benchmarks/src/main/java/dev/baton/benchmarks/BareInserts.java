package dev.baton.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The baseline: the same rows, and nothing but the rows, into a table with the same columns, indexes and volume in the same
 * database. No person is looked up, no repeat is recognised, nothing is scored.
 */
final class BareInserts implements AutoCloseable {
    private static final String INSERT = "INSERT INTO bare_engagement (subject_id, occurred_at, recorded_at, digest,"
            + " verdict, quiet, feed, external_id, type, channel, asset_id, asset_url, asset_title, funnel, campaign,"
            + " message, attributes, person) VALUES"
            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)";
    /** The types of the columns, in their order; the last two are written as texts. */
    private static final List<String> TYPES = List.of("uuid", "timestamptz", "timestamptz", "int8", "int2", "bool",
            "text", "text", "text", "text", "text", "text", "text", "text", "text", "text", "text", "text");
    private static final String INSERT_MANY = INSERT.substring(0, INSERT.indexOf("VALUES"))
            + "SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17::jsonb, c18::jsonb FROM"
            + " unnest(" + "?, ".repeat(TYPES.size() - 1) + "?) AS r (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11,"
            + " c12, c13, c14, c15, c16, c17, c18)";
    private final HikariDataSource pool;
    private final List<UUID> subjects = new ArrayList<>();

    /** A pool of so many connections, with the driver's usual settings. */
    BareInserts(DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT subject_id FROM subject")) {
            while (rows.next()) {
                subjects.add(rows.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Inserts one row, committed by itself. */
    int insert(Bodies bodies) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Object[] row = row(bodies);
            for (int column = 0; column < row.length; column++) {
                statement.setObject(column + 1, row[column]);
            }
            return statement.executeUpdate();
        }
    }

    /** Inserts many rows by one statement, which has an array for each column. */
    int insert(Bodies bodies, int rows) throws SQLException {
        Object[][] columns = new Object[TYPES.size()][rows];
        for (int i = 0; i < rows; i++) {
            Object[] row = row(bodies);
            for (int column = 0; column < row.length; column++) {
                columns[column][i] = row[column];
            }
        }
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT_MANY)) {
            for (int column = 0; column < columns.length; column++) {
                statement.setArray(column + 1, connection.createArrayOf(TYPES.get(column), columns[column]));
            }
            return statement.executeUpdate();
        }
    }

    /** The columns of a row; what a table would hold as null is an empty text, since the driver wants a type. */
    private Object[] row(Bodies bodies) {
        int lead = bodies.lead();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return new Object[]{subjects.get(lead), now, now, lead * 0x9E3779B97F4A7C15L, (short) 0, false, "web",
                bodies.id(), bodies.type(), "web", "", bodies.url(), "What our customers say", "", "spring-launch", "",
                "{\"seconds\":" + lead % 300 + "}", "{\"email\":\"" + Filling.email(lead) + "\"}"};
    }

    @Override
    public void close() {
        pool.close();
    }
}
