package dev.baton.application.memory;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.ApiKeysContract;
import dev.baton.application.access.People;

class InMemoryApiKeysTest extends ApiKeysContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected ApiKeys apiKeys() {
        return store.apiKeys();
    }

    @Override
    protected People people() {
        return store.people();
    }
}
