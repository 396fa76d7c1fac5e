package dev.baton.application.memory;

import dev.baton.application.checklist.Checklists;
import java.util.List;
import java.util.Optional;

/** Checklists in memory. */
public final class InMemoryChecklists implements Checklists {
    private final InMemoryStore store;

    InMemoryChecklists(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredChecklist> find(String key) {
        return store.look(memory -> Optional.ofNullable(memory.checklists.get(key)));
    }

    @Override
    public List<StoredChecklist> list() {
        return store.look(memory -> List.copyOf(memory.checklists.values()));
    }

    @Override
    public void save(StoredChecklist checklist) {
        Optional<StoredChecklist> _ = store
                .work(memory -> Optional.ofNullable(memory.checklists.put(checklist.key(), checklist)));
    }

    @Override
    public boolean remove(String key) {
        return store.work(memory -> memory.checklists.remove(key) != null);
    }
}
