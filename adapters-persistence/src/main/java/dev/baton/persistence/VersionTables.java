package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DEFINITION_VERSION;
import static dev.baton.persistence.schema.Tables.POLICY_SIGNATURE;
import static dev.baton.persistence.schema.Tables.POLICY_VERSION;
import static dev.baton.persistence.schema.Tables.SIGNATURE;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Where versions of one kind of document are kept, and what was signed under them. But for the key, the columns have the same
 * names in the tables of each kind; those of definitions stand for them.
 *
 * @param key    of a version
 * @param signed the key of the version under which a signature stands
 */
record VersionTables(Table<?> versions, Field<String> key, Table<?> signatures, Field<String> signed) {
    static final VersionTables DEFINITIONS = new VersionTables(DEFINITION_VERSION, DEFINITION_VERSION.DEFINITION,
            SIGNATURE, SIGNATURE.DEFINITION);
    static final VersionTables POLICIES = new VersionTables(POLICY_VERSION, POLICY_VERSION.POLICY, POLICY_SIGNATURE,
            POLICY_SIGNATURE.POLICY);

    /** The column of versions that is called as one of definitions is. */
    <T> Field<T> column(Field<T> like) {
        return named(versions, like);
    }

    /** The column of signatures that is called as one of those under definitions is. */
    <T> Field<T> signatureColumn(Field<T> like) {
        return named(signatures, like);
    }

    private static <T> Field<T> named(Table<?> table, Field<T> like) {
        return Optional.ofNullable(table.field(like))
                .orElseThrow(() -> new IllegalStateException(table + " has no column " + like));
    }

    /** Whether it is that version. */
    Condition is(String named, int version) {
        return key.eq(named).and(column(DEFINITION_VERSION.VERSION).eq(version));
    }

    /** Whether a signature stands under that version. */
    Condition isUnder(String named, int version) {
        return signed.eq(named).and(signatureColumn(SIGNATURE.VERSION).eq(version));
    }
}
