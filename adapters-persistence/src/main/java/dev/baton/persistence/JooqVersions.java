package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DEFINITION_VERSION;
import static dev.baton.persistence.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.application.agreement.Versions;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import dev.baton.persistence.SignatureRows.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Versions of one kind of document in PostgreSQL. */
abstract class JooqVersions implements Versions {
    private static final List<String> OFFERED = codes(Status::isOffered);
    private final DSLContext sql;
    private final VersionTables tables;

    JooqVersions(DSLContext sql, VersionTables tables) {
        this.sql = sql;
        this.tables = tables;
    }

    private static List<String> codes(Predicate<Status> which) {
        return Arrays.stream(Status.values()).filter(which).map(Status::code).toList();
    }

    private <T> Field<T> column(Field<T> like) {
        return tables.column(like);
    }

    @Override
    public final Optional<StoredVersion> find(String key, int version) {
        return Trouble.told(() -> find(sql, key, version));
    }

    private Optional<StoredVersion> find(DSLContext by, String key, int version) {
        List<Row> signatures = signatures(by).where(tables.isUnder(key, version));
        return by.selectFrom(tables.versions()).where(tables.is(key, version))
                .fetchOptional(row -> stored(row, signatures));
    }

    private SignatureRows signatures(DSLContext by) {
        return new SignatureRows(by, tables);
    }

    private StoredVersion stored(Record row, List<Row> signatures) {
        Heading heading = heading(row, signatures);
        return new StoredVersion(heading.key(), heading.version(), heading.status(),
                WrittenForm.branch(row.get(column(DEFINITION_VERSION.WRITTEN))), heading.agreement(),
                heading.createdAt(), heading.activatedAt(), heading.retiredAt());
    }

    private Agreement agreement(Record row, List<Row> signatures) {
        String key = row.get(tables.key());
        int version = row.get(column(DEFINITION_VERSION.VERSION));
        return new Agreement(Optional.ofNullable(row.get(column(DEFINITION_VERSION.PROPOSED_AT))),
                signatures.stream().filter(each -> each.isUnder(key, version)).map(Row::signature).toList(),
                waiver(row));
    }

    private Optional<Waiver> waiver(Record row) {
        return Optional.ofNullable(row.get(column(DEFINITION_VERSION.WAIVER_REASON)))
                .map(reason -> new Waiver(reason, row.get(column(DEFINITION_VERSION.WAIVED_BY)),
                        row.get(column(DEFINITION_VERSION.WAIVED_AT))));
    }

