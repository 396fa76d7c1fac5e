package dev.baton.application.memory;

import dev.baton.application.checklist.Checklists;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    public boolean save(StoredChecklist checklist, Predicate<Optional<StoredChecklist>> expected) {
        return store.work(memory -> {
            boolean as = expected.test(Optional.ofNullable(memory.checklists.get(checklist.key())));
            if (as) {
                memory.checklists.put(checklist.key(), checklist);
            }
            return as;
        });
    }

    @Override
    public boolean remove(String key, Predicate<StoredChecklist> expected) {
        return store.work(memory -> Optional.ofNullable(memory.checklists.get(key)).filter(expected).isPresent()
                && memory.checklists.remove(key) != null);
    }
}
