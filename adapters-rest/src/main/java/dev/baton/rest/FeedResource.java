package dev.baton.rest;

import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.FeedRegistry.Registration;
import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.feed.UnreadItems.Place;
import dev.baton.application.feed.UnreadItems.Unread;
import dev.baton.application.feed.UnreadKeeping;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The feeds through which email platforms deliver. */
final class FeedResource {
    private final FeedRegistry feeds;
    private final UnreadKeeping unread;

    FeedResource(FeedRegistry feeds, UnreadKeeping unread) {
        this.feeds = feeds;
        this.unread = unread;
    }

    /** All feeds. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", feeds.list(), FeedRegistry::form).done());
    }

    /** Registers a feed, or replaces its platform and key; the platform is asked first. */
    Handling registering() {
        return new Handling() {
            @Override
            public Handling prepared(Exchange exchange) {
                Supplier<Registration> registration = feeds.prepare(exchange.path("name"), exchange.body());
                return _ -> registered(registration.get());
            }

            @Override
            public Reply reply(Exchange exchange) {
                return prepared(exchange).reply(exchange);
            }
        };
    }

    private static Reply registered(Registration registration) {
        return switch (registration) {
            case Registration.Registered(Feed feed) -> Reply.ok(FeedRegistry.form(feed));
            case Registration.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Registration.PlatformFailed(Objection objection, Optional<Duration> retryAfter) ->
                new Reply.Refused(Problem.platform(objection, retryAfter));
        };
    }

    /** What the platform delivered and nobody could read, latest first. */
    Reply unread(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<Place> after = query.cursor(Cursor::unread);
        return query.refusal().orElseGet(() -> unread.page(exchange.path("name"), after, limit + 1)
                .map(found -> unread(found, limit)).orElseGet(() -> Reply.refused(Fault.NO_SUCH_FEED)));
    }

    private static Reply unread(List<Unread> found, int limit) {
        return Page.of(found, limit, UnreadKeeping::form, last -> Cursor.of(new Place(last.receivedAt(), last.id())));
    }
}
