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

    private static final String WRONG_PASSWORD = "28P01";
    private static final String TIMEOUT_SECONDS = "10";

    DatabaseAddress address() {
        return new DatabaseAddress(url(DATABASE), ROLE, password);
    }

    /** Makes the role and the database where they are missing, each on its own: a start cut short is resumed. */
    void prepare(String administratorsPassword) throws SQLException {
        try (Connection connection = administrator(administratorsPassword);
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
        connect(DATABASE, ROLE, password).close();
    }

    /**
     * Enters as the administrator. Earlier releases gave the administrator the password of the role; where that holds
     * still, the administrator is given the new one.
     */
    private Connection administrator(String own) throws SQLException {
        try {
            return connect("postgres", DatabaseCluster.ADMINISTRATOR, own);
        } catch (SQLException refused) {
            if (!WRONG_PASSWORD.equals(refused.getSQLState())) {
                throw refused;
            }
            try (Connection shared = connect("postgres", DatabaseCluster.ADMINISTRATOR, password);
                    Statement statement = shared.createStatement()) {
                statement.execute("ALTER ROLE " + DatabaseCluster.ADMINISTRATOR + " PASSWORD '" + own + "'");
            }
            return connect("postgres", DatabaseCluster.ADMINISTRATOR, own);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
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
