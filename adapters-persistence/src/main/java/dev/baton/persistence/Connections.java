package dev.baton.persistence;

import dev.baton.application.intake.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Connections of the pool; that there is none to be had is told in the application's words. While a transaction was opened
 * for everything that happens on a thread, its connection is the only one that the thread gets.
 */
final class Connections implements ConnectionProvider {
    private final DataSource pool;
    private final ScopedValue<Connection> joined = ScopedValue.newInstance();

    Connections(DataSource pool) {
        this.pool = pool;
    }

    /** Does some work in one transaction, which all statements join that the work makes on this thread. */
    <T> T joining(Supplier<T> work) {
        Connection connection = acquire();
        try {
            return ScopedValue.where(joined, connection).call(() -> Transaction.alone(connection, work));
        } catch (SQLException failure) {
            throw new DataAccessException("A transaction could not be ended.", failure);
        } finally {
            close(connection);
        }
    }

    /** Whether this thread is within such a transaction. */
    boolean isJoined() {
        return joined.isBound();
    }

    @Override
    public Connection acquire() {
        try {
            return joined.isBound() ? joined.get() : pool.getConnection();
        } catch (SQLException none) {
            throw new LedgerUnavailable("No connection to the database is to be had.", none);
        }
    }

    @Override
    public void release(Connection connection) {
        if (!joined.isBound()) {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new DataAccessException("A connection could not be given back.", failure);
        }
    }
}
