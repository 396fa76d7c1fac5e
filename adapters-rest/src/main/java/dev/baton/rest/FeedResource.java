package dev.baton.rest;

import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.Feeds.Feed;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.util.List;

/** The feeds through which email platforms deliver. */
final class FeedResource {
    private final FeedRegistry feeds;

    FeedResource(FeedRegistry feeds) {
        this.feeds = feeds;
    }

    /** All feeds. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", feeds.list(), FeedRegistry::form).done());
    }

    /** Registers a feed, or replaces its platform and key. */
    Reply register(Exchange exchange) {
        return switch (feeds.register(exchange.path("name"), exchange.body())) {
            case Parsed.Valid<Feed>(Feed feed) -> Reply.ok(FeedRegistry.form(feed));
            case Parsed.Invalid<Feed>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }
}
