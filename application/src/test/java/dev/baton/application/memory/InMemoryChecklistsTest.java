package dev.baton.application.memory;

import dev.baton.application.checklist.Checklists;
import dev.baton.application.checklist.ChecklistsContract;

class InMemoryChecklistsTest extends ChecklistsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Checklists checklists() {
        return store.checklists();
    }
}
