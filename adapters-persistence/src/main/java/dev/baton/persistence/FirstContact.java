package dev.baton.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** The first connection to a server, which may still be starting beside us. */
final class FirstContact {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private FirstContact() {
    }

    /**
     * Waits until the server answers. What will not change by waiting is told at once.
     *
     * @throws DatabaseUnavailable if it does not answer in time or does not let this user in
     */
    static void await(DatabaseAddress address, Duration patience) {
        refuseWrong(address);
        Deadline deadline = Deadline.in(patience);
        for (Optional<SQLException> refused = refusal(address); refused.isPresent(); refused = refusal(address)) {
            if (!mayPass(refused.get())) {
                throw new DatabaseUnavailable("The database at " + address.shown() + " does not let " + address.user()
                        + " in. Is the database's name right, and the password? It says: " + refused.get().getMessage(),
                        refused.get());
            }
            if (deadline.passed()) {
                throw new DatabaseUnavailable("No PostgreSQL answers at " + address.shown() + ". Is it running, and can"
                        + " it be reached from here? It says: " + refused.get().getMessage(), refused.get());
            }
            Deadline.pause();
        }
    }

    /** A URL with a password in it would be shown, logged and seen in the list of processes. */
    private static void refuseWrong(DatabaseAddress address) {
        if (address.hasCredentials()) {
            throw new DatabaseUnavailable("The database's URL must not hold a user or a password, because it is shown."
                    + " Leave them out of it, and give the user with --database-user or BATON_DATABASE_USER and the"
                    + " password with BATON_DATABASE_PASSWORD.");
        }
        if (!address.url().startsWith(POSTGRESQL)) {
            throw new DatabaseUnavailable("The database's URL begins with " + POSTGRESQL + " and this one does not: "
                    + address.shown());
        }
    }

    private static Optional<SQLException> refusal(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        try (Connection _ = DriverManager.getConnection(address.url(), properties)) {
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(refused);
        }
    }

    /**
     * Not reached (class 08), starting or stopping (57P03), or with too many guests (class 53). Of class 08 the driver also
     * reports what the server will never accept, such as an empty password (08004).
     */
    private static boolean mayPass(SQLException refused) {
        return refused.getSQLState() instanceof String state
                && (state.startsWith("08") && !state.equals("08004") || state.startsWith("57P")
                        || state.startsWith("53"));
    }
}
