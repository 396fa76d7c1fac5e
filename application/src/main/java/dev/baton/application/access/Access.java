package dev.baton.application.access;

import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Gives keys out and recognises them. A secret is shown once, when it is made; only its hash is kept. */
public final class Access {
    private static final String PREFIX = "baton_";
    private static final Pattern SECRET = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    /** For how long a recognised key is not looked up again. */
    public static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final int MOST_RECOGNISED = 1_000;
    private final Map<String, Recognised> recognised = new ConcurrentHashMap<>();
    private final AtomicLong revocations = new AtomicLong();
    private final Map<UUID, Instant> justRevoked = new ConcurrentHashMap<>();
    private final ApiKeys keys;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Supplier<byte[]> randomness;

    /**
     * Access by these keys.
     *
     * @param randomness 32 bytes from a cryptographic source each time
     */
    public Access(ApiKeys keys, InstantSource clock, Supplier<UUID> ids, Supplier<byte[]> randomness) {
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
        this.randomness = randomness;
    }

    /** A key that was found, and after how many revocations it was asked for: after another one it is asked for again. */
    private record Recognised(ApiKey key, Instant until, long revocations) {}

    /** A key with the secret that is shown this once. */
    public record NewKey(ApiKey key, String secret) {}

    /** Whether a text has the form of a key's secret. */
    static boolean isKey(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * The key of a secret; empty if it is none of ours or was revoked. A key once recognised is trusted for {@link #TRUSTED}
     * without asking again; a key that this instance revokes is refused at once, by others after that time.
     */
    public Optional<ApiKey> recognise(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String hash = Sha256.of(secret).hex();
        long asked = revocations.get();
        if (recognised.get(hash) instanceof Recognised before && before.revocations == asked
                && before.until.isAfter(now) && !before.until.isAfter(now.plus(TRUSTED))) {
            return Optional.of(before.key);
        }
        Optional<ApiKey> found = keys.findByHash(hash).filter(key -> !isJustRevoked(key, now));
        if (recognised.size() >= MOST_RECOGNISED) {
            recognised.clear();
        }
        found.ifPresentOrElse(key -> recognised.put(hash, new Recognised(key, now.plus(TRUSTED), asked)),
                () -> recognised.remove(hash));
        return found;
    }

    /** Whether to recognise this is to look for it among all keys, and it has opened nothing of late: it may be made up. */
    boolean isUnheardOf(String secret) {
        return SECRET.matcher(secret).matches() && !recognised.containsKey(Sha256.of(secret).hex());
    }

    /** Gives out a key for a machine. */
    public NewKey give(String name, Role role) {
        return give(name, role, Optional.empty());
    }

    /** Gives out a key for a person, who answers for what is done with it, or for a machine. */
    public NewKey give(String name, Role role, Optional<Person> person) {
        NewKey made = make(name, role, person);
        keys.add(made.key(), Sha256.of(made.secret()).hex());
        return made;
    }

    /**
     * Gives out the first key, for an administrator whom nobody has named yet, unless there are keys already.
     *
     * @param keeper keeps the secret before the key counts, so that it cannot be lost between the two
     * @return whether the key counts
     */
    public boolean giveFirst(Consumer<String> keeper) {
        NewKey made = make("first-admin", Role.ADMIN, Optional.empty());
        keeper.accept(made.secret());
        return keys.addFirst(made.key(), Sha256.of(made.secret()).hex());
    }

    private NewKey make(String name, Role role, Optional<Person> person) {
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.get());
        return new NewKey(
                new ApiKey(ids.get(), name, role, person, clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        Optional.empty()),
                secret);
    }

    /** All keys. */
    public List<ApiKey> list() {
        return keys.list();
    }

    /** Revokes a key at once. @return false if there is no such key in use */
    public boolean revoke(UUID id) {
        Instant now = clock.instant();
        boolean revoked = keys.revoke(id, now.truncatedTo(ChronoUnit.MILLIS));
        justRevoked.values().removeIf(until -> !until.isAfter(now));
        justRevoked.put(id, now.plus(TRUSTED));
        revocations.incrementAndGet();
        recognised.clear();
        return revoked;
    }

    /** Revokes all keys of a person. */
    public void revokeAllOf(UUID person) {
        keys.list().stream().filter(key -> key.revokedAt().isEmpty() && key.belongsTo(person))
                .map(ApiKey::id).forEach(id -> {
                    boolean _ = revoke(id);
                });
    }

    /** The transaction that revokes a key may end later than this instance knows of it. */
    private boolean isJustRevoked(ApiKey key, Instant now) {
        return justRevoked.get(key.id()) instanceof Instant until && until.isAfter(now);
    }
}
