package dev.baton.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.Access.NewKey;
import dev.baton.application.memory.InMemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final Examples examples = new Examples();
    private final ApiKeys kept = new InMemoryStore().apiKeys();
    private Instant now = Examples.NOW;
    private Runnable meanwhile = () -> {
    };
    private int lookUps;
    /** Whether the transaction that revokes is still open, so that nobody sees yet what it does. */
    private boolean open;

    /** Keys that are looked up while something else happens: when the key has been read, and before anyone knows it. */
    private final class Observed implements ApiKeys {
        @Override
        public Optional<ApiKey> findByHash(String sha256) {
            lookUps++;
            Optional<ApiKey> found = kept.findByHash(sha256);
            meanwhile.run();
            return found;
        }

        @Override
        public List<ApiKey> list() {
            return kept.list();
        }

        @Override
        public void add(ApiKey key, String sha256) {
            kept.add(key, sha256);
        }

        @Override
        public boolean addFirst(ApiKey key, String sha256) {
            return kept.addFirst(key, sha256);
        }

        @Override
        public boolean revoke(UUID id, Instant at) {
            return open || kept.revoke(id, at);
        }
    }

    private final Access access = new Access(new Observed(), () -> now, examples::id, () -> new byte[32]);

    @Test
    void a_recognised_key_is_trusted_for_a_while_and_then_looked_up_again() {
        NewKey shop = access.give("shop", Role.INTEGRATION);

        assertThat(access.recognise(shop.secret())).contains(shop.key());
        assertThat(access.recognise(shop.secret())).contains(shop.key());
        assertThat(lookUps).isEqualTo(1);

        now = now.plus(Access.TRUSTED);

        assertThat(access.recognise(shop.secret())).contains(shop.key());
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        NewKey shop = access.give("shop", Role.INTEGRATION);
        assertThat(access.recognise(shop.secret())).isPresent();

        assertThat(access.revoke(shop.key().id())).isTrue();

        assertThat(access.recognise(shop.secret())).isEmpty();
    }

    @Test
    void a_key_that_is_revoked_while_it_is_looked_up_is_not_trusted_afterwards() {
        NewKey shop = access.give("shop", Role.INTEGRATION);
        meanwhile = () -> assertThat(access.revoke(shop.key().id())).isTrue();
        assertThat(access.recognise(shop.secret())).isEmpty();
        meanwhile = () -> {
        };

        assertThat(access.recognise(shop.secret())).isEmpty();
    }

    @Test
    void a_key_whose_revocation_is_not_committed_yet_is_refused_already() {
        NewKey shop = access.give("shop", Role.INTEGRATION);
        open = true;
        assertThat(access.revoke(shop.key().id())).isTrue();
        assertThat(access.recognise(shop.secret())).isEmpty();

        now = now.plus(Access.TRUSTED);
        assertThat(access.recognise(shop.secret())).as("the transaction was undone").isPresent();
    }

    @Test
    void what_does_not_look_like_a_secret_is_not_even_looked_up() {
        assertThat(access.recognise("baton_x")).isEmpty();
        assertThat(lookUps).isZero();
    }
}
