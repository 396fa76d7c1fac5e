package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.SIGNATURE;

import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Team;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The signatures under the versions of definitions. */
record SignatureRows(DSLContext sql) {

    /** A signature and what it stands under. */
    record Row(String key, int version, Signature signature) {

        boolean isUnder(String otherKey, int otherVersion) {
            return key.equals(otherKey) && version == otherVersion;
        }
    }

    static Condition isUnder(String key, int version) {
        return SIGNATURE.DEFINITION.eq(key).and(SIGNATURE.VERSION.eq(version));
    }

    /** Signatures in the order in which they were given. */
    List<Row> where(Condition condition) {
        return sql.selectFrom(SIGNATURE).where(condition).orderBy(SIGNATURE.SIGNED_AT, SIGNATURE.TEAM)
                .fetch(SignatureRows::row);
    }

    private static Row row(Record row) {
        Team team = Team.of(row.get(SIGNATURE.TEAM))
                .orElseThrow(() -> new IllegalStateException("a stored team nobody knows"));
        Instant at = row.get(SIGNATURE.SIGNED_AT);
        return new Row(row.get(SIGNATURE.DEFINITION), row.get(SIGNATURE.VERSION),
                new Signature(row.get(SIGNATURE.PERSON_ID), row.get(SIGNATURE.NAME), team, at));
    }

    /** @return false if the team or the person signed already */
    boolean add(String key, int version, Signature signature) {
        return sql.insertInto(SIGNATURE).set(SIGNATURE.DEFINITION, key).set(SIGNATURE.VERSION, version)
                .set(SIGNATURE.TEAM, signature.team().code()).set(SIGNATURE.PERSON_ID, signature.person())
                .set(SIGNATURE.NAME, signature.name()).set(SIGNATURE.SIGNED_AT, signature.at())
                .onConflictDoNothing().execute() == 1;
    }

    void forget(String key, int version) {
        sql.deleteFrom(SIGNATURE).where(isUnder(key, version)).execute();
    }
}
