package dev.baton.application.memory;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.domain.agreement.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** People in memory. */
public final class InMemoryPeople implements People {
    private final InMemoryStore store;

    InMemoryPeople(InMemoryStore store) {
        this.store = store;
    }

    private static UUID id(Colleague colleague) {
        return colleague.person().id();
    }

    @Override
    public Optional<Colleague> find(UUID id) {
        return store.look(memory -> memory.people.stream().filter(each -> id(each).equals(id)).findFirst());
    }

    @Override
    public Optional<Colleague> signedIn(String subject, Optional<String> email) {
        return here(each -> each.subject().equals(Optional.of(subject)))
                .or(() -> here(each -> each.subject().isEmpty() && email.isPresent()
                        && each.person().email().equals(email)));
    }

    private Optional<Colleague> here(Predicate<Colleague> fitting) {
        return store
                .look(memory -> memory.people.stream().filter(Colleague::isHere).filter(fitting).findFirst());
    }

    @Override
    public List<Colleague> list() {
        return store.look(memory -> memory.people.stream().sorted(Comparator.comparing(Colleague::person,
                Comparator.comparing(Person::createdAt).thenComparing(Person::id))).toList());
    }

    @Override
    public boolean add(Colleague colleague) {
        return store.work(memory -> !isTaken(memory, colleague) && memory.people.add(colleague));
    }

    private static boolean isTaken(Memory memory, Colleague colleague) {
        return memory.people.stream().filter(Colleague::isHere).filter(other -> !id(other).equals(id(colleague)))
                .anyMatch(other -> isSame(other.person().email(), colleague.person().email())
                        || isSame(other.subject(), colleague.subject()));
    }

    private static boolean isSame(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    @Override
    public boolean change(Colleague colleague) {
        return store.work(memory -> !isTaken(memory, colleague) && replace(memory, id(colleague), colleague));
    }

    @Override
    public boolean leave(UUID id, Instant at) {
        return store.work(memory -> memory.people.stream().filter(each -> id(each).equals(id)).findFirst()
                .filter(each -> replace(memory, id, each.left(at))).isPresent());
    }

    private static boolean replace(Memory memory, UUID id, Colleague after) {
        boolean here = memory.people.removeIf(each -> id(each).equals(id) && each.isHere());
        return here && memory.people.add(after);
    }
}
