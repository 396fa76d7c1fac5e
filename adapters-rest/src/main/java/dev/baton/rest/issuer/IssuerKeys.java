package dev.baton.rest.issuer;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an issuer. They are kept, asked for anew now and then, and at once when a token names a key that is not
 * among them, but never more often than once within {@link #PAUSE}: whoever makes tokens up does not make us ask. While the
 * issuer is away those that are kept are good for {@link #GOOD}.
 */
final class IssuerKeys implements AutoCloseable {
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final Duration FRESH = Duration.ofMinutes(15);
    static final Duration GOOD = Duration.ofHours(24);
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int LARGEST = 64 * 1024;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;

    private final URI address;
    private final InstantSource clock;
    private final Duration patience;
    private final HttpClient client;
    private volatile @Nullable Fetched fetched;
    private @Nullable Instant asked;

    IssuerKeys(URI address, InstantSource clock, Duration patience) {
        this.address = address;
        this.clock = clock;
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private record Fetched(JWKSet keys, Instant at) {
        boolean isWithin(Duration age, Instant now) {
            return !at.isAfter(now) && at.plus(age).isAfter(now);
        }
    }

    /** The keys that may have signed under this header; empty if no keys can be had at all. */
    Optional<List<JWK>> fitting(JWSHeader header) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        Fetched kept = fetched;
        if (kept != null && kept.isWithin(FRESH, clock.instant())) {
            List<JWK> known = selector.select(kept.keys);
            if (!known.isEmpty()) {
                return Optional.of(known);
            }
        }
        return refreshed().map(latest -> selector.select(latest.keys));
    }

    /** Those who wait meanwhile take what the first was told. */
    private synchronized Optional<Fetched> refreshed() {
        Instant now = clock.instant();
        if (isTime(now)) {
            asked = now;
            ask().ifPresent(keys -> fetched = new Fetched(keys, now));
        }
        return Optional.ofNullable(fetched).filter(kept -> kept.isWithin(GOOD, now));
    }

    private boolean isTime(Instant now) {
        Instant last = asked;
        return last == null || last.isAfter(now) || !last.plus(PAUSE).isAfter(now);
    }

    private Optional<JWKSet> ask() {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).header("Accept", "application/json")
                .GET().build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return keys(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            boolean unused = answer.cancel(true);
            return nothing("no answer in time");
        } catch (ExecutionException failure) {
            return failure.getCause() instanceof IOException cause
                    ? nothing(cause.getClass().getSimpleName())
                    : nothing("failed: " + failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return nothing("interrupted");
        }
    }

    private Optional<JWKSet> nothing(String why) {
        LOG.warn("the keys of the issuer of tokens cannot be had from {}: {}", address, why);
        return Optional.empty();
    }

    private Optional<JWKSet> keys(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            return nothing("status " + answer.statusCode());
        }
        try {
            List<JWK> usable = JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8)).getKeys().stream()
                    .filter(IssuerKeys::isUsable).map(JWK::toPublicJWK).toList();
            return usable.isEmpty() ? nothing("no key that signs") : Optional.of(new JWKSet(usable));
        } catch (ParseException _) {
            return nothing("no set of keys");
        }
    }

    private static boolean isUsable(JWK key) {
        return key instanceof ECKey
                || key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS && rsa.size() <= MOST_RSA_BITS;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