    private static Status status(String code) {
        return Arrays.stream(Status.values()).filter(status -> status.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored status nobody knows: " + code));
    }

    @Override
    public final List<Heading> list() {
        return Trouble.told(() -> {
            List<Row> signatures = signatures(sql).where(noCondition());
            return sql.select(tables.key(), column(DEFINITION_VERSION.VERSION), column(DEFINITION_VERSION.STATUS),
                    column(DEFINITION_VERSION.PROPOSED_AT), column(DEFINITION_VERSION.WAIVER_REASON),
                    column(DEFINITION_VERSION.WAIVED_BY), column(DEFINITION_VERSION.WAIVED_AT),
                    column(DEFINITION_VERSION.CREATED_AT), column(DEFINITION_VERSION.ACTIVATED_AT),
                    column(DEFINITION_VERSION.RETIRED_AT)).from(tables.versions())
                    .orderBy(tables.key(), column(DEFINITION_VERSION.VERSION))
                    .fetch(row -> heading(row, signatures));
        });
    }

    private Heading heading(Record row, List<Row> signatures) {
        return new Heading(row.get(tables.key()), row.get(column(DEFINITION_VERSION.VERSION)),
                status(row.get(column(DEFINITION_VERSION.STATUS))), agreement(row, signatures),
                row.get(column(DEFINITION_VERSION.CREATED_AT)),
                Optional.ofNullable(row.get(column(DEFINITION_VERSION.ACTIVATED_AT))),
                Optional.ofNullable(row.get(column(DEFINITION_VERSION.RETIRED_AT))));
    }

    @Override
    public final StoredVersion add(String key, Tree.Branch written, Instant createdAt) {
        return changing(transaction -> add(transaction, key, written, createdAt));
    }

    @Override
    public final Optional<StoredVersion> addFirst(String key, Tree.Branch written, Instant createdAt) {
        return changing(transaction -> transaction.fetchExists(tables.versions())
                ? Optional.empty()
                : Optional.of(add(transaction, key, written, createdAt)));
    }

    private StoredVersion add(DSLContext transaction, String key, Tree.Branch written, Instant createdAt) {
        int version = transaction
                .select(coalesce(max(column(DEFINITION_VERSION.VERSION)), inline(0)).plus(1))
                .from(tables.versions()).where(tables.key().eq(key)).fetchSingle().value1();
        transaction.insertInto(tables.versions())
                .set(tables.key(), key).set(column(DEFINITION_VERSION.VERSION), version)
                .set(column(DEFINITION_VERSION.STATUS), Status.DRAFT.code())
                .set(column(DEFINITION_VERSION.WRITTEN), WrittenForm.json(written))
                .set(column(DEFINITION_VERSION.CREATED_AT), createdAt).execute();
        return StoredVersion.draft(key, version, written, createdAt.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public final boolean replaceDraft(String key, int version, Predicate<StoredVersion> expected,
            Tree.Branch written) {
        Predicate<StoredVersion> draft = stored -> stored.status() == Status.DRAFT;
        return changing(transaction -> isThere(transaction, key, version, draft.and(expected))
                && transaction.update(tables.versions())
                        .set(column(DEFINITION_VERSION.WRITTEN), WrittenForm.json(written))
                        .where(tables.is(key, version)).execute() == 1);
    }

    /** Whether there is a version as wanted; it stays so until the end of the change. */
    private boolean isThere(DSLContext transaction, String key, int version, Predicate<StoredVersion> wanted) {
        return find(transaction, key, version).filter(wanted).isPresent();
    }

    @Override
    public final boolean propose(String key, int version, Predicate<StoredVersion> expected, Instant at) {
        return changing(transaction -> isThere(transaction, key, version, expected)
                && transaction.update(tables.versions())
                        .set(column(DEFINITION_VERSION.STATUS), Status.PROPOSED.code())
                        .set(column(DEFINITION_VERSION.PROPOSED_AT), at).where(tables.is(key, version))
                        .and(column(DEFINITION_VERSION.STATUS).eq(Status.DRAFT.code())).execute() == 1);
    }

    @Override
    public final boolean sign(String key, int version, Instant proposedAt, Signature signature) {
        return changing(transaction -> {
            boolean open = find(transaction, key, version).filter(stored -> stored.status() == Status.PROPOSED
                    && stored.agreement().proposedAt().equals(Optional.of(proposedAt))).isPresent();
            if (!open || !signatures(transaction).add(key, version, signature)) {
                return false;
            }
            find(transaction, key, version).filter(stored -> stored.agreement().isComplete())
                    .ifPresent(_ -> transaction.update(tables.versions())
                            .set(column(DEFINITION_VERSION.STATUS), Status.SIGNED.code())
                            .where(tables.is(key, version)).execute());
            return true;
        });
    }

    @Override
    public final boolean withdraw(String key, int version, Predicate<StoredVersion> expected) {
        return changing(transaction -> {
            boolean withdrawn = isThere(transaction, key, version, expected) && transaction.update(tables.versions())
                    .set(column(DEFINITION_VERSION.STATUS), Status.DRAFT.code())
                    .setNull(column(DEFINITION_VERSION.PROPOSED_AT)).where(tables.is(key, version))
                    .and(column(DEFINITION_VERSION.STATUS).in(OFFERED)).execute() == 1;
            if (withdrawn) {
                signatures(transaction).forget(key, version);
            }
            return withdrawn;
        });
    }

    /** Activates a version, and retires the one before; then what else belongs to it is done in the same transaction. */
    final boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            Instant at, Activated then) {
        Predicate<StoredVersion> fresh = stored -> stored.status() == Status.SIGNED
                || waiver.isPresent() && !stored.status().hasJudged();
        return changing(transaction -> {
            if (!isThere(transaction, key, version, fresh.and(expected))) {
                return false;
            }
            Optional<StoredVersion> before = active(transaction);
            before.ifPresent(old -> transaction.update(tables.versions())
                    .set(column(DEFINITION_VERSION.STATUS), Status.RETIRED.code())
                    .set(column(DEFINITION_VERSION.RETIRED_AT), at).where(tables.is(old.key(), old.version()))
                    .execute());
            transaction.update(tables.versions())
                    .set(column(DEFINITION_VERSION.STATUS), Status.ACTIVE.code())
                    .set(column(DEFINITION_VERSION.ACTIVATED_AT), at)
                    .set(column(DEFINITION_VERSION.WAIVER_REASON), waiver.map(Waiver::reason).orElse(null))
                    .set(column(DEFINITION_VERSION.WAIVED_BY), waiver.map(Waiver::by).orElse(null))
                    .set(column(DEFINITION_VERSION.WAIVED_AT), waiver.map(Waiver::at).orElse(null))
                    .where(tables.is(key, version)).execute();
            then.follow(transaction, before);
            return true;
        });
    }

    /** What follows when a version was activated. */
    @FunctionalInterface
    interface Activated {
        void follow(DSLContext transaction, Optional<StoredVersion> before);
    }

    final Optional<StoredVersion> active(DSLContext by) {
        return by.select(tables.key(), column(DEFINITION_VERSION.VERSION)).from(tables.versions())
                .where(column(DEFINITION_VERSION.STATUS).eq(inline(Status.ACTIVE.code())))
                .fetchOptional(row -> find(by, row.value1(), row.value2()).orElseThrow());
    }

    /** One change after the other: numbers have no gaps, and one version is active. */
    private <T> T changing(Function<DSLContext, T> change) {
        return Transaction.of(sql, inside -> {
            inside.select(WORKSPACE.SINGLE).from(WORKSPACE).forUpdate().fetch();
            return change.apply(inside);
        });
    }
}
