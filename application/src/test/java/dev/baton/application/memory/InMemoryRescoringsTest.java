package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.definition.RescoringsContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;

class InMemoryRescoringsTest extends RescoringsContract {
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
    protected Rescorings rescorings() {
        return store.rescorings();
    }
}
