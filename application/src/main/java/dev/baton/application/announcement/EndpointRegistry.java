package dev.baton.application.announcement;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoint.Former;
import dev.baton.application.announcement.Endpoint.Secrets;
import dev.baton.application.announcement.Endpoint.Why;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The endpoints of those who want to hear of events. Messages are signed by a secret that is shown once, when it is made, and
 * kept sealed. One that is replaced counts for {@link #OVERLAP} still, so that a receiver can change over without missing
 * anything.
 */
public final class EndpointRegistry {
    /** How many endpoints there may be. */
    public static final int MOST = 64;
    /** For how long a secret counts after it was replaced. */
    public static final Duration OVERLAP = Duration.ofHours(24);
    private static final String PREFIX = "whsec_";
    private static final String EXAMPLE = "https://hooks.example.com/baton";
    private static final int LONGEST_URL = 1_000;
    private static final int LONGEST_TITLE = 100;
    private final Endpoints endpoints;
    private final Outbox outbox;
    private final Vault vault;
    private final Function<URI, Optional<Reason>> objection;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** @param objection what speaks against sending to a URL */
    public EndpointRegistry(Endpoints endpoints, Outbox outbox, Vault vault, Function<URI, Optional<Reason>> objection,
            InstantSource clock, Supplier<UUID> ids) {
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.vault = vault;
        this.objection = objection;
        this.clock = clock;
        this.ids = ids;
    }

    private record Wish(String title, URI url, EventFilter filter) {
        Endpoint of(Endpoint before) {
            return new Endpoint(before.id(), title, url, filter, before.secrets(), before.disabled(),
                    before.failingSince(), before.createdAt());
        }
    }

    /** An endpoint with the secret that is shown this once. */
    public record Made(Endpoint endpoint, String secret) {}

    /** What became of changing an endpoint. */
    public sealed interface Change {
        /** The endpoint as it is from now on. */
        record Changed(Endpoint endpoint) implements Change {}

        /** All that is wrong. */
        record Refused(List<Objection> objections) implements Change {}

        /** It is not as who asks has seen it. */
        record NotAsExpected() implements Change {}

        /** There is no such endpoint. */
        record NoSuchEndpoint() implements Change {}
    }

    /** What became of removing an endpoint. */
    public sealed interface Removal {
        /** It is gone. */
        record Removed() implements Removal {}

        /** It is not as who asks has seen it. */
        record NotAsExpected() implements Removal {}

        /** There is no such endpoint. */
        record NoSuchEndpoint() implements Removal {}
    }

    /** Registers an endpoint: {@code {title, url, events}}; it hears of everything where no events are named. */
    public Parsed<Made> register(Tree written) {
        return switch (read(written)) {
            case Parsed.Valid<Wish>(Wish(String title, URI url, EventFilter filter)) -> {
                UUID id = ids.get();
                byte[] secret = vault.fresh();
                Endpoint made = new Endpoint(id, title, url, filter,
                        new Secrets(vault.sealed(secret, id), Optional.empty()), Optional.empty(), Optional.empty(),
                        now());
                yield endpoints.add(made, MOST)
                        ? new Parsed.Valid<>(new Made(made, shown(secret)))
                        : new Parsed.Invalid<>(List.of(Objection.of(Pointer.ROOT, Flaw.TOO_MANY, MOST + 1, MOST)));
            }
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Parsed.Invalid<>(objections);
        };
    }

    /**
     * Puts title, URL and events anew. Where they are as wished already, nothing stands against it.
     *
     * @param expected what who asks has seen
     */
    public Change change(UUID id, Tree written, Predicate<Endpoint> expected) {
        return switch (read(written)) {
            case Parsed.Valid<Wish>(Wish wish) -> endpoints
                    .change(id, before -> expected.test(before) ? wish.of(before) : before)
                    .<Change>map(after -> wish.of(after).equals(after)
                            ? new Change.Changed(after)
                            : new Change.NotAsExpected())
                    .orElseGet(Change.NoSuchEndpoint::new);
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Change.Refused(objections);
        };
    }

    /** What became of wishing a new secret. */
    public sealed interface Rotation {
        /** It is this one. */
        record Rotated(Made made) implements Rotation {}

        /** The one before counts so long still: receivers may know no other. */
        record Overlapping(Instant until) implements Rotation {}

        /** There is no such endpoint. */
        record NoSuchEndpoint() implements Rotation {}
    }

    /** Makes a new secret; the one before counts for a while still, and meanwhile none is made that would push it out. */
    public Rotation rotate(UUID id) {
        byte[] secret = vault.fresh();
        String sealed = vault.sealed(secret, id);
        return endpoints.change(id, before -> isOverlapping(before)
                ? before
                : before.with(new Secrets(sealed,
                        Optional.of(new Former(before.secrets().current(), now().plus(OVERLAP))))))
                .<Rotation>map(after -> after.secrets().current().equals(sealed)
                        ? new Rotation.Rotated(new Made(after, shown(secret)))
                        : new Rotation.Overlapping(after.secrets().former().orElseThrow().until()))
                .orElseGet(Rotation.NoSuchEndpoint::new);
    }

    /** Where nothing can be signed by the one that counts, another one is always better. */
    private boolean isOverlapping(Endpoint endpoint) {
        return endpoint.secrets().former().filter(former -> former.until().isAfter(now())).isPresent()
                && vault.opens(endpoint);
    }

    /** Sends to an endpoint again; what waited for it is due. Empty if there is none. */
    public Optional<Endpoint> enable(UUID id) {
        return endpoints.enable(id, now());
    }

    /** Sends nothing to an endpoint for the time being; what happens meanwhile is not sent later by itself. */
    public Optional<Endpoint> disable(UUID id) {
        return endpoints.change(id, before -> before.disabled().isPresent()
                ? before
                : before.with(Optional.of(new Disabled(Why.BY_HAND, now()))));
    }

    /** Sends an endpoint something that means nothing, to try it out. @return it; empty if there is no endpoint */
    public Optional<Event> test(UUID id) {
        Event ping = new Event(ids.get(), EventType.PING, now(), Optional.empty(),
                Tree.branch().with("endpoint", id.toString()).done());
        return outbox.send(ping, id) ? Optional.of(ping) : Optional.empty();
    }

    /**
     * Removes an endpoint.
     *
     * @param expected what who asks has seen
     */
    public Removal remove(UUID id, Predicate<Endpoint> expected) {
        if (endpoints.remove(id, expected)) {
            return new Removal.Removed();
        }
        return endpoints.find(id).<Removal>map(_ -> new Removal.NotAsExpected())
                .orElseGet(Removal.NoSuchEndpoint::new);
    }

    /** All endpoints, oldest first. */
    public List<Endpoint> list() {
        return endpoints.list();
    }

    /** The endpoint of that id. */
    public Optional<Endpoint> find(UUID id) {
        return endpoints.find(id);
    }

    private Parsed<Wish> read(Tree written) {
        return Reading.of(reading -> {
            Fields fields = reading.fields(written, Pointer.ROOT);
            Optional<String> title = fields.required("title", Names.shown(fields, "title", LONGEST_TITLE));
            Optional<URI> url = fields.required("url",
                    fields.text("url", LONGEST_URL).flatMap(text -> url(fields, text)));
            EventFilter filter = EventFilter.read(fields, "events").orElse(EventFilter.ALL);
            fields.finish();
            return title.flatMap(called -> url.map(where -> new Wish(called, where, filter)));
        });
    }

    private Optional<URI> url(Fields fields, String text) {
        Optional<URI> url = parsed(text);
        if (url.isEmpty()) {
            fields.object("url", Flaw.MALFORMED, text, EXAMPLE);
        }
        return url.filter(uri -> objection.apply(uri).map(reason -> object(fields, uri, reason)).isEmpty());
    }

    private static Reason object(Fields fields, URI url, Reason reason) {
        switch (reason) {
            case FORBIDDEN_SCHEME -> fields.object("url", Flaw.FORBIDDEN_SCHEME, url.getScheme());
            case FORBIDDEN_PORT -> fields.object("url", Flaw.FORBIDDEN_PORT, url.getPort());
            case FORBIDDEN_ADDRESS -> fields.object("url", Flaw.FORBIDDEN_ADDRESS, url.getHost());
            case UNKNOWN_HOST, TLS, TIMEOUT, CONNECTION -> fields.object("url", Flaw.MALFORMED, url, EXAMPLE);
        }
        return reason;
    }

    /** A user in it would be sent in the clear to whoever looks at a log. */
    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getScheme() != null && uri.getHost() != null
                    && uri.getRawUserInfo() == null && uri.getRawFragment() == null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static String shown(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** An endpoint as it is shown; its secret is not. */
    public static Tree.Branch form(Endpoint endpoint) {
        return Tree.branch().with("id", endpoint.id().toString()).with("title", endpoint.title())
                .with("url", endpoint.url().toString()).with("events", endpoint.filter().patterns(), Tree::of)
                .with("enabled", endpoint.disabled().isEmpty())
                .with("disabled-because", endpoint.disabled().map(reason -> reason.why().code()))
                .with("disabled-at", endpoint.disabled().map(reason -> reason.at().toString()))
                .with("failing-since", endpoint.failingSince().map(Instant::toString))
                .with("former-secret-until", endpoint.secrets().former().map(former -> former.until().toString()))
                .with("created-at", endpoint.createdAt().toString()).done();
    }

    /** The same with its secret, which is shown this once. */
    public static Tree.Branch form(Made made) {
        var writer = Tree.branch();
        for (var entry : form(made.endpoint()).entries().entrySet()) {
            writer = writer.with(entry.getKey(), entry.getValue());
        }
        return writer.with("secret", made.secret()).done();
    }
}
