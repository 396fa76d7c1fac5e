package dev.baton.application.memory;

import dev.baton.application.access.People;
import dev.baton.domain.agreement.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People in memory. */
public final class InMemoryPeople implements People {
    private final InMemoryStore store;

    InMemoryPeople(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Person> find(UUID id) {
        return store.look(memory -> memory.people.stream().filter(person -> person.id().equals(id)).findFirst());
    }

    @Override
    public List<Person> list() {
        return store.look(memory -> memory.people.stream()
                .sorted(Comparator.comparing(Person::createdAt).thenComparing(Person::id)).toList());
    }

    @Override
    public boolean add(Person person) {
        return store.work(memory -> {
            boolean taken = person.email().isPresent()
                    && memory.people.stream().anyMatch(other -> other.email().equals(person.email()));
            return !taken && memory.people.add(person);
        });
    }
}
