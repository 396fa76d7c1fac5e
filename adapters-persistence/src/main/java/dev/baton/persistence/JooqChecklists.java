package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CHECKLIST;

import dev.baton.application.checklist.Checklists;
import java.util.List;
import java.util.Optional;
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

    @Override
    public void save(StoredChecklist checklist) {
        int _ = Trouble.told(() -> sql.insertInto(CHECKLIST).set(CHECKLIST.KEY, checklist.key())
                .set(CHECKLIST.WRITTEN, WrittenForm.json(checklist.written()))
                .set(CHECKLIST.CHANGED_AT, checklist.changedAt())
                .onConflict(CHECKLIST.KEY).doUpdate()
                .set(CHECKLIST.WRITTEN, WrittenForm.json(checklist.written()))
                .set(CHECKLIST.CHANGED_AT, checklist.changedAt()).execute());
    }

    @Override
    public boolean remove(String key) {
        return Trouble.told(() -> sql.deleteFrom(CHECKLIST).where(CHECKLIST.KEY.eq(key)).execute()) > 0;
    }
}
