package dev.baton.persistence;

import dev.baton.application.access.People;
import dev.baton.application.team.Teams;
import dev.baton.application.team.TeamsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqTeamsTest extends TeamsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Teams teams() {
        return POSTGRES.database().teams();
    }

    @Override
    protected People people() {
        return POSTGRES.database().people();
    }
}
