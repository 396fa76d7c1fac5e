package dev.baton.application.memory;

import dev.baton.application.access.People;
import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.DefinitionsContract;

class InMemoryDefinitionsTest extends DefinitionsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Definitions definitions() {
        return store.definitions();
    }

    @Override
    protected People people() {
        return store.people();
    }
}
