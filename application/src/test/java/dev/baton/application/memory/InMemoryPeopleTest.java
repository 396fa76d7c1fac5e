package dev.baton.application.memory;

import dev.baton.application.access.People;
import dev.baton.application.access.PeopleContract;

class InMemoryPeopleTest extends PeopleContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected People people() {
        return store.people();
    }
}
