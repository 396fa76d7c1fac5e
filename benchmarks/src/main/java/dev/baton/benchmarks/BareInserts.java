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
    private final HikariDataSource pool;
    private final List<UUID> subjects = new ArrayList<>();

    /** A pool of so many connections, of the usual kind and with the driver's usual settings but the given. */
    BareInserts(DatabaseAddress address, int connections, boolean rewriteBatches) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("reWriteBatchedInserts", rewriteBatches);
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
            set(statement, bodies);
            return statement.executeUpdate();
        }
    }

    /** Inserts many rows in one transaction, by statements of many rows. */
    int insert(Bodies bodies, int rows) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (int row = 0; row < rows; row++) {
                set(statement, bodies);
                statement.addBatch();
            }
            int written = statement.executeBatch().length;
            connection.commit();
            return written;
        }
    }

    private void set(PreparedStatement statement, Bodies bodies) throws SQLException {
        int lead = bodies.lead();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        statement.setObject(1, subjects.get(lead));
        statement.setObject(2, now);
        statement.setObject(3, now);
        statement.setLong(4, lead * 0x9E3779B97F4A7C15L);
        statement.setShort(5, (short) 0);
        statement.setBoolean(6, false);
        statement.setString(7, "web");
        statement.setString(8, bodies.id());
        statement.setString(9, bodies.type());
        statement.setString(10, "web");
        statement.setString(11, null);
        statement.setString(12, bodies.url());
        statement.setString(13, "What our customers say");
        statement.setString(14, null);
        statement.setString(15, "spring-launch");
        statement.setString(16, null);
        statement.setString(17, "{\"seconds\":" + lead % 300 + "}");
        statement.setString(18, "{\"email\":\"" + Filling.email(lead) + "\"}");
    }

    @Override
    public void close() {
        pool.close();
    }
}
