package dev.baton.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done wholly or not at all: in a transaction of its own, or, where one is open already, in a part of it that can
 * be undone by itself. By hand, since jOOQ's own transactions first ask the server for the isolation level, a round trip each.
 */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    /** jOOQ's own transactions know nothing of one that is open already, and would end it. */
    static final TransactionProvider NONE_OF_JOOQ = new TransactionProvider() {
        @Override
        public void begin(TransactionContext context) {
            throw new UnsupportedOperationException("use Transaction.of");
        }

        @Override
        public void commit(TransactionContext context) {
            throw new UnsupportedOperationException("use Transaction.of");
        }

        @Override
        public void rollback(TransactionContext context) {
            throw new UnsupportedOperationException("use Transaction.of");
        }
    };

    private Transaction() {
    }

    private interface Undoing {
        void undo() throws SQLException;
    }

    /** Does some work, and tells its trouble in the application's words. */
    static <T> T of(DSLContext sql, Function<DSLContext, T> work) {
        return Trouble.told(() -> sql.connectionResult(connection -> {
            DSLContext inside = DSL.using(sql.configuration().derive(connection));
            return connection.getAutoCommit()
                    ? alone(connection, () -> work.apply(inside))
                    : part(connection, () -> work.apply(inside));
        }));
    }

    /** Does some work in a transaction of its own. */
    static <T> T alone(Connection connection, Supplier<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            T result = work.get();
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                undo(connection::rollback);
            }
        }
    }

    private static <T> T part(Connection connection, Supplier<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean done = false;
        try {
            T result = work.get();
            connection.releaseSavepoint(before);
            done = true;
            return result;
        } finally {
            if (!done) {
                undo(() -> connection.rollback(before));
            }
        }
    }

    /** What made this needed is on its way to the caller and says more than a failure here. */
    private static void undo(Undoing undoing) {
        try {
            undoing.undo();
        } catch (SQLException e) {
            LOG.debug("a transaction could not be rolled back", e);
        }
    }
}
