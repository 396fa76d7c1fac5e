package dev.baton.application.access;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} keeps to. The store is empty when a test begins. */
public abstract class ApiKeysContract {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String OTHER_HASH = "fedcba9876543210".repeat(4);
    private final Examples examples = new Examples();

    /** The keys. */
    protected abstract ApiKeys apiKeys();

    /** The people to whom keys may belong. */
    protected abstract People people();

    private ApiKey key(String name, Role role, Instant createdAt) {
        return new ApiKey(examples.id(), name, role, Optional.empty(), createdAt, Optional.empty());
    }

    @Test
    void a_key_is_found_by_the_hash_of_its_secret() {
        ApiKey key = key("وب‌سایت", Role.INTEGRATION, NOW);
        apiKeys().add(key, HASH);

        assertThat(apiKeys().findByHash(HASH)).contains(key);
        assertThat(apiKeys().findByHash(OTHER_HASH)).isEmpty();
    }

    @Test
    void a_key_of_a_person_comes_back_with_the_person_and_still_does_when_it_is_revoked() {
        Person sara = new Person(examples.id(), "سارا", Team.MARKETING, Optional.of("sara@example.com"), NOW);
        assertThat(people().add(Colleague.of(sara))).isTrue();
        ApiKey key = new ApiKey(examples.id(), "laptop", Role.MARKETING, Optional.of(sara), NOW, Optional.empty());
        apiKeys().add(key, HASH);

        assertThat(apiKeys().findByHash(HASH)).contains(key);
        assertThat(apiKeys().revoke(key.id(), NOW)).isTrue();
        assertThat(apiKeys().list()).containsExactly(key.revoked(NOW));
    }

    @Test
    void a_key_of_somebody_who_is_gone_opens_nothing() {
        Person sara = new Person(examples.id(), "Sara", Team.MARKETING, Optional.empty(), NOW);
        assertThat(people().add(Colleague.of(sara))).isTrue();
        apiKeys().add(new ApiKey(examples.id(), "laptop", Role.MARKETING, Optional.of(sara), NOW, Optional.empty()),
                HASH);

        assertThat(people().leave(sara.id(), NOW)).isTrue();

        assertThat(apiKeys().findByHash(HASH)).isEmpty();
    }

    @Test
    void every_role_comes_back() {
        for (Role role : Role.values()) {
            ApiKey key = key(role.code(), role, NOW);
            apiKeys().add(key, HASH.replace("0", "%x".formatted(role.ordinal())));

            assertThat(apiKeys().list()).contains(key);
        }
    }

    @Test
    void keys_are_listed_oldest_first_with_the_revoked_ones() {
        ApiKey newer = key("newer", Role.SALES, NOW.plusMillis(1));
        ApiKey older = key("older", Role.SALES, NOW);
        apiKeys().add(newer, HASH);
        apiKeys().add(older, OTHER_HASH);
        assertThat(apiKeys().list()).containsExactly(older, newer);

        assertThat(apiKeys().revoke(older.id(), NOW.plusMillis(2))).isTrue();

        assertThat(apiKeys().list()).containsExactly(
                older.revoked(NOW.plusMillis(2)), newer);
    }

    @Test
    void a_revoked_key_opens_nothing() {
        ApiKey key = key("old", Role.ADMIN, NOW);
        ApiKey other = key("other", Role.ADMIN, NOW);
        apiKeys().add(key, HASH);
        apiKeys().add(other, OTHER_HASH);

        assertThat(apiKeys().revoke(key.id(), NOW)).isTrue();

        assertThat(apiKeys().findByHash(HASH)).isEmpty();
        assertThat(apiKeys().findByHash(OTHER_HASH)).contains(other);
    }

    @Test
    void a_key_is_revoked_once() {
        ApiKey key = key("old", Role.ADMIN, NOW);
        apiKeys().add(key, HASH);
        assertThat(apiKeys().revoke(key.id(), NOW)).isTrue();

        assertThat(apiKeys().revoke(key.id(), NOW.plusSeconds(1))).isFalse();
        assertThat(apiKeys().revoke(new UUID(1, 2), NOW)).isFalse();

        assertThat(apiKeys().list().getFirst().revokedAt()).contains(NOW);
    }

    @Test
    void the_first_key_is_added_only_where_there_is_none() {
        ApiKey first = key("first", Role.ADMIN, NOW);

        assertThat(apiKeys().addFirst(first, HASH)).isTrue();
        assertThat(apiKeys().addFirst(key("second", Role.ADMIN, NOW), OTHER_HASH)).isFalse();

        assertThat(apiKeys().list()).containsExactly(first);
        assertThat(apiKeys().findByHash(OTHER_HASH)).isEmpty();
    }

    @Test
    void a_revoked_key_is_still_the_first_one() {
        ApiKey first = key("first", Role.ADMIN, NOW);
        apiKeys().add(first, HASH);
        assertThat(apiKeys().revoke(first.id(), NOW)).isTrue();

        assertThat(apiKeys().addFirst(key("second", Role.ADMIN, NOW), OTHER_HASH)).isFalse();
    }
}
