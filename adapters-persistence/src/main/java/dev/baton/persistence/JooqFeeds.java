package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.FEED;

import dev.baton.application.feed.Feeds;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The feeds in PostgreSQL. */
record JooqFeeds(DSLContext sql) implements Feeds {

    @Override
    public Optional<Feed> find(String name) {
        return Trouble.told(() -> sql.selectFrom(FEED).where(FEED.NAME.eq(name)).fetchOptional(JooqFeeds::feed));
    }

    private static Feed feed(Record row) {
        return new Feed(row.get(FEED.NAME), row.get(FEED.PLATFORM), row.get(FEED.PLATFORM_KEY),
                row.get(FEED.CREATED_AT));
    }

    @Override
    public List<Feed> list() {
        return Trouble.told(() -> sql.selectFrom(FEED).orderBy(FEED.NAME).fetch(JooqFeeds::feed));
    }

    @Override
    public Feed save(Feed feed) {
        return Trouble.told(() -> sql.insertInto(FEED).set(FEED.NAME, feed.name())
                .set(FEED.PLATFORM, feed.platform()).set(FEED.PLATFORM_KEY, feed.key())
                .set(FEED.CREATED_AT, feed.createdAt())
                .onConflict(FEED.NAME).doUpdate()
                .set(FEED.PLATFORM, feed.platform()).set(FEED.PLATFORM_KEY, feed.key())
                .returning().fetchSingle(JooqFeeds::feed));
    }
}
