package dev.baton.persistence.backup;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.DatabaseUnavailable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;

/** One connection of its own, for as long as it takes. */
final class Session {
    private Session() {
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    static <T> T in(DatabaseAddress address, Work<T> work) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "baton backup");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new DatabaseUnavailable("The database stopped the work: " + said(failure), failure);
        }
    }

    static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** The server's sentence alone: its details quote rows, and those are personal. */
    private static String said(SQLException failure) {
        return failure instanceof PSQLException told && told.getServerErrorMessage() != null
                && told.getServerErrorMessage().getMessage() instanceof String message
                        ? message
                        : "SQLSTATE " + failure.getSQLState();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
