package dev.baton.application.access;

import dev.baton.domain.agreement.Person;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks something of Baton: the owner of a key, or a person who signed in.
 *
 * @param id     of the key, or of the person who signed in
 * @param name   of the key, or of the person
 * @param role   what the caller may do
 * @param person who answers for it; empty for a machine
 */
public record Caller(UUID id, String name, Role role, Optional<Person> person) {

    /** Whoever shows a key. */
    static Caller with(ApiKeys.ApiKey key) {
        return new Caller(key.id(), key.name(), key.role(), key.person());
    }

    /** A person who signed in. */
    static Caller as(Person person, Role role) {
        return new Caller(person.id(), person.name(), role, Optional.of(person));
    }

    /** Who answers for what is done: the person, or the key itself if it belongs to nobody. */
    public String answering() {
        return person.map(Person::name).orElse(name);
    }
}
