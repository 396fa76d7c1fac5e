package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.STAGE_TRANSITION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectDistinct;

import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Table;

/**
 * The numbers, counted by PostgreSQL.
 *
 * @param most for how long the server counts at most
 */
record JooqFunnelNumbers(DSLContext sql, Duration most) implements FunnelNumbers {
    /** Counting reads whole tables; the connections of the pool are set for looking things up. */
    private static final String WHOLE_TABLES = "SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on";

    @Override
    public List<Row> bySource() {
        return Transaction.of(sql, inside -> {
            inside.execute(WHOLE_TABLES + "; SET LOCAL statement_timeout = " + most.toMillis());
            return bySource(inside);
        });
    }

    private static List<Row> bySource(DSLContext sql) {
        Table<Record1<UUID>> qualified = everIn("qualified", Stage.MQL, Stage.PQL);
        Table<Record1<UUID>> won = everIn("won", Stage.WON);
        return sql.select(LEAD.SOURCE, count(), count(qualified.field(STAGE_TRANSITION.LEAD_ID)),
                count(won.field(STAGE_TRANSITION.LEAD_ID)))
                .from(LEAD)
                .leftJoin(qualified).on(LEAD.LEAD_ID.eq(qualified.field(STAGE_TRANSITION.LEAD_ID)))
                .leftJoin(won).on(LEAD.LEAD_ID.eq(won.field(STAGE_TRANSITION.LEAD_ID)))
                .where(LEAD.ANONYMOUS.isFalse()).and(LEAD.MERGED_INTO.isNull()).groupBy(LEAD.SOURCE)
                .orderBy(count().desc(), LEAD.SOURCE.asc().nullsLast())
                .fetch(row -> new Row(Optional.ofNullable(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    private static Table<Record1<UUID>> everIn(String name, Stage... stages) {
        return selectDistinct(STAGE_TRANSITION.LEAD_ID).from(STAGE_TRANSITION)
                .where(STAGE_TRANSITION.CYCLE_KIND.eq(inline(CycleKind.NEW_BUSINESS.code())))
                .and(STAGE_TRANSITION.TO_STAGE.in(Stream.of(stages).map(stage -> inline(stage.name())).toList()))
                .asTable(name);
    }
}
