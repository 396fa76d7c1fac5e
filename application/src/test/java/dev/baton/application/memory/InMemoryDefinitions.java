package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Definitions in memory. */
public final class InMemoryDefinitions implements Definitions {
    private final InMemoryStore store;

    InMemoryDefinitions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredDefinition> find(String key, int version) {
        return store.look(memory -> memory.definitions.stream().filter(named(key, version)).findFirst());
    }

    private static Predicate<StoredDefinition> named(String key, int version) {
        return each -> each.key().equals(key) && each.version() == version;
    }

    @Override
    public List<Heading> list() {
        return store.look(memory -> memory.definitions.stream().map(StoredDefinition::heading)
                .sorted(Comparator.comparing(Heading::key).thenComparing(Heading::version)).toList());
    }

    @Override
    public StoredDefinition add(String key, Tree.Branch written, Instant createdAt) {
        return store.work(memory -> {
            int before = (int) memory.definitions.stream().filter(each -> each.key().equals(key)).count();
            StoredDefinition draft = new StoredDefinition(key, before + 1, Status.DRAFT, written, createdAt,
                    Optional.empty(), Optional.empty());
            memory.definitions.add(draft);
            return draft;
        });
    }

    @Override
    public boolean replaceDraft(String key, int version, Predicate<StoredDefinition> expected,
            Tree.Branch written) {
        return store.work(memory -> replaceDraft(memory, named(key, version).and(expected),
                draft -> new StoredDefinition(key, version,
                        Status.DRAFT, written, draft.createdAt(), Optional.empty(), Optional.empty())));
    }

    private static boolean replaceDraft(Memory memory, Predicate<StoredDefinition> wanted,
            UnaryOperator<StoredDefinition> change) {
        Predicate<StoredDefinition> draft = wanted.and(each -> each.status() == Status.DRAFT);
        boolean there = memory.definitions.stream().anyMatch(draft);
        memory.definitions.replaceAll(each -> draft.test(each) ? change.apply(each) : each);
        return there;
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredDefinition> expected, Instant at) {
        return store.work(memory -> {
            Optional<JudgedBy> before = active(memory);
            boolean activated = replaceDraft(memory, named(key, version).and(expected),
                    draft -> new StoredDefinition(key, version,
                            Status.ACTIVE, draft.written(), draft.createdAt(), Optional.of(at), Optional.empty()));
            if (activated) {
                before.ifPresent(old -> retire(memory, old, at));
            }
            return activated;
        });
    }

    private static void retire(Memory memory, JudgedBy old, Instant at) {
        Predicate<StoredDefinition> retiring = named(old.definition(), old.version());
        memory.definitions.replaceAll(each -> retiring.test(each)
                ? new StoredDefinition(each.key(), each.version(), Status.RETIRED, each.written(), each.createdAt(),
                        each.activatedAt(), Optional.of(at))
                : each);
    }

    @Override
    public Optional<JudgedBy> active() {
        return store.look(InMemoryDefinitions::active);
    }

    private static Optional<JudgedBy> active(Memory memory) {
        return new InMemoryLedgerPage(memory).activeVersion();
    }
}
