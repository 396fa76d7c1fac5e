package dev.baton.application.memory;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
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
        return store.work(memory -> add(memory, key, written, createdAt));
    }

    @Override
    public Optional<StoredDefinition> addFirst(String key, Tree.Branch written, Instant createdAt) {
        return store.work(memory -> memory.definitions.isEmpty()
                ? Optional.of(add(memory, key, written, createdAt))
                : Optional.empty());
    }

    private static StoredDefinition add(Memory memory, String key, Tree.Branch written, Instant createdAt) {
        int before = (int) memory.definitions.stream().filter(each -> each.key().equals(key)).count();
        StoredDefinition draft = StoredDefinition.draft(key, before + 1, written, createdAt);
        memory.definitions.add(draft);
        return draft;
    }

    @Override
    public boolean replaceDraft(String key, int version, Predicate<StoredDefinition> expected,
            Tree.Branch written) {
        return store.work(memory -> replace(memory, draft(key, version).and(expected),
                draft -> StoredDefinition.draft(key, version, written, draft.createdAt())));
    }

    private static Predicate<StoredDefinition> draft(String key, int version) {
        return named(key, version).and(each -> each.status() == Status.DRAFT);
    }

    private static boolean replace(Memory memory, Predicate<StoredDefinition> which,
            UnaryOperator<StoredDefinition> change) {
        boolean there = memory.definitions.stream().anyMatch(which);
        memory.definitions.replaceAll(each -> which.test(each) ? change.apply(each) : each);
        return there;
    }

    @Override
    public boolean propose(String key, int version, Predicate<StoredDefinition> expected, Instant at) {
        return store.work(memory -> replace(memory, draft(key, version).and(expected),
                draft -> offered(draft, Agreement.proposed(at))));
    }

    private static StoredDefinition offered(StoredDefinition before, Agreement agreement) {
        return new StoredDefinition(before.key(), before.version(),
                agreement.isComplete() ? Status.SIGNED : Status.PROPOSED, before.written(), agreement,
                before.createdAt(), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean sign(String key, int version, Instant proposedAt, Signature signature) {
        Predicate<StoredDefinition> open = named(key, version).and(each -> each.status() == Status.PROPOSED
                && each.agreement().proposedAt().equals(Optional.of(proposedAt))
                && each.agreement().signatures().stream().noneMatch(given -> given.team() == signature.team()
                        || given.person().equals(signature.person())));
        return store.work(memory -> replace(memory, open, each -> offered(each, each.agreement().with(signature))));
    }

    @Override
    public boolean withdraw(String key, int version, Predicate<StoredDefinition> expected) {
        Predicate<StoredDefinition> offered = named(key, version).and(each -> each.status().isOffered())
                .and(expected);
        return store.work(memory -> replace(memory, offered,
                each -> StoredDefinition.draft(key, version, each.written(), each.createdAt())));
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredDefinition> expected, Optional<Waiver> waiver,
            StageEffects effects, Instant at) {
        Predicate<StoredDefinition> fresh = named(key, version).and(each -> each.status() == Status.SIGNED
                || waiver.isPresent() && !each.status().hasJudged());
        return store.work(memory -> {
            Optional<JudgedBy> before = active(memory);
            boolean activated = replace(memory, fresh.and(expected),
                    each -> new StoredDefinition(key, version, Status.ACTIVE,
                            each.written(), each.agreement().with(waiver), each.createdAt(), Optional.of(at),
                            Optional.empty()));
            if (activated) {
                before.ifPresent(old -> retire(memory, old, at));
                InMemoryRescorings.begin(memory, new JudgedBy(key, version), effects, before, at);
            }
            return activated;
        });
    }

    private static void retire(Memory memory, JudgedBy old, Instant at) {
        Predicate<StoredDefinition> retiring = named(old.definition(), old.version());
        memory.definitions.replaceAll(each -> retiring.test(each)
                ? new StoredDefinition(each.key(), each.version(), Status.RETIRED, each.written(), each.agreement(),
                        each.createdAt(), each.activatedAt(), Optional.of(at))
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
