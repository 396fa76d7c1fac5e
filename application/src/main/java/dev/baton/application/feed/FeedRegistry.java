package dev.baton.application.feed;

import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.feed.PlatformKeys.Fetched;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Tells Baton which email platforms deliver, and how their deliveries are authenticated. */
public final class FeedRegistry {
    private static final Pattern API_KEY = Pattern.compile("[!-~]+");
    private static final Pattern WEBHOOK = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pointer AT_KEY = Pointer.ROOT.to("key");
    private static final Pointer AT_DOWNLOAD = Pointer.ROOT.to("download");
    private static final String KEY_FORM = "base64 of a DER SubjectPublicKeyInfo";
    private final Feeds feeds;
    private final InstantSource clock;
    private final Set<String> platforms;
    private final BiPredicate<String, String> usableKey;
    private final Map<String, PlatformKeys> downloads;

    /**
     * The registry of these feeds.
     *
     * @param platforms which platforms there are
     * @param usableKey whether a platform (first) can authenticate deliveries with a key (second)
     * @param downloads where keys are to be had, for each platform that gives them out
     */
    public FeedRegistry(Feeds feeds, InstantSource clock, Set<String> platforms,
            BiPredicate<String, String> usableKey, Map<String, PlatformKeys> downloads) {
        this.feeds = feeds;
        this.clock = clock;
        this.platforms = platforms;
        this.usableKey = usableKey;
        this.downloads = downloads;
    }

    /** What is wished for: a platform, and its key or how to come by it. */
    private record Wish(String platform, KeySource key) {}

    private sealed interface KeySource {
        record Given(String key) implements KeySource {}

        record Download(PlatformKeys from, String apiKey, Optional<String> webhook) implements KeySource {}
    }

    /** What registering came to. */
    public sealed interface Registration {
        /** The feed as it is now. */
        record Registered(Feed feed) implements Registration {}

        /** Nothing was changed: all that is wrong with what was asked. */
        record Refused(List<Objection> objections) implements Registration {}

        /** Nothing was changed: the platform did not do its part. @param retryAfter when it wants to be asked again */
        record PlatformFailed(Objection objection, Optional<Duration> retryAfter) implements Registration {}
    }

    /**
     * Registers a feed, or replaces its platform and key: {@code {platform, key}}, or {@code {platform, download: {api-key,
     * webhook}}} where the platform itself is asked for the key.
     */
    public Registration register(String name, Tree written) {
        return prepare(name, written).get();
    }

    /** Reads what is wished for and asks the platform, which may take its time; what is left is to register the feed. */
    public Supplier<Registration> prepare(String name, Tree written) {
        return switch (Reading.<Wish>of(reading -> wish(reading, name, written))) {
            case Parsed.Valid<Wish>(Wish(String platform, KeySource.Given(String key))) ->
                () -> registered(name, platform,
                        key).orElseGet(() -> refused(new Objection(AT_KEY, Flaw.MALFORMED, List.of("…", KEY_FORM))));
            case Parsed.Valid<Wish>(Wish(String platform, KeySource.Download download)) -> {
                Fetched fetched = download.from().fetch(download.apiKey(), download.webhook());
                yield () -> downloaded(name, platform, fetched);
            }
            case Parsed.Invalid<Wish>(List<Objection> objections) -> () -> new Registration.Refused(objections);
        };
    }

    private static Registration refused(Objection objection) {
        return new Registration.Refused(List.of(objection));
    }

