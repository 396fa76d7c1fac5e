package dev.baton.application.memory;

import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.FeedsContract;

class InMemoryFeedsTest extends FeedsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Feeds feeds() {
        return store.feeds();
    }
}
