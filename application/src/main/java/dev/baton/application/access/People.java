package dev.baton.application.access;

import dev.baton.domain.agreement.Person;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people who work with Baton. */
public interface People {

    /** The person with this id. */
    Optional<Person> find(UUID id);

    /** All people, oldest first. */
    List<Person> list();

    /** Adds a person. @return false if somebody has this e-mail address already */
    boolean add(Person person);
}
