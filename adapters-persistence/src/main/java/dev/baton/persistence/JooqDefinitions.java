package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DEFINITION_VERSION;
import static dev.baton.persistence.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import dev.baton.persistence.SignatureRows.Row;
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
    private static final List<String> OFFERED = codes(Status::isOffered);

    private static List<String> codes(Predicate<Status> which) {
        return Arrays.stream(Status.values()).filter(which).map(Status::code).toList();
    }

    @Override
    public Optional<StoredDefinition> find(String key, int version) {
        return Trouble.told(() -> find(sql, key, version));
    }

    private static Optional<StoredDefinition> find(DSLContext sql, String key, int version) {
        List<Row> signatures = new SignatureRows(sql).where(SignatureRows.isUnder(key, version));
        return sql.selectFrom(DEFINITION_VERSION).where(is(key, version))
                .fetchOptional(row -> definition(row, signatures));
    }

    private static Condition is(String key, int version) {
        return DEFINITION_VERSION.DEFINITION.eq(key).and(DEFINITION_VERSION.VERSION.eq(version));
    }

    private static Condition isDraft(String key, int version) {
        return is(key, version).and(DEFINITION_VERSION.STATUS.eq(Status.DRAFT.code()));
    }

    private static StoredDefinition definition(Record row, List<Row> signatures) {
        Heading heading = heading(row, signatures);
        return new StoredDefinition(heading.key(), heading.version(), heading.status(),
                WrittenForm.branch(row.get(DEFINITION_VERSION.WRITTEN)), heading.agreement(), heading.createdAt(),
                heading.activatedAt(), heading.retiredAt());
    }

    private static Agreement agreement(Record row, List<Row> signatures) {
        String key = row.get(DEFINITION_VERSION.DEFINITION);
        int version = row.get(DEFINITION_VERSION.VERSION);
        return new Agreement(Optional.ofNullable(row.get(DEFINITION_VERSION.PROPOSED_AT)),
                signatures.stream().filter(each -> each.isUnder(key, version)).map(Row::signature).toList(),
                waiver(row));
    }

    private static Optional<Waiver> waiver(Record row) {
        return Optional.ofNullable(row.get(DEFINITION_VERSION.WAIVER_REASON)).map(reason -> new Waiver(reason,
                row.get(DEFINITION_VERSION.WAIVED_BY), row.get(DEFINITION_VERSION.WAIVED_AT)));
    }

    private static Status status(String code) {
        return Arrays.stream(Status.values()).filter(status -> status.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored status nobody knows: " + code));
    }

    @Override
    public List<Heading> list() {
        return Trouble.told(() -> {
            List<Row> signatures = new SignatureRows(sql).where(noCondition());
            return sql.select(DEFINITION_VERSION.DEFINITION, DEFINITION_VERSION.VERSION, DEFINITION_VERSION.STATUS,
                    DEFINITION_VERSION.PROPOSED_AT, DEFINITION_VERSION.WAIVER_REASON, DEFINITION_VERSION.WAIVED_BY,
                    DEFINITION_VERSION.WAIVED_AT, DEFINITION_VERSION.CREATED_AT, DEFINITION_VERSION.ACTIVATED_AT,
                    DEFINITION_VERSION.RETIRED_AT).from(DEFINITION_VERSION)
                    .orderBy(DEFINITION_VERSION.DEFINITION, DEFINITION_VERSION.VERSION)
                    .fetch(row -> heading(row, signatures));
        });
    }

    private static Heading heading(Record row, List<Row> signatures) {
        return new Heading(row.get(DEFINITION_VERSION.DEFINITION), row.get(DEFINITION_VERSION.VERSION),
                status(row.get(DEFINITION_VERSION.STATUS)), agreement(row, signatures),
                row.get(DEFINITION_VERSION.CREATED_AT),
                Optional.ofNullable(row.get(DEFINITION_VERSION.ACTIVATED_AT)),
                Optional.ofNullable(row.get(DEFINITION_VERSION.RETIRED_AT)));
    }

    @Override
    public StoredDefinition add(String key, Tree.Branch written, Instant createdAt) {
        return changing(transaction -> add(transaction, key, written, createdAt));
    }

    @Override
    public Optional<StoredDefinition> addFirst(String key, Tree.Branch written, Instant createdAt) {
        return changing(transaction -> transaction.fetchExists(DEFINITION_VERSION)
                ? Optional.empty()
                : Optional.of(add(transaction, key, written, createdAt)));
    }

    private static StoredDefinition add(DSLContext transaction, String key, Tree.Branch written, Instant createdAt) {
        int version = transaction.select(coalesce(max(DEFINITION_VERSION.VERSION), inline(0)).plus(1))
                .from(DEFINITION_VERSION).where(DEFINITION_VERSION.DEFINITION.eq(key)).fetchSingle().value1();
        transaction.insertInto(DEFINITION_VERSION)
                .set(DEFINITION_VERSION.DEFINITION, key).set(DEFINITION_VERSION.VERSION, version)
                .set(DEFINITION_VERSION.STATUS, Status.DRAFT.code())
                .set(DEFINITION_VERSION.WRITTEN, WrittenForm.json(written))
                .set(DEFINITION_VERSION.CREATED_AT, createdAt).execute();
        return StoredDefinition.draft(key, version, written, createdAt.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public boolean replaceDraft(String key, int version, Predicate<StoredDefinition> expected,
            Tree.Branch written) {
        Predicate<StoredDefinition> draft = stored -> stored.status() == Status.DRAFT;
        return changing(transaction -> isThere(transaction, key, version, draft.and(expected))
                && transaction.update(DEFINITION_VERSION).set(DEFINITION_VERSION.WRITTEN, WrittenForm.json(written))
                        .where(is(key, version)).execute() == 1);
    }

    /** Whether there is a version as wanted; it stays so until the end of the change. */
    private static boolean isThere(DSLContext transaction, String key, int version,
            Predicate<StoredDefinition> wanted) {
        return find(transaction, key, version).filter(wanted).isPresent();
    }

    @Override
    public boolean propose(String key, int version, Predicate<StoredDefinition> expected, Instant at) {
        return changing(
                transaction -> isThere(transaction, key, version, expected) && transaction.update(DEFINITION_VERSION)
                        .set(DEFINITION_VERSION.STATUS, Status.PROPOSED.code()).set(DEFINITION_VERSION.PROPOSED_AT, at)
                        .where(isDraft(key, version)).execute() == 1);
    }

    @Override
    public boolean sign(String key, int version, Instant proposedAt, Signature signature) {
        return changing(transaction -> {
            boolean open = find(transaction, key, version).filter(stored -> stored.status() == Status.PROPOSED
                    && stored.agreement().proposedAt().equals(Optional.of(proposedAt))).isPresent();
            if (!open || !new SignatureRows(transaction).add(key, version, signature)) {
                return false;
            }
            find(transaction, key, version).filter(stored -> stored.agreement().isComplete())
                    .ifPresent(_ -> transaction.update(DEFINITION_VERSION)
                            .set(DEFINITION_VERSION.STATUS, Status.SIGNED.code()).where(is(key, version)).execute());
            return true;
        });
    }

    @Override
    public boolean withdraw(String key, int version, Predicate<StoredDefinition> expected) {
        return changing(transaction -> {
            boolean withdrawn = isThere(transaction, key, version, expected) && transaction.update(DEFINITION_VERSION)
                    .set(DEFINITION_VERSION.STATUS, Status.DRAFT.code())
                    .setNull(DEFINITION_VERSION.PROPOSED_AT)
                    .where(is(key, version)).and(DEFINITION_VERSION.STATUS.in(OFFERED)).execute() == 1;
            if (withdrawn) {
                new SignatureRows(transaction).forget(key, version);
            }
            return withdrawn;
        });
    }

    @Override
    public boolean activate(String key, int version, Predicate<StoredDefinition> expected, Optional<Waiver> waiver,
            StageEffects effects, Instant at) {
        Predicate<StoredDefinition> fresh = stored -> stored.status() == Status.SIGNED
                || waiver.isPresent() && !stored.status().hasJudged();
        return changing(transaction -> {
            if (!isThere(transaction, key, version, fresh.and(expected))) {
                return false;
            }
            active(transaction).ifPresent(before -> retire(transaction, before, at));
            transaction.update(DEFINITION_VERSION).set(DEFINITION_VERSION.STATUS, Status.ACTIVE.code())
                    .set(DEFINITION_VERSION.ACTIVATED_AT, at)
                    .set(DEFINITION_VERSION.WAIVER_REASON, waiver.map(Waiver::reason).orElse(null))
                    .set(DEFINITION_VERSION.WAIVED_BY, waiver.map(Waiver::by).orElse(null))
                    .set(DEFINITION_VERSION.WAIVED_AT, waiver.map(Waiver::at).orElse(null)).where(is(key, version))
                    .execute();
            transaction.update(WORKSPACE).set(WORKSPACE.JUDGING, key).set(WORKSPACE.JUDGING_VERSION, version).execute();
            new RescoringRows(transaction, new JudgedBy(key, version)).begin(effects, at);
            return true;
        });
    }

    private static void retire(DSLContext transaction, JudgedBy before, Instant at) {
        int _ = transaction.update(DEFINITION_VERSION).set(DEFINITION_VERSION.STATUS, Status.RETIRED.code())
                .set(DEFINITION_VERSION.RETIRED_AT, at).where(is(before.definition(), before.version())).execute();
        new RescoringRows(transaction, before).takenOver(at);
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
        return Transaction.of(sql, inside -> {
            inside.select(WORKSPACE.SINGLE).from(WORKSPACE).forUpdate().fetch();
            return change.apply(inside);
        });
    }
}
