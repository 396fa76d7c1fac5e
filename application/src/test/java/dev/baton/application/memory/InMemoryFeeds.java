package dev.baton.application.memory;

import dev.baton.application.feed.Feeds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Feeds in memory. */
public final class InMemoryFeeds implements Feeds {
    private final InMemoryStore store;

    InMemoryFeeds(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Feed> find(String name) {
        return store.look(memory -> Optional.ofNullable(memory.feeds.get(name)));
    }

    @Override
    public List<Feed> list() {
        return store
                .look(memory -> memory.feeds.values().stream().sorted(Comparator.comparing(Feed::name)).toList());
    }

    @Override
    public Feed save(Feed feed) {
        return store.work(memory -> memory.feeds.merge(feed.name(), feed,
                (before, now) -> new Feed(now.name(), now.platform(), now.key(), before.createdAt())));
    }
}
