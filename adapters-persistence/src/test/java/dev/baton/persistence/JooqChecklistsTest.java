package dev.baton.persistence;

import dev.baton.application.checklist.Checklists;
import dev.baton.application.checklist.ChecklistsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqChecklistsTest extends ChecklistsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Checklists checklists() {
        return POSTGRES.database().checklists();
    }
}
