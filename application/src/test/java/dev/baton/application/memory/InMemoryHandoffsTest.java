package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.application.handoff.Handoffs;
import dev.baton.application.handoff.HandoffsContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;

class InMemoryHandoffsTest extends HandoffsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Handoffs handoffs() {
        return store.handoffs();
    }

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
}
