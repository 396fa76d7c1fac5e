package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.SIGNATURE;

import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Team;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The signatures under versions of one kind of document. */
record SignatureRows(DSLContext sql, VersionTables tables) {

    /** A signature and what it stands under. */
    record Row(String key, int version, Signature signature) {

        boolean isUnder(String otherKey, int otherVersion) {
            return key.equals(otherKey) && version == otherVersion;
        }
    }

    private <T> Field<T> column(Field<T> like) {
        return tables.signatureColumn(like);
    }

    /** Signatures in the order in which they were given. */
    List<Row> where(Condition condition) {
        return sql.selectFrom(tables.signatures()).where(condition)
                .orderBy(column(SIGNATURE.SIGNED_AT), column(SIGNATURE.TEAM)).fetch(this::row);
    }

    private Row row(Record row) {
        Team team = Team.of(row.get(column(SIGNATURE.TEAM)))
                .orElseThrow(() -> new IllegalStateException("a stored team nobody knows"));
        return new Row(row.get(tables.signed()), row.get(column(SIGNATURE.VERSION)),
                new Signature(row.get(column(SIGNATURE.PERSON_ID)), row.get(column(SIGNATURE.NAME)), team,
                        row.get(column(SIGNATURE.SIGNED_AT))));
    }

    /** @return false if the team or the person signed already */
    boolean add(String key, int version, Signature signature) {
        return sql.insertInto(tables.signatures()).set(tables.signed(), key).set(column(SIGNATURE.VERSION), version)
                .set(column(SIGNATURE.TEAM), signature.team().code())
                .set(column(SIGNATURE.PERSON_ID), signature.person()).set(column(SIGNATURE.NAME), signature.name())
                .set(column(SIGNATURE.SIGNED_AT), signature.at()).onConflictDoNothing().execute() == 1;
    }

    void forget(String key, int version) {
        sql.deleteFrom(tables.signatures()).where(tables.isUnder(key, version)).execute();
    }
}
