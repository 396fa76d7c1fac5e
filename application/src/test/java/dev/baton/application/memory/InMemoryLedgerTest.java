package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.intake.LedgerContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;

class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }

    @Override
    protected Leads leads() {
        return store.leads();
    }

    @Override
    protected Definitions definitions() {
        return store.definitions();
    }

    @Override
    protected UnreadItems unreadItems() {
        return store.unreadItems();
    }
}
