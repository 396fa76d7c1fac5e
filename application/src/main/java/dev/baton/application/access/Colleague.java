package dev.baton.application.access;

import dev.baton.domain.agreement.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A person in the registry, with how the person comes in.
 *
 * @param role    what the person may do after signing in with a token; without one no token of the person opens anything
 * @param subject by which the issuer of tokens knows the person; no two people here have the same
 * @param leftAt  since when nothing of the person's opens anything; what was signed before stays
 */
public record Colleague(Person person, Optional<Role> role, Optional<String> subject, Optional<Instant> leftAt) {

    /** Somebody who has no other way in than keys. */
    public static Colleague of(Person person) {
        return new Colleague(person, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether the person still works here. */
    public boolean isHere() {
        return leftAt.isEmpty();
    }

    /** Whether whoever comes in as one of two comes in as the other, and may do the same. */
    boolean comesInLike(Colleague other) {
        return role.equals(other.role) && subject.equals(other.subject)
                && (subject.isPresent() || person.email().equals(other.person.email()));
    }

    /** The same person, gone. */
    public Colleague left(Instant at) {
        return new Colleague(person, role, subject, Optional.of(at));
    }
}
