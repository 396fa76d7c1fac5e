package dev.baton.persistence;

import dev.baton.application.access.People;
import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.DefinitionsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqDefinitionsTest extends DefinitionsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Definitions definitions() {
        return POSTGRES.database().definitions();
    }

    @Override
    protected People people() {
        return POSTGRES.database().people();
    }
}
