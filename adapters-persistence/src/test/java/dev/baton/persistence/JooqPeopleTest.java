package dev.baton.persistence;

import dev.baton.application.access.People;
import dev.baton.application.access.PeopleContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqPeopleTest extends PeopleContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected People people() {
        return POSTGRES.database().people();
    }
}
