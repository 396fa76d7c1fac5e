package dev.baton.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * What the embedded server must answer before Baton relies on it, and the role and database that Baton works with.
 *
 * <p>The role owns its database and nothing else; the administrator is used here only.
 */
record ServerSession(int port, String password) {

    static final String DATABASE = "baton";
    static final String ROLE = "baton";

    private static final String TIMEOUT_SECONDS = "10";

    DatabaseAddress address() {
        return new DatabaseAddress(url(DATABASE), ROLE, password);
    }

    /** Makes the role and the database where they are missing, each on its own: a start cut short is resumed. */
    void prepare() throws SQLException {
        try (Connection connection = connect("postgres", DatabaseCluster.ADMINISTRATOR);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", ROLE)) {
                statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password + "'");
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            }
        }
    }

    /** Enters as Baton will. */
    void check() throws SQLException {
        connect(DATABASE, ROLE).close();
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(url(database), properties);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + ServerSettings.ADDRESS + ":" + port + "/" + database;
    }
}
