package dev.baton.application.memory;

import dev.baton.application.policy.Policies;
import dev.baton.domain.agreement.Waiver;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Policies in memory. */
public final class InMemoryPolicies extends InMemoryVersions implements Policies {
    private final InMemoryStore store;

    InMemoryPolicies(InMemoryStore store) {
        super(store, memory -> memory.policies);
        this.store = store;
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            Instant at) {
        return store.work(memory -> activate(memory, key, version, expected, waiver, at));
    }

    @Override
    public Optional<StoredVersion> active() {
        return store.look(memory -> memory.policies.stream().filter(each -> each.status() == Status.ACTIVE)
                .findFirst());
    }
}
