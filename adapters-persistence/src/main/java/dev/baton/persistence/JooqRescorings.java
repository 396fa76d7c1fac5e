package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.RESCORING;
import static dev.baton.persistence.schema.Tables.RESCORING_MOVE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.baton.application.definition.Rescorings;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** The rescorings in PostgreSQL. How far one is, is counted when somebody asks: no counter can go wrong. */
record JooqRescorings(DSLContext sql) implements Rescorings {

    private static final Field<BigDecimal> MOVED = field(select(sum(RESCORING_MOVE.MOVED)).from(RESCORING_MOVE)
            .where(RESCORING_MOVE.DEFINITION.eq(RESCORING.DEFINITION))
            .and(RESCORING_MOVE.VERSION.eq(RESCORING.VERSION)));

    @Override
    public List<Rescoring> list(Optional<Place> after, int most) {
        return Trouble.told(() -> rescorings(after.map(JooqRescorings::behind).orElse(noCondition()))
                .orderBy(RESCORING.STARTED_AT.desc(), RESCORING.DEFINITION, RESCORING.VERSION.desc())
                .limit(inline(most)).fetch(this::rescoring));
    }

    /** The first half alone leads into the index. */
    private static Condition behind(Place place) {
        String definition = place.version().definition();
        return RESCORING.STARTED_AT.le(place.startedAt()).and(RESCORING.STARTED_AT.lt(place.startedAt())
                .or(RESCORING.DEFINITION.gt(definition))
                .or(RESCORING.DEFINITION.eq(definition).and(RESCORING.VERSION.lt(place.version().version()))));
    }

    @Override
    public Optional<Rescoring> find(JudgedBy version) {
        return Trouble.told(() -> rescorings(new RescoringRows(sql, version).isIt()).fetchOptional(this::rescoring));
    }

    private SelectConditionStep<?> rescorings(Condition which) {
        return sql.select(RESCORING.fields()).select(MOVED).from(RESCORING).where(which);
    }

    /** At most one has not ended: leads are counted for that one alone. */
    private Rescoring rescoring(Record row) {
        JudgedBy version = new JudgedBy(row.get(RESCORING.DEFINITION), row.get(RESCORING.VERSION));
        RescoringRows rows = new RescoringRows(sql, version);
        Optional<Instant> countedAt = Optional.ofNullable(row.get(RESCORING.COUNTED_AT));
        Optional<Instant> endedAt = Optional.ofNullable(row.get(RESCORING.ENDED_AT));
        long left = countedAt.isPresent() ? 0 : endedAt.isPresent() ? row.get(RESCORING.UNCOUNTED) : rows.uncounted();
        long total = row.get(RESCORING.TOTAL);
        return new Rescoring(version, RescoringRows.chosen(row), row.get(RESCORING.CANCELLED),
                Math.max(0, total - left), total, row.get(RESCORING.STARTED_AT), countedAt, endedAt,
                Optional.ofNullable(row.get(MOVED)).map(BigDecimal::longValueExact).orElse(0L),
                endedAt.isPresent() ? 0 : rows.waiting());
    }

    @Override
    public boolean cancel(JudgedBy version) {
        return Transaction.of(sql, inside -> new RescoringRows(inside, version).cancel());
    }
}
