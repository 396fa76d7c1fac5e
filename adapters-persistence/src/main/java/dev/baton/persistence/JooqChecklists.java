package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CHECKLIST;

import dev.baton.application.checklist.Checklists;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The teams' checklists in PostgreSQL. */
record JooqChecklists(DSLContext sql) implements Checklists {

    @Override
    public Optional<StoredChecklist> find(String key) {
        return Trouble.told(() -> sql.selectFrom(CHECKLIST).where(CHECKLIST.KEY.eq(key))
                .fetchOptional(JooqChecklists::checklist));
    }

    private static StoredChecklist checklist(Record row) {
        return new StoredChecklist(row.get(CHECKLIST.KEY), WrittenForm.branch(row.get(CHECKLIST.WRITTEN)),
                row.get(CHECKLIST.CHANGED_AT));
    }

    @Override
    public List<StoredChecklist> list() {
        return Trouble.told(() -> sql.selectFrom(CHECKLIST).orderBy(CHECKLIST.KEY).fetch(JooqChecklists::checklist));
    }

    /** What is there stays so until the end of the transaction. */
    private static Optional<StoredChecklist> locked(DSLContext transaction, String key) {
        return transaction.selectFrom(CHECKLIST).where(CHECKLIST.KEY.eq(key)).forUpdate()
                .fetchOptional(JooqChecklists::checklist);
    }

    @Override
    public boolean save(StoredChecklist checklist, Predicate<Optional<StoredChecklist>> expected) {
        return Transaction.of(sql, transaction -> {
            Optional<StoredChecklist> there = locked(transaction, checklist.key());
            return expected.test(there)
                    && (there.isEmpty() ? add(transaction, checklist) : replace(transaction, checklist));
        });
    }

    /** False if somebody else has just added a checklist of this key. */
    private static boolean add(DSLContext transaction, StoredChecklist checklist) {
        return transaction.insertInto(CHECKLIST).set(CHECKLIST.KEY, checklist.key())
                .set(CHECKLIST.WRITTEN, WrittenForm.json(checklist.written()))
                .set(CHECKLIST.CHANGED_AT, checklist.changedAt()).onConflictDoNothing().execute() == 1;
    }

    private static boolean replace(DSLContext transaction, StoredChecklist checklist) {
        return transaction.update(CHECKLIST).set(CHECKLIST.WRITTEN, WrittenForm.json(checklist.written()))
                .set(CHECKLIST.CHANGED_AT, checklist.changedAt()).where(CHECKLIST.KEY.eq(checklist.key()))
                .execute() == 1;
    }

    @Override
    public boolean remove(String key, Predicate<StoredChecklist> expected) {
        return Transaction.of(sql, transaction -> locked(transaction, key).filter(expected).isPresent()
                && transaction.deleteFrom(CHECKLIST).where(CHECKLIST.KEY.eq(key)).execute() == 1);
    }
}
