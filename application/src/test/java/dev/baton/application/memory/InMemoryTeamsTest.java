package dev.baton.application.memory;

import dev.baton.application.access.People;
import dev.baton.application.team.Teams;
import dev.baton.application.team.TeamsContract;

class InMemoryTeamsTest extends TeamsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Teams teams() {
        return store.teams();
    }

    @Override
    protected People people() {
        return store.people();
    }
}
