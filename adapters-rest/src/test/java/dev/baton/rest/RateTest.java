package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much may be asked within a minute. */
class RateTest {
    private static final String WRONG = "baton_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private final RestFixture rest = new RestFixture(
            RestSettings.at("127.0.0.1", 0).with(new RateSettings(1_000, 3, 2)), List.of());

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen anonymous(String path) {
        return rest.send(HttpRequest.newBuilder(rest.uri(path)).GET());
    }

    private Seen withKey(String secret) {
        return rest.send(HttpRequest.newBuilder(rest.uri("/v1/leads")).header("Authorization", "Bearer " + secret)
                .GET());
    }

    private static String batch(int items) {
        return "{\"items\":[" + "{},".repeat(items - 1) + "{}]}";
    }

    @Test
    void a_batch_counts_as_its_items_and_what_is_too_much_does_nothing() {
        Seen first = rest.post(Role.ADMIN, "/v1/leads/batch", batch(600));
        assertThat(first.status()).isEqualTo(207);
        assertThat(first.header("ratelimit-policy")).isEqualTo("\"key\";q=1000;w=60");
        assertThat(first.header("ratelimit")).matches("\"key\";r=4\\d\\d;t=\\d+");

        Seen tooMuch = rest.post(Role.ADMIN, "/v1/leads/batch", batch(999));
        assertThat(tooMuch.status()).isEqualTo(429);
        assertThat(tooMuch.at("/code")).isEqualTo("too-many-requests");
        assertThat(tooMuch.at("/detail")).contains("1000");
        assertThat(Integer.parseInt(tooMuch.header("retry-after"))).isBetween(1, 60);
        assertThat(tooMuch.header("ratelimit")).startsWith("\"key\";r=");
        assertThat(rest.get(Role.ADMIN, "/v1/leads").status()).as("a little is left").isEqualTo(200);
        assertThat(rest.get(Role.SALES, "/v1/leads").header("ratelimit")).as("of another key").contains("r=999");
    }

    @Test
    void without_a_key_an_address_is_counted_and_health_never_is() {
        for (int i = 0; i < 3; i++) {
            assertThat(anonymous("/definition.schema.json").status()).isEqualTo(200);
        }
        Seen tooOften = anonymous("/definition.schema.json");
        assertThat(tooOften.status()).isEqualTo(429);
        assertThat(tooOften.header("ratelimit-policy")).startsWith("\"address\";q=3;");
        for (String path : List.of("/livez", "/readyz")) {
            assertThat(anonymous(path).status()).isEqualTo(200);
            assertThat(anonymous(path).header("ratelimit")).isEqualTo("absent");
        }
        assertThat(rest.get(Role.ADMIN, "/v1/leads").status()).isEqualTo(200);
    }

    @Test
    void a_sign_in_that_fails_again_and_again_is_held_up_and_one_that_does_not_is_not() {
        assertThat(withKey(WRONG).status()).isEqualTo(401);
        assertThat(withKey(WRONG).status()).isEqualTo(401);
        assertThat(withKey(WRONG).status()).isEqualTo(429);
        assertThat(withKey(rest.secrets.get(Role.ADMIN)).status()).isEqualTo(200);
    }

    @Test
    void after_too_many_failures_keys_are_looked_for_one_at_a_time() throws Exception {
        assertThat(rest.get(Role.ADMIN, "/v1/leads").status()).isEqualTo(200);
        withKey(WRONG);
        withKey(WRONG);
        AtomicInteger lookUps = new AtomicInteger();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rest.lookUp.set(() -> {
            lookUps.incrementAndGet();
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
        CompletableFuture<Seen> first = CompletableFuture.supplyAsync(() -> withKey(WRONG));
        inside.await();
        for (int i = 0; i < 5; i++) {
            assertThat(withKey(WRONG).status()).isEqualTo(429);
        }
        assertThat(lookUps).hasValue(1);
        assertThat(rest.get(Role.ADMIN, "/v1/leads").status()).as("a key that was good before").isEqualTo(200);

        go.countDown();
        assertThat(first.get().status()).isEqualTo(429);
        assertThat(rest.get(Role.SALES, "/v1/leads").status()).as("a key not seen before").isEqualTo(200);
    }

    @Test
    void what_was_asked_comes_back_little_by_little() {
        AtomicLong nanos = new AtomicLong();
        Allowance allowance = new Allowance("key", 60, nanos::get);
        assertThat(allowance.take("a", 60).kept()).isTrue();
        Rate refused = allowance.take("a", 2);
        assertThat(refused.kept()).isFalse();
        assertThat(refused.again()).isEqualTo(Duration.ofSeconds(2));
        assertThat(refused.reset()).isEqualTo(Duration.ofSeconds(60));
        assertThat(allowance.take("b", 1).kept()).isTrue();

        nanos.set(Duration.ofSeconds(2).toNanos());
        assertThat(allowance.take("a", 2)).extracting(Rate::kept, Rate::left).containsExactly(true, 0L);
    }

    @Test
    void addresses_of_one_network_are_one() {
        Allowances allowances = new Allowances(new RateSettings(1_000, 1, 1), System::nanoTime);
        assertThat(allowances.of("[2001:db8:0:1::1]").kept()).isTrue();
        assertThat(allowances.of("2001:db8:0:1::2").kept()).isFalse();
        assertThat(allowances.of("2001:db8:0:2::1").kept()).isTrue();
        assertThat(allowances.of("192.0.2.1").kept()).isTrue();
        assertThat(allowances.of("192.0.2.2").kept()).isTrue();
    }

    @Test
    void an_allowance_that_no_batch_fits_into_is_refused() {
        assertThatThrownBy(() -> RateSettings.of(999)).hasMessageContaining("1000");
        assertThat(RateSettings.of(RateSettings.LEAST).address()).isEqualTo(1_000);
    }
}
