package dev.baton.application.memory;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.Colleague;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keys in memory. */
public final class InMemoryApiKeys implements ApiKeys {
    private final InMemoryStore store;

    InMemoryApiKeys(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<ApiKey> findByHash(String sha256) {
        return store.look(memory -> Optional.ofNullable(memory.apiKeys.get(sha256)).filter(InMemoryApiKeys::isInUse)
                .filter(key -> owner(memory, key).map(Colleague::isHere).orElse(true))
                .map(key -> present(memory, key)));
    }

    private static Optional<Colleague> owner(Memory memory, ApiKey key) {
        return memory.people.stream().filter(each -> key.belongsTo(each.person().id())).findFirst();
    }

    /** With its owner as he is called now. */
    private static ApiKey present(Memory memory, ApiKey key) {
        return new ApiKey(key.id(), key.name(), key.role(), owner(memory, key).map(Colleague::person).or(key::person),
                key.createdAt(), key.revokedAt());
    }

    private static boolean isInUse(ApiKey key) {
        return key.revokedAt().isEmpty();
    }

    @Override
    public List<ApiKey> list() {
        return store.look(memory -> memory.apiKeys.values().stream().map(key -> present(memory, key))
                .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id)).toList());
    }

    @Override
    public void add(ApiKey key, String sha256) {
        store.work(memory -> Optional.ofNullable(memory.apiKeys.put(sha256, key)));
    }

    @Override
    public boolean addFirst(ApiKey key, String sha256) {
        return store.work(memory -> memory.apiKeys.isEmpty() && memory.apiKeys.put(sha256, key) == null);
    }

    @Override
    public boolean revoke(UUID id, Instant at) {
        return store.work(memory -> {
            AtomicBoolean revoked = new AtomicBoolean();
            memory.apiKeys.replaceAll((_, key) -> {
                if (!key.id().equals(id) || !isInUse(key)) {
                    return key;
                }
                revoked.set(true);
                return key.revoked(at);
            });
            return revoked.get();
        });
    }
}
