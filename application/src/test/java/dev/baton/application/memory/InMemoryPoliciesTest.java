package dev.baton.application.memory;

import dev.baton.application.access.People;
import dev.baton.application.policy.Policies;
import dev.baton.application.policy.PoliciesContract;

class InMemoryPoliciesTest extends PoliciesContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Policies policies() {
        return store.policies();
    }

    @Override
    protected People people() {
        return store.people();
    }
}
