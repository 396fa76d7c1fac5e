package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.EVENT;
import static dev.baton.persistence.schema.Tables.EVENT_PLACE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.baton.application.announcement.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.impl.SQLDataType;

/** What is to be told to the outside, in PostgreSQL. */
record JooqOutbox(DSLContext sql) implements Outbox {

    @Override
    public int fanOut(int most) {
        return Transaction.of(sql, inside -> inside.select(EVENT_PLACE.LAST).from(EVENT_PLACE).forUpdate().skipLocked()
                .fetchOptional(EVENT_PLACE.LAST).map(last -> place(inside, last, most)).orElse(0));
    }

    private static int place(DSLContext sql, long last, int most) {
        Field<Integer> number = field(name("number"), SQLDataType.INTEGER);
        CommonTableExpression<Record2<UUID, Integer>> fresh = name("fresh").as(
                select(EVENT.EVENT_ID, rowNumber().over().orderBy(EVENT.EVENT_ID).as(number)).from(EVENT)
                        .where(EVENT.PLACE.isNull()).orderBy(EVENT.EVENT_ID).limit(inline(most)));
        int placed = sql.with(fresh).update(EVENT)
                .set(EVENT.PLACE, number.cast(SQLDataType.BIGINT).plus(last)).from(fresh)
                .where(EVENT.EVENT_ID.eq(fresh.field(EVENT.EVENT_ID))).execute();
        if (placed > 0) {
            int _ = sql.update(EVENT_PLACE).set(EVENT_PLACE.LAST, last + placed).execute();
        }
        return placed;
    }

    @Override
    public List<Placed> after(long place, int most) {
        return Trouble.told(() -> sql.selectFrom(EVENT).where(EVENT.PLACE.gt(place)).orderBy(EVENT.PLACE)
                .limit(inline(most))
                .fetch(row -> new Placed(Optional.ofNullable(row.getPlace()).orElseThrow(), EventRows.event(row))));
    }

    /** Chosen once and before anything is deleted; what another instance forgets just now is left to it. */
    @Override
    public int forget(Instant before, int most) {
        CommonTableExpression<Record1<UUID>> old = name("old").as(select(EVENT.EVENT_ID).from(EVENT)
                .where(EVENT.AT.lt(before)).and(EVENT.PLACE.isNotNull()).orderBy(EVENT.AT).limit(inline(most))
                .forUpdate().skipLocked());
        return Trouble.told(() -> sql.with(old).delete(EVENT).using(old)
                .where(EVENT.EVENT_ID.eq(old.field(EVENT.EVENT_ID))).execute());
    }
}
