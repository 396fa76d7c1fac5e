package dev.baton.application.feed;

import dev.baton.application.feed.Feeds.Feed;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Tells Baton which email platforms deliver, and how their deliveries are authenticated. */
public final class FeedRegistry {
    private final Feeds feeds;
    private final InstantSource clock;
    private final Set<String> platforms;
    private final BiPredicate<String, String> usableKey;

    /**
     * The registry of these feeds.
     *
     * @param platforms which platforms there are
     * @param usableKey whether a platform (first) can authenticate deliveries with a key (second)
     */
    public FeedRegistry(Feeds feeds, InstantSource clock, Set<String> platforms,
            BiPredicate<String, String> usableKey) {
        this.feeds = feeds;
        this.clock = clock;
        this.platforms = platforms;
        this.usableKey = usableKey;
    }

    /** Registers a feed, or replaces its platform and key: {@code {platform, key}}. */
    public Parsed<Feed> register(String name, Tree written) {
        return Reading.<Feed>of(reading -> read(reading, name, written)).map(feeds::save);
    }

    private Optional<Feed> read(Reading reading, String name, Tree written) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        if (!Names.isWord(name)) {
            reading.object(Pointer.ROOT, Flaw.MALFORMED, name, "sendgrid-main");
        }
        Optional<String> platform = fields.required("platform", fields.text("platform", 40));
        platform.filter(word -> !platforms.contains(word))
                .ifPresent(word -> fields.object("platform", Flaw.UNKNOWN_WORD, word,
                        String.join(", ", platforms.stream().sorted().toList())));
        Optional<String> key = fields.required("key", fields.text("key", 2_000)).map(String::strip);
        fields.finish();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return platform.filter(platforms::contains).flatMap(word -> key.flatMap(secret -> {
            if (!usableKey.test(word, secret)) {
                fields.object("key", Flaw.MALFORMED, "…", "base64 of a DER SubjectPublicKeyInfo");
                return Optional.empty();
            }
            return Optional.of(new Feed(name, word, secret, now));
        }));
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
