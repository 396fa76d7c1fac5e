package dev.baton.persistence;

import dev.baton.application.definition.Definitions;
import dev.baton.application.handoff.Handoffs;
import dev.baton.application.handoff.HandoffsContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqHandoffsTest extends HandoffsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Handoffs handoffs() {
        return POSTGRES.database().handoffs();
    }

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
}
