package dev.baton.persistence;

import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The ledger in PostgreSQL. Transactions are read committed, as the pool opens its connections. */
record JooqLedger(DSLContext sql, Connections connections) implements Ledger {

    @Override
    public <T> T write(Function<LedgerPage, T> work) {
        return Transaction.of(sql, inside -> work.apply(new JooqLedgerPage(inside)));
    }

    @Override
    public boolean isJoined() {
        return connections.isJoined();
    }
}
