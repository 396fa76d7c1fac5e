package dev.baton.application.memory;

import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import java.util.function.Function;

/** A ledger in memory. */
public final class InMemoryLedger implements Ledger {
    private final InMemoryStore store;

    InMemoryLedger(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public <T> T write(Function<LedgerPage, T> work) {
        return store.work(memory -> work.apply(new InMemoryLedgerPage(memory)));
    }

    @Override
    public boolean isJoined() {
        return store.isInWork();
    }
}
