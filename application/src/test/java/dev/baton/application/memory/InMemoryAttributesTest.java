package dev.baton.application.memory;

import dev.baton.application.attribute.Attributes;
import dev.baton.application.attribute.AttributesContract;
import dev.baton.application.intake.Ledger;

class InMemoryAttributesTest extends AttributesContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Attributes attributes() {
        return store.attributes();
    }

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }
}
