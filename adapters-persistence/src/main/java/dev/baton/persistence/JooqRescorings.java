package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.RESCORING;

import dev.baton.application.definition.Rescorings;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The rescorings in PostgreSQL. How far one is, is counted when somebody asks: no counter can go wrong. */
record JooqRescorings(DSLContext sql) implements Rescorings {

    @Override
    public List<Rescoring> list() {
        return Trouble.told(() -> sql.selectFrom(RESCORING)
                .orderBy(RESCORING.STARTED_AT.desc(), RESCORING.DEFINITION, RESCORING.VERSION.desc())
                .fetch(row -> rescoring(row)));
    }

    @Override
    public Optional<Rescoring> find(JudgedBy version) {
        return Trouble.told(() -> sql.selectFrom(RESCORING).where(new RescoringRows(sql, version).isIt())
                .fetchOptional(this::rescoring));
    }

    private Rescoring rescoring(Record row) {
        JudgedBy version = new JudgedBy(row.get(RESCORING.DEFINITION), row.get(RESCORING.VERSION));
        RescoringRows rows = new RescoringRows(sql, version);
        Optional<Instant> countedAt = Optional.ofNullable(row.get(RESCORING.COUNTED_AT));
        Optional<Instant> endedAt = Optional.ofNullable(row.get(RESCORING.ENDED_AT));
        long left = countedAt.isPresent() ? 0 : endedAt.isPresent() ? row.get(RESCORING.UNCOUNTED) : rows.uncounted();
        long total = row.get(RESCORING.TOTAL);
        return new Rescoring(version, RescoringRows.chosen(row), row.get(RESCORING.CANCELLED),
                Math.max(0, total - left), total, row.get(RESCORING.STARTED_AT), countedAt, endedAt, rows.moved(),
                endedAt.isPresent() ? 0 : rows.waiting());
    }

    @Override
    public boolean cancel(JudgedBy version) {
        return Transaction.of(sql, inside -> new RescoringRows(inside, version).cancel());
    }
}
