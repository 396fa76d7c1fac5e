package dev.baton.persistence;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.ApiKeysContract;
import dev.baton.application.access.People;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqApiKeysTest extends ApiKeysContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected ApiKeys apiKeys() {
        return POSTGRES.database().apiKeys();
    }

    @Override
    protected People people() {
        return POSTGRES.database().people();
    }
}
