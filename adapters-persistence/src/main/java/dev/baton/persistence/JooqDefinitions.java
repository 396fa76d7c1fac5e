package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DEFINITION_VERSION;
import static dev.baton.persistence.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The definitions in PostgreSQL. */
record JooqDefinitions(DSLContext sql) implements Definitions {

    @Override
    public Optional<StoredDefinition> find(String key, int version) {
        return Trouble.told(() -> sql.selectFrom(DEFINITION_VERSION).where(is(key, version))
                .fetchOptional(JooqDefinitions::definition));
    }

    private static Condition is(String key, int version) {
        return DEFINITION_VERSION.DEFINITION.eq(key).and(DEFINITION_VERSION.VERSION.eq(version));
    }

    private static Condition isDraft(String key, int version) {
        return is(key, version).and(DEFINITION_VERSION.STATUS.eq(Status.DRAFT.code()));
    }

    private static StoredDefinition definition(Record row) {
        return new StoredDefinition(row.get(DEFINITION_VERSION.DEFINITION), row.get(DEFINITION_VERSION.VERSION),
                status(row.get(DEFINITION_VERSION.STATUS)),
                WrittenForm.branch(row.get(DEFINITION_VERSION.WRITTEN)), row.get(DEFINITION_VERSION.CREATED_AT),
                Optional.ofNullable(row.get(DEFINITION_VERSION.ACTIVATED_AT)),
                Optional.ofNullable(row.get(DEFINITION_VERSION.RETIRED_AT)));
    }

    private static Status status(String code) {
        return Arrays.stream(Status.values()).filter(status -> status.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored status nobody knows: " + code));
    }

    @Override
    public List<Heading> list() {
        return Trouble.told(() -> sql.select(DEFINITION_VERSION.DEFINITION, DEFINITION_VERSION.VERSION,
                DEFINITION_VERSION.STATUS, DEFINITION_VERSION.CREATED_AT, DEFINITION_VERSION.ACTIVATED_AT,
                DEFINITION_VERSION.RETIRED_AT).from(DEFINITION_VERSION)
                .orderBy(DEFINITION_VERSION.DEFINITION, DEFINITION_VERSION.VERSION).fetch(JooqDefinitions::heading));
    }

    private static Heading heading(Record row) {
        return new Heading(row.get(DEFINITION_VERSION.DEFINITION), row.get(DEFINITION_VERSION.VERSION),
                status(row.get(DEFINITION_VERSION.STATUS)), row.get(DEFINITION_VERSION.CREATED_AT),
                Optional.ofNullable(row.get(DEFINITION_VERSION.ACTIVATED_AT)),
                Optional.ofNullable(row.get(DEFINITION_VERSION.RETIRED_AT)));
    }

    @Override
    public StoredDefinition add(String key, Tree.Branch written, Instant createdAt) {
        return changing(transaction -> {
            int version = transaction.select(coalesce(max(DEFINITION_VERSION.VERSION), inline(0)).plus(1))
                    .from(DEFINITION_VERSION).where(DEFINITION_VERSION.DEFINITION.eq(key)).fetchSingle().value1();
            transaction.insertInto(DEFINITION_VERSION)
                    .set(DEFINITION_VERSION.DEFINITION, key).set(DEFINITION_VERSION.VERSION, version)
                    .set(DEFINITION_VERSION.STATUS, Status.DRAFT.code())
                    .set(DEFINITION_VERSION.WRITTEN, WrittenForm.json(written))
                    .set(DEFINITION_VERSION.CREATED_AT, createdAt).execute();
            return new StoredDefinition(key, version, Status.DRAFT, written, createdAt.truncatedTo(ChronoUnit.MILLIS),
                    Optional.empty(), Optional.empty());
        });
    }

    @Override
    public boolean replaceDraft(String key, int version, Predicate<StoredDefinition> expected,
            Tree.Branch written) {
        return changing(transaction -> isThere(transaction, key, version, expected)
                && transaction.update(DEFINITION_VERSION).set(DEFINITION_VERSION.WRITTEN, WrittenForm.json(written))
                        .where(is(key, version)).execute() == 1);
    }

    /** Whether there is a draft as expected; it stays so until the end of the transaction. */
    private static boolean isThere(DSLContext transaction, String key, int version,
            Predicate<StoredDefinition> expected) {
        return transaction.selectFrom(DEFINITION_VERSION).where(isDraft(key, version)).forUpdate()
                .fetchOptional(JooqDefinitions::definition).filter(expected).isPresent();
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredDefinition> expected, Instant at) {
        return changing(transaction -> {
            if (!isThere(transaction, key, version, expected)) {
                return false;
            }
            active(transaction).ifPresent(before -> transaction.update(DEFINITION_VERSION)
                    .set(DEFINITION_VERSION.STATUS, Status.RETIRED.code()).set(DEFINITION_VERSION.RETIRED_AT, at)
                    .where(is(before.definition(), before.version())).execute());
            transaction.update(DEFINITION_VERSION).set(DEFINITION_VERSION.STATUS, Status.ACTIVE.code())
                    .set(DEFINITION_VERSION.ACTIVATED_AT, at).where(is(key, version)).execute();
            transaction.update(WORKSPACE).set(WORKSPACE.JUDGING, key).set(WORKSPACE.JUDGING_VERSION, version).execute();
            return true;
        });
    }

    @Override
    public Optional<JudgedBy> active() {
        return Trouble.told(() -> active(sql));
    }

    static Optional<JudgedBy> active(DSLContext sql) {
        return sql.select(WORKSPACE.JUDGING, WORKSPACE.JUDGING_VERSION).from(WORKSPACE)
                .where(WORKSPACE.JUDGING.isNotNull()).fetchOptional(row -> new JudgedBy(row.value1(), row.value2()));
    }

    /** One change after the other: numbers have no gaps, and one version judges. */
    private <T> T changing(Function<DSLContext, T> change) {
        return Trouble.told(() -> sql.transactionResult(transaction -> {
            transaction.dsl().select(WORKSPACE.SINGLE).from(WORKSPACE).forUpdate().fetch();
            return change.apply(transaction.dsl());
        }));
    }
}
