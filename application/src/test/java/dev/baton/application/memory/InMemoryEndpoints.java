package dev.baton.application.memory;

import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Event;
import dev.baton.application.memory.Memory.Tried;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Endpoints in memory. */
record InMemoryEndpoints(InMemoryStore store) implements Endpoints {

    @Override
    public List<Endpoint> list() {
        return store.look(memory -> memory.endpoints.values().stream()
                .sorted(Comparator.comparing(Endpoint::createdAt)).toList());
    }

    @Override
    public Optional<Endpoint> find(UUID id) {
        return store.look(memory -> Optional.ofNullable(memory.endpoints.get(id)));
    }

    @Override
    public boolean add(Endpoint endpoint, int most) {
        return store.work(memory -> memory.endpoints.size() < most
                && memory.endpoints.putIfAbsent(endpoint.id(), endpoint) == null);
    }

    @Override
    public Optional<Endpoint> change(UUID id, UnaryOperator<Endpoint> change) {
        return store.work(memory -> Optional
                .ofNullable(memory.endpoints.computeIfPresent(id, (_, before) -> change.apply(before))));
    }

    @Override
    public Optional<Endpoint> enable(UUID id, Instant now) {
        return store.work(memory -> Optional.ofNullable(memory.endpoints.computeIfPresent(id, (_, before) -> {
            if (before.disabled().isEmpty()) {
                return before;
            }
            memory.deliveries.replaceAll((way, tried) -> way.endpoint().equals(id) && tried.due().isPresent()
                    ? new Tried(tried.state(), Optional.of(now), 0, tried.attempts())
                    : tried);
            return new Endpoint(id, before.title(), before.url(), before.filter(), before.secrets(), Optional.empty(),
                    Optional.empty(), before.createdAt());
        })));
    }

    @Override
    public boolean remove(UUID id, Predicate<Endpoint> expected) {
        return store.work(memory -> {
            boolean as = Optional.ofNullable(memory.endpoints.get(id)).filter(expected).isPresent();
            if (as) {
                memory.endpoints.remove(id);
                memory.deliveries.keySet().removeIf(way -> way.endpoint().equals(id));
            }
            return as;
        });
    }

    @Override
    public void works(UUID id, Instant at) {
        var _ = change(id, before -> failing(before, before.failingSince().filter(at::isBefore)));
    }

    @Override
    public Optional<Instant> fails(UUID id, Instant at) {
        return change(id, before -> failing(before, before.failingSince().or(() -> Optional.of(at))))
                .flatMap(Endpoint::failingSince);
    }

    private static Endpoint failing(Endpoint before, Optional<Instant> since) {
        return new Endpoint(before.id(), before.title(), before.url(), before.filter(), before.secrets(),
                before.disabled(), since, before.createdAt());
    }

    @Override
    public boolean disable(UUID id, Disabled disabled, Event told) {
        return store.work(memory -> {
            Optional<Endpoint> inUse = Optional.ofNullable(memory.endpoints.get(id))
                    .filter(endpoint -> endpoint.disabled().isEmpty());
            inUse.ifPresent(before -> {
                memory.endpoints.put(id, new Endpoint(id, before.title(), before.url(), before.filter(),
                        before.secrets(), Optional.of(disabled), before.failingSince(), before.createdAt()));
                memory.events.put(told.id(), told);
            });
            return inUse.isPresent();
        });
    }
}
