package dev.baton.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is seen of a database from outside; nothing is changed by looking.
 *
 * @param release   of PostgreSQL, e.g. {@code 18.6}
 * @param settings  those on which durability hangs, by name
 * @param ahead     how far its clock is ahead of ours
 * @param schema    the version of the tables; empty where there are none
 * @param newest    the version that this release knows
 * @param connections how many it allows to everybody together
 * @param overdue   how long the upkeep that waits longest is late; empty where none waits, or the tables are others
 */
public record Examination(String release, Map<String, String> settings, Duration ahead, Optional<String> schema,
        String newest, int connections, Optional<Duration> overdue) {

    /**
     * Looks at a database.
     *
     * @throws DatabaseUnavailable if it cannot be reached
     */
    public static Examination of(DatabaseAddress address, InstantSource clock) {
        Migration migration = new Migration(address);
        Optional<String> schema = migration.version();
        String newest = migration.newest();
        try (Connection connection = connect(address); Statement statement = connection.createStatement()) {
            Map<String, String> settings = new TreeMap<>();
            for (String name : new String[]{"fsync", "full_page_writes", "synchronous_commit"}) {
                settings.put(name, one(statement, "SHOW " + name));
            }
            return new Examination(one(statement, "SHOW server_version").split(" ", 2)[0], settings,
                    ahead(statement, clock), schema, newest,
                    Integer.parseInt(one(statement, "SHOW max_connections")),
                    schema.filter(newest::equals).isPresent() ? overdue(statement, clock.instant()) : Optional.empty());
        } catch (SQLException failure) {
            throw new DatabaseUnavailable("The database at " + address.shown() + " answers no questions ("
                    + failure.getSQLState() + ").", failure);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(address.url(), properties);
    }

    private static String one(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            return rows.next() && rows.getString(1) instanceof String answer ? answer : "";
        }
    }

    /** Against the middle of the time that the question took. */
    private static Duration ahead(Statement statement, InstantSource clock) throws SQLException {
        Instant before = clock.instant();
        Instant there = instant(statement, "SELECT clock_timestamp()").orElse(before);
        Instant after = clock.instant();
        return Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there);
    }

    private static Optional<Duration> overdue(Statement statement, Instant now) throws SQLException {
        return instant(statement, "SELECT min(due) FROM lead WHERE due IS NOT NULL")
                .filter(due -> due.isBefore(now)).map(due -> Duration.between(due, now));
    }

    private static Optional<Instant> instant(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            return rows.next() && rows.getTimestamp(1) instanceof Timestamp at
                    ? Optional.of(at.toInstant())
                    : Optional.empty();
        }
    }
}
