package dev.baton.persistence;

import dev.baton.application.access.People;
import dev.baton.application.policy.Policies;
import dev.baton.application.policy.PoliciesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqPoliciesTest extends PoliciesContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Policies policies() {
        return POSTGRES.database().policies();
    }

    @Override
    protected People people() {
        return POSTGRES.database().people();
    }
}
