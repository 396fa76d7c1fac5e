package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.funnel.FunnelNumbersContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;

class InMemoryFunnelNumbersTest extends FunnelNumbersContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected FunnelNumbers funnelNumbers() {
        return store.funnelNumbers();
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