    /** Nothing is registered by a key that authenticates no delivery. */
    private Optional<Registration> registered(String name, String platform, String key) {
        return Optional.of(new Feed(name, platform, key, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .filter(feed -> usableKey.test(feed.platform(), feed.key()))
                .map(feed -> new Registration.Registered(feeds.save(feed)));
    }

    private Registration downloaded(String name, String platform, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Key(String key) -> registered(name, platform, key)
                    .orElseGet(() -> failed(Optional.empty(), Flaw.PLATFORM_GARBLED, platform));
            case Fetched.Refused _ ->
                refused(Objection.of(AT_DOWNLOAD.to("api-key"), Flaw.KEY_REFUSED, platform));
            case Fetched.NoWebhook _ -> refused(Objection.of(AT_DOWNLOAD.to("webhook"), Flaw.NO_WEBHOOK, platform));
            case Fetched.NotSigned _ -> refused(Objection.of(AT_DOWNLOAD, Flaw.NOT_SIGNED, platform));
            case Fetched.Busy(Duration retryAfter) ->
                failed(Optional.of(retryAfter), Flaw.PLATFORM_BUSY, platform, retryAfter.toSeconds());
            case Fetched.Failed(int status, Optional<Duration> retryAfter) ->
                failed(retryAfter, Flaw.PLATFORM_FAILED, platform, status);
            case Fetched.Garbled _ -> failed(Optional.empty(), Flaw.PLATFORM_GARBLED, platform);
            case Fetched.TimedOut _ -> failed(Optional.empty(), Flaw.PLATFORM_SLOW, platform);
            case Fetched.Unreachable _ -> failed(Optional.empty(), Flaw.PLATFORM_UNREACHABLE, platform);
        };
    }

    private static Registration failed(Optional<Duration> retryAfter, Flaw flaw, Object... details) {
        return new Registration.PlatformFailed(Objection.of(AT_DOWNLOAD, flaw, details), retryAfter);
    }

    private Optional<Wish> wish(Reading reading, String name, Tree written) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        if (!Names.isWord(name)) {
            reading.object(Pointer.ROOT, Flaw.MALFORMED, name, "sendgrid-main");
        }
        Optional<String> platform = fields.required("platform", fields.text("platform", 40));
        platform.filter(word -> !platforms.contains(word))
                .ifPresent(word -> fields.object("platform", Flaw.UNKNOWN_WORD, word,
                        String.join(", ", platforms.stream().sorted().toList())));
        Optional<KeySource> key = fields.tree("download").isEmpty()
                ? fields.required("key", fields.text("key", 2_000)).map(text -> new KeySource.Given(text.strip()))
                : platform.filter(platforms::contains).flatMap(word -> download(fields, word));
        if (fields.tree("download").isPresent() && fields.has("key")) {
            fields.object("download", Flaw.CONFLICT, "key", "download");
        }
        fields.finish();
        return platform.isEmpty() ? Optional.empty() : key.map(source -> new Wish(platform.get(), source));
    }

    private Optional<KeySource> download(Fields fields, String platform) {
        return fields.fields("download").flatMap(inner -> {
            Optional<String> apiKey = inner.required("api-key", inner.text("api-key", 300)).map(String::strip);
            if (apiKey.filter(word -> !API_KEY.matcher(word).matches()).isPresent()) {
                inner.object("api-key", Flaw.MALFORMED, "…", "SG.…");
            }
            Optional<String> webhook = inner.text("webhook", 100);
            webhook.filter(id -> !WEBHOOK.matcher(id).matches())
                    .ifPresent(
                            id -> inner.object("webhook", Flaw.MALFORMED, id, "77d4a5da-7015-11ed-a1eb-0242ac120002"));
            inner.finish();
            Optional<PlatformKeys> from = Optional.ofNullable(downloads.get(platform));
            if (from.isEmpty()) {
                fields.object("download", Flaw.NOT_SUPPORTED, "download");
            }
            return from.flatMap(keys -> apiKey.map(word -> new KeySource.Download(keys, word, webhook)));
        });
    }

    /** All feeds. */
    public List<Feed> list() {
        return feeds.list();
    }

    /** A feed as it is shown; its key is not. */
    public static Tree.Branch form(Feed feed) {
        return Tree.branch().with("name", feed.name()).with("platform", feed.platform())
                .with("path", "/hooks/" + feed.platform() + "/" + feed.name())
                .with("created-at", feed.createdAt().toString())
                .done();
    }
}
