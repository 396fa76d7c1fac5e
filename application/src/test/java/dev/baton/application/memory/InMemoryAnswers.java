package dev.baton.application.memory;

import dev.baton.application.repeat.Answers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was answered, in memory. */
public final class InMemoryAnswers implements Answers {
    private final InMemoryStore store;
    private final Set<Name> running = ConcurrentHashMap.newKeySet();

    InMemoryAnswers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public <T> Optional<T> alone(Name name, Supplier<T> work) {
        if (!running.add(name)) {
            return Optional.empty();
        }
        try {
            return store.work(_ -> Optional.of(work.get()));
        } finally {
            running.remove(name);
        }
    }

    @Override
    public Optional<Kept> find(Name name) {
        return store.look(memory -> Optional.ofNullable(memory.answers.get(name)));
    }

    @Override
    public void keep(Name name, Kept answer) {
        Optional<Kept> _ = store.work(memory -> Optional.ofNullable(memory.answers.put(name, answer)));
    }

    @Override
    public int forget(Instant before, int most) {
        return store.work(memory -> {
            List<Name> old = memory.answers.entrySet().stream().filter(entry -> entry.getValue().at().isBefore(before))
                    .sorted(Comparator.comparing(entry -> entry.getValue().at())).limit(most).map(Map.Entry::getKey)
                    .toList();
            old.forEach(memory.answers::remove);
            return old.size();
        });
    }
}
