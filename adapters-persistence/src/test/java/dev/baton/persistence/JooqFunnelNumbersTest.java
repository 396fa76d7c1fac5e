package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.definition.Definitions;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.funnel.FunnelNumbersContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;
import dev.baton.application.intake.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqFunnelNumbersTest extends FunnelNumbersContract {
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
    protected FunnelNumbers funnelNumbers() {
        return POSTGRES.database().funnelNumbers();
    }

    @Test
    void a_count_that_takes_too_long_is_given_up_by_the_server() throws SQLException {
        try (Connection other = POSTGRES.connect(); Connection mine = POSTGRES.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE lead");

            FunnelNumbers impatient = new JooqFunnelNumbers(DSL.using(mine, SQLDialect.POSTGRES),
                    Duration.ofMillis(50));

            assertThatThrownBy(impatient::bySource).isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("57014");
            assertThat(POSTGRES.ask("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).isEmpty();
        }
    }
}
