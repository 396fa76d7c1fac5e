package dev.baton.application.feed;

import dev.baton.application.feed.UnreadItems.Place;
import dev.baton.application.feed.UnreadItems.Unread;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Shows what platforms delivered and nobody could read, so that somebody can mend it, and forgets it after a month: it may
 * be about people, and no subject is known by whom it could be erased.
 */
public final class UnreadKeeping {
    /** For how long an item is kept. */
    public static final Duration KEPT = Duration.ofDays(30);
    private final Feeds feeds;
    private final UnreadItems items;
    private final InstantSource clock;

    /** The keeping of these items. */
    public UnreadKeeping(Feeds feeds, UnreadItems items, InstantSource clock) {
        this.feeds = feeds;
        this.items = items;
        this.clock = clock;
    }

    /** Items of a feed, latest first; empty if there is no such feed. */
    public Optional<List<Unread>> page(String feed, Optional<Place> after, int most) {
        return feeds.find(feed).map(_ -> items.page(feed, after, most));
    }

    /** Forgets at most so many items whose time is over. @return how many */
    public int forgetOld(int most) {
        return items.forget(clock.instant().minus(KEPT), most);
    }

    /** An item as it is shown: as it was delivered, but for characters that no text may hold. */
    public static Tree.Branch form(Unread item) {
        return Tree.branch().with("id", item.id()).with("reason", item.reason())
                .with("received-at", item.receivedAt().toString()).with("body", Texts.safe(item.body()))
                .with("size", item.size()).with("cut", item.isCut()).done();
    }
}
