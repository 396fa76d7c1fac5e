package dev.baton.persistence;

import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in PostgreSQL. Transactions are read committed, as the pool opens its connections. */
record JooqLedger(DSLContext sql) implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(JooqLedger.class);

    @Override
    public <T> T write(Function<LedgerPage, T> work) {
        return Trouble.told(() -> sql.connectionResult(connection -> inTransaction(connection, work)));
    }

    /** By hand, since jOOQ's own transactions first ask the server for the isolation level, a round trip each. */
    private <T> T inTransaction(Connection connection, Function<LedgerPage, T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            T result = work.apply(new JooqLedgerPage(DSL.using(sql.configuration().derive(connection))));
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    /** What made this needed is on its way to the caller and says more than a failure here. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a transaction could not be rolled back", e);
        }
    }
}
