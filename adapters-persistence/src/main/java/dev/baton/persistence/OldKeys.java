package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ENGAGEMENT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;

/**
 * The keys that earlier releases kept with each engagement, where an erasure would have had to look for them among the
 * engagements of everybody. They are taken away wherever an instance of such a release writes them still; that there are none
 * is known at once, by an index of those that have any.
 */
record OldKeys(DSLContext sql) {
    private static final Field<JSONB> NONE = inline(JSONB.valueOf("{}"));

    /** Takes them from at most so many engagements. @return from how many */
    int forget(int most) {
        var told = select(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID).from(ENGAGEMENT).where(ENGAGEMENT.PERSON.ne(NONE))
                .orderBy(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID).limit(inline(most)).forNoKeyUpdate().skipLocked();
        return Trouble.told(() -> sql.update(ENGAGEMENT).set(ENGAGEMENT.PERSON, NONE)
                .where(row(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID).in(told)).execute());
    }
}
