package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.definition.RescoringsContract;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.lead.Leads;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqRescoringsTest extends RescoringsContract {
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
    protected Rescorings rescorings() {
        return POSTGRES.database().rescorings();
    }

    @Test
    void one_instance_at_a_time_lets_leads_have_their_turn() {
        Instant now = Instant.parse("2026-03-21T12:00:00Z");
        int version = definitions().add("b2b", Tree.branch().done(), now).version();
        assertThat(definitions().activate("b2b", version, _ -> true,
                Optional.of(new Waiver("a test", "tester", now)), new StageEffects.Paced(3), now)).isTrue();

        Optional<StageEffects> others = ledger().write(page -> {
            assertThat(page.claimRescoring()).contains(new StageEffects.Paced(3));
            return ledger().<Optional<StageEffects>>write(LedgerPage::claimRescoring);
        });

        assertThat(others).isEmpty();
    }
}
