package dev.baton.application.access;

import dev.baton.domain.agreement.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys that were given out. Of a secret only its SHA-256 is kept: it is random, so nothing slower is needed. */
public interface ApiKeys {

    /** The key with this SHA-256 (hexadecimal), unless it was revoked or belongs to somebody who is gone. */
    Optional<ApiKey> findByHash(String sha256);

    /** All keys, oldest first, revoked ones too. */
    List<ApiKey> list();

    /** Adds a key. */
    void add(ApiKey key, String sha256);

    /** Adds a key if there is none at all. @return whether it was added */
    boolean addFirst(ApiKey key, String sha256);

    /** Revokes a key. @return false if there is no such key in use */
    boolean revoke(UUID id, Instant at);

    /** A key, of a person or (most of them) of a machine. */
    record ApiKey(UUID id, String name, Role role, Optional<Person> person, Instant createdAt,
            Optional<Instant> revokedAt) {

        /** Whether it is a key of this person. */
        public boolean belongsTo(UUID id) {
            return person.filter(owner -> owner.id().equals(id)).isPresent();
        }

        /** The same key, revoked. */
        public ApiKey revoked(Instant at) {
            return new ApiKey(id, name, role, person, createdAt, Optional.of(at));
        }
    }
}
