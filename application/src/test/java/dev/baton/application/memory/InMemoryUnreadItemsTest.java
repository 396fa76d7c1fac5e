package dev.baton.application.memory;

import dev.baton.application.feed.UnreadItems;
import dev.baton.application.feed.UnreadItemsContract;
import dev.baton.application.intake.Ledger;

class InMemoryUnreadItemsTest extends UnreadItemsContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected UnreadItems items() {
        return store.unreadItems();
    }

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }
}
