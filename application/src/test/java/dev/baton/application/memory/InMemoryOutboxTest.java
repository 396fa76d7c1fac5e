package dev.baton.application.memory;

import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.OutboxContract;
import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;

class InMemoryOutboxTest extends OutboxContract {
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
    protected Outbox outbox() {
        return store.outbox();
    }

    @Override
    protected Endpoints endpoints() {
        return store.endpoints();
    }
}
