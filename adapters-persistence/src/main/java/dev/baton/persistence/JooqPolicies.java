package dev.baton.persistence;

import dev.baton.application.policy.Policies;
import dev.baton.domain.agreement.Waiver;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/** The handoff policies in PostgreSQL. */
final class JooqPolicies extends JooqVersions implements Policies {
    private final DSLContext sql;

    JooqPolicies(DSLContext sql) {
        super(sql, VersionTables.POLICIES);
        this.sql = sql;
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            Instant at) {
        return activate(key, version, expected, waiver, at, (_, _) -> {
        });
    }

    @Override
    public Optional<StoredVersion> active() {
        return Trouble.told(() -> active(sql));
    }
}
