package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Definitions in memory. */
public final class InMemoryDefinitions extends InMemoryVersions implements Definitions {
    private final InMemoryStore store;

    InMemoryDefinitions(InMemoryStore store) {
        super(store, memory -> memory.definitions);
        this.store = store;
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            StageEffects effects, Instant at) {
        return store.work(memory -> {
            Optional<JudgedBy> before = active(memory);
            boolean activated = activate(memory, key, version, expected, waiver, at);
            if (activated) {
                InMemoryRescorings.begin(memory, new JudgedBy(key, version), effects, before, at);
            }
            return activated;
        });
    }

    @Override
    public Optional<JudgedBy> active() {
        return store.look(InMemoryDefinitions::active);
    }

    private static Optional<JudgedBy> active(Memory memory) {
        return new InMemoryLedgerPage(memory).activeVersion();
    }
}
