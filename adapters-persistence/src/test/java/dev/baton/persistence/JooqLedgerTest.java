package dev.baton.persistence;

import dev.baton.application.definition.Definitions;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerContract;
import dev.baton.application.lead.Leads;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqLedgerTest extends LedgerContract {
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
    protected UnreadItems unreadItems() {
        return POSTGRES.database().unreadItems();
    }
}
