package dev.baton.persistence;

import dev.baton.application.feed.UnreadItems;
import dev.baton.application.feed.UnreadItemsContract;
import dev.baton.application.intake.Ledger;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqUnreadItemsTest extends UnreadItemsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected UnreadItems items() {
        return POSTGRES.database().unreadItems();
    }

    @Override
    protected Ledger ledger() {
        return POSTGRES.database().ledger();
    }
}
