package dev.baton.application.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people who work with Baton, and those who did. Addresses and subjects are those of one person who is here. */
public interface People {

    /** The person with this id, here or gone. */
    Optional<Colleague> find(UUID id);

    /**
     * Whom the issuer of tokens means, of those who are here: who has this subject, else who has this address and no subject at
     * all.
     *
     * @param email in canonical form
     */
    Optional<Colleague> signedIn(String subject, Optional<String> email);

    /** All people, oldest first, those who are gone too. */
    List<Colleague> list();

    /** Adds a person. @return false if somebody here has this address or subject already */
    boolean add(Colleague colleague);

    /** Puts what is known of somebody here anew. @return false if somebody else here has this address or subject */
    boolean change(Colleague colleague);

    /** Lets a person go: none of the person's keys opens anything any more. @return false if nobody here has this id */
    boolean leave(UUID id, Instant at);
}
