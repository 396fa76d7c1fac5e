package dev.baton.persistence;

import dev.baton.application.access.People;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.agreement.DocumentChangesContract;
import dev.baton.application.definition.Definitions;
import dev.baton.application.policy.Policies;
import dev.baton.application.team.Teams;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqDocumentChangesTest extends DocumentChangesContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected DocumentChanges changes() {
        return POSTGRES.database().documentChanges();
    }

    @Override
    protected Teams teams() {
        return POSTGRES.database().teams();
    }

    @Override
    protected People people() {
        return POSTGRES.database().people();
    }

    @Override
    protected Policies policies() {
        return POSTGRES.database().policies();
    }

    @Override
    protected Definitions definitions() {
        return POSTGRES.database().definitions();
    }
}
