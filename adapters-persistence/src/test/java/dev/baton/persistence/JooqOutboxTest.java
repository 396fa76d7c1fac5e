package dev.baton.persistence;

import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.OutboxContract;
import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqOutboxTest extends OutboxContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Ledger ledger() {
        return POSTGRES.database().ledger();
    }

    @Override
    protected Leads leads() {
        return POSTGRES.database().leads();
    }

    @Override
    protected Definitions definitions() {
        return POSTGRES.database().definitions();
    }

    @Override
    protected Outbox outbox() {
        return POSTGRES.database().outbox();
    }

    @Override
    protected Endpoints endpoints() {
        return POSTGRES.database().endpoints();
    }
}
