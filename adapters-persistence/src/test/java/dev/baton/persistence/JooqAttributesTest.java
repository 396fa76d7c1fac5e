package dev.baton.persistence;

import dev.baton.application.attribute.Attributes;
import dev.baton.application.attribute.AttributesContract;
import dev.baton.application.intake.Ledger;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqAttributesTest extends AttributesContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Attributes attributes() {
        return POSTGRES.database().attributes();
    }

    @Override
    protected Ledger ledger() {
        return POSTGRES.database().ledger();
    }
}
