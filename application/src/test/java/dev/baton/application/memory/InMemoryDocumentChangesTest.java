package dev.baton.application.memory;

import dev.baton.application.access.People;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.agreement.DocumentChangesContract;
import dev.baton.application.definition.Definitions;
import dev.baton.application.policy.Policies;
import dev.baton.application.team.Teams;

class InMemoryDocumentChangesTest extends DocumentChangesContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected DocumentChanges changes() {
        return store.documentChanges();
    }

    @Override
    protected Teams teams() {
        return store.teams();
    }

    @Override
    protected People people() {
        return store.people();
    }

    @Override
    protected Policies policies() {
        return store.policies();
    }

    @Override
    protected Definitions definitions() {
        return store.definitions();
    }
}
