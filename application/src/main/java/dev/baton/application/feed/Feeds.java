package dev.baton.application.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The feeds through which email platforms deliver. */
public interface Feeds {

    /** The feed of that name. */
    Optional<Feed> find(String name);

    /** All feeds, by name. */
    List<Feed> list();

    /** Adds a feed, or replaces its platform and key. @return the feed as it is now, with the time when it was first added */
    Feed save(Feed feed);

    /**
     * A feed.
     *
     * @param name     the feed's name, part of the delivery's URL and of every engagement's id
     * @param platform which platform's form its deliveries have: {@code sendgrid}
     * @param key      what authenticates its deliveries; for SendGrid the public key, base64 of a DER SubjectPublicKeyInfo
     */
    record Feed(String name, String platform, String key, Instant createdAt) {}
}
