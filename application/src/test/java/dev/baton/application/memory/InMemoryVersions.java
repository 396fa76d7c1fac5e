package dev.baton.application.memory;

import dev.baton.application.agreement.Versions;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Versions of documents in memory. */
abstract class InMemoryVersions implements Versions {
    private final InMemoryStore store;
    private final Function<Memory, List<StoredVersion>> kept;

    InMemoryVersions(InMemoryStore store, Function<Memory, List<StoredVersion>> kept) {
        this.store = store;
        this.kept = kept;
    }

    @Override
    public Optional<StoredVersion> find(String key, int version) {
        return store.look(memory -> kept.apply(memory).stream().filter(named(key, version)).findFirst());
    }

    private static Predicate<StoredVersion> named(String key, int version) {
        return each -> each.key().equals(key) && each.version() == version;
    }

    @Override
    public List<Heading> list() {
        return store.look(memory -> kept.apply(memory).stream().map(StoredVersion::heading)
                .sorted(Comparator.comparing(Heading::key).thenComparing(Heading::version)).toList());
    }

    @Override
    public StoredVersion add(String key, Tree.Branch written, Instant createdAt) {
        return store.work(memory -> add(memory, key, written, createdAt));
    }

    @Override
    public Optional<StoredVersion> addFirst(String key, Tree.Branch written, Instant createdAt) {
        return store.work(memory -> kept.apply(memory).isEmpty()
                ? Optional.of(add(memory, key, written, createdAt))
                : Optional.empty());
    }

    private StoredVersion add(Memory memory, String key, Tree.Branch written, Instant createdAt) {
        int before = (int) kept.apply(memory).stream().filter(each -> each.key().equals(key)).count();
        StoredVersion draft = StoredVersion.draft(key, before + 1, written, createdAt);
        kept.apply(memory).add(draft);
        return draft;
    }

    @Override
    public boolean replaceDraft(String key, int version, Predicate<StoredVersion> expected,
            Tree.Branch written) {
        return store.work(memory -> replace(memory, draft(key, version).and(expected),
                draft -> StoredVersion.draft(key, version, written, draft.createdAt())));
    }

    private static Predicate<StoredVersion> draft(String key, int version) {
        return named(key, version).and(each -> each.status() == Status.DRAFT);
    }

    private boolean replace(Memory memory, Predicate<StoredVersion> which,
            UnaryOperator<StoredVersion> change) {
        boolean there = kept.apply(memory).stream().anyMatch(which);
        kept.apply(memory).replaceAll(each -> which.test(each) ? change.apply(each) : each);
        return there;
    }

    @Override
    public boolean propose(String key, int version, Predicate<StoredVersion> expected, Instant at) {
        return store.work(memory -> replace(memory, draft(key, version).and(expected),
                draft -> offered(draft, Agreement.proposed(at))));
    }

    private static StoredVersion offered(StoredVersion before, Agreement agreement) {
        return new StoredVersion(before.key(), before.version(),
                agreement.isComplete() ? Status.SIGNED : Status.PROPOSED, before.written(), agreement,
                before.createdAt(), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean sign(String key, int version, Instant proposedAt, Signature signature) {
        Predicate<StoredVersion> open = named(key, version).and(each -> each.status() == Status.PROPOSED
                && each.agreement().proposedAt().equals(Optional.of(proposedAt))
                && each.agreement().signatures().stream().noneMatch(given -> given.team() == signature.team()
                        || given.person().equals(signature.person())));
        return store.work(memory -> replace(memory, open, each -> offered(each, each.agreement().with(signature))));
    }

    @Override
    public boolean withdraw(String key, int version, Predicate<StoredVersion> expected) {
        Predicate<StoredVersion> offered = named(key, version).and(each -> each.status().isOffered())
                .and(expected);
        return store.work(memory -> replace(memory, offered,
                each -> StoredVersion.draft(key, version, each.written(), each.createdAt())));
    }

    /** Activates a version and retires the one before. */
    final boolean activate(Memory memory, String key, int version, Predicate<StoredVersion> expected,
            Optional<Waiver> waiver, Instant at) {
        Predicate<StoredVersion> fresh = named(key, version).and(each -> each.status() == Status.SIGNED
                || waiver.isPresent() && !each.status().hasJudged());
        Predicate<StoredVersion> before = each -> each.status() == Status.ACTIVE;
        boolean activated = kept.apply(memory).stream().anyMatch(fresh.and(expected));
        if (activated) {
            boolean _ = replace(memory, before, each -> with(each, Status.RETIRED, each.agreement(),
                    each.activatedAt(), Optional.of(at)));
            boolean _ = replace(memory, named(key, version), each -> with(each, Status.ACTIVE,
                    each.agreement().with(waiver), Optional.of(at), Optional.empty()));
        }
        return activated;
    }

    private static StoredVersion with(StoredVersion each, Status status, Agreement agreement,
            Optional<Instant> activatedAt, Optional<Instant> retiredAt) {
        return new StoredVersion(each.key(), each.version(), status, each.written(), agreement, each.createdAt(),
                activatedAt, retiredAt);
    }
}
