package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.UNREAD_ITEM;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.feed.UnreadItems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.SQLDataType;

/** What nobody could read, in PostgreSQL. */
record JooqUnreadItems(DSLContext sql) implements UnreadItems {
    /** Cut by the server: the page of a list must not fetch hundreds of bodies of megabytes. */
    private static final Field<byte[]> BEGINNING = field("substring({0} from 1 for {1})", SQLDataType.BLOB,
            UNREAD_ITEM.BODY, inline(SHOWN));
    private static final Field<Integer> SIZE = field("octet_length({0})", SQLDataType.INTEGER, UNREAD_ITEM.BODY);

    @Override
    public List<Unread> page(String feed, Optional<Place> after, int most) {
        return Trouble.told(() -> sql.select(UNREAD_ITEM.EXTERNAL_ID, UNREAD_ITEM.REASON, UNREAD_ITEM.RECEIVED_AT,
                BEGINNING, SIZE).from(UNREAD_ITEM)
                .where(UNREAD_ITEM.FEED.eq(feed)).and(after.map(JooqUnreadItems::behind).orElse(noCondition()))
                .orderBy(UNREAD_ITEM.RECEIVED_AT.desc(), UNREAD_ITEM.EXTERNAL_ID.desc()).limit(inline(most))
                .fetch(row -> Unread.beginning(row.value1(), row.value2(), row.value3(), row.value4(),
                        row.value5())));
    }

    /** The first half alone leads into the index. */
    private static Condition behind(Place place) {
        return UNREAD_ITEM.RECEIVED_AT.le(place.receivedAt()).and(
                UNREAD_ITEM.RECEIVED_AT.lt(place.receivedAt()).or(UNREAD_ITEM.EXTERNAL_ID.lt(place.id())));
    }

    /** Chosen once and before anything is deleted; what another instance forgets just now is left to it. */
    @Override
    public int forget(Instant before, int most) {
        CommonTableExpression<Record2<String, String>> old = name("old").as(
                select(UNREAD_ITEM.FEED, UNREAD_ITEM.EXTERNAL_ID).from(UNREAD_ITEM)
                        .where(UNREAD_ITEM.RECEIVED_AT.lt(before)).orderBy(UNREAD_ITEM.RECEIVED_AT)
                        .limit(inline(most)).forUpdate().skipLocked());
        return Trouble.told(() -> sql.with(old).delete(UNREAD_ITEM).using(old)
                .where(UNREAD_ITEM.FEED.eq(old.field(UNREAD_ITEM.FEED)))
                .and(UNREAD_ITEM.EXTERNAL_ID.eq(old.field(UNREAD_ITEM.EXTERNAL_ID))).execute());
    }
}
