package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WORKSPACE;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/** The definitions in PostgreSQL. */
final class JooqDefinitions extends JooqVersions implements Definitions {
    private final DSLContext sql;

    JooqDefinitions(DSLContext sql) {
        super(sql, VersionTables.DEFINITIONS);
        this.sql = sql;
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            StageEffects effects, Instant at) {
        return activate(key, version, expected, waiver, at, (transaction, before) -> {
            before.ifPresent(old -> new RescoringRows(transaction, new JudgedBy(old.key(), old.version()))
                    .takenOver(at));
            transaction.update(WORKSPACE).set(WORKSPACE.JUDGING, key).set(WORKSPACE.JUDGING_VERSION, version).execute();
            new RescoringRows(transaction, new JudgedBy(key, version)).begin(effects, at);
        });
    }

    @Override
    public Optional<JudgedBy> active() {
        return Trouble.told(() -> judging(sql));
    }

    /** The version that judges; read wherever leads are recorded, so it stands in a row of its own. */
    static Optional<JudgedBy> judging(DSLContext sql) {
        return sql.select(WORKSPACE.JUDGING, WORKSPACE.JUDGING_VERSION).from(WORKSPACE)
                .where(WORKSPACE.JUDGING.isNotNull()).fetchOptional(row -> new JudgedBy(row.value1(), row.value2()));
    }
}
