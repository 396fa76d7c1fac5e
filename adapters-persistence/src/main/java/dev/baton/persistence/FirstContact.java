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
        if (!address.url().startsWith(POSTGRESQL)) {
            throw new DatabaseUnavailable("The database's URL begins with " + POSTGRESQL + " and this one does not: "
                    + address.url());
        }
        Deadline deadline = Deadline.in(patience);
        for (Optional<SQLException> refused = refusal(address); refused.isPresent(); refused = refusal(address)) {
            if (!mayPass(refused.get())) {
                throw new DatabaseUnavailable("The database at " + address.url() + " does not let " + address.user()
                        + " in. Is the database's name right, and the password? It says: " + refused.get().getMessage(),
                        refused.get());
            }
            if (deadline.passed()) {
                throw new DatabaseUnavailable("No PostgreSQL answers at " + address.url() + ". Is it running, and can"
                        + " it be reached from here? It says: " + refused.get().getMessage(), refused.get());
            }
            Deadline.pause();
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
