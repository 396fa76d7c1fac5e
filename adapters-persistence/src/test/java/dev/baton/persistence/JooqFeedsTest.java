package dev.baton.persistence;

import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.FeedsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqFeedsTest extends FeedsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Feeds feeds() {
        return POSTGRES.database().feeds();
    }
}
