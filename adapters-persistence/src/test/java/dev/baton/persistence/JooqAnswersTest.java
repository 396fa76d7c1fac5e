package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.repeat.Answers;
import dev.baton.application.repeat.AnswersContract;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqAnswersTest extends AnswersContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    protected Answers answers() {
        return POSTGRES.database().answers();
    }

    @Override
    protected ApiKeys apiKeys() {
        return POSTGRES.database().apiKeys();
    }

    @Override
    protected Definitions definitions() {
        return POSTGRES.database().definitions();
    }

    @Override
    protected Ledger ledger() {
        return POSTGRES.database().ledger();
    }

    @Test
    void what_was_done_when_the_connection_broke_before_the_commit_is_done_once_when_it_comes_again() {
        Answers.Name name = new Answers.Name(UUID.randomUUID(), "k-1");
        assertThatThrownBy(() -> answers().alone(name, () -> {
            int drafted = draft();
            POSTGRES.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'baton' AND state = 'idle in transaction'");
            return drafted;
        })).isInstanceOf(LedgerUnavailable.class);

        assertThat(definitions().list()).isEmpty();
        assertThat(answers().alone(name, this::draft)).contains(1);
        assertThat(definitions().list()).hasSize(1);
    }

    @Test
    void a_connection_whose_break_was_told_as_an_answer_is_still_unavailable() {
        assertThatThrownBy(() -> answers().alone(new Answers.Name(UUID.randomUUID(), "k-1"), () -> {
            POSTGRES.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'baton' AND state = 'idle in transaction'");
            try {
                return draft();
            } catch (LedgerUnavailable told) {
                return 0;
            }
        })).isInstanceOf(LedgerUnavailable.class);
        assertThat(definitions().list()).isEmpty();
    }

    private int draft() {
        return definitions().add("b2b", Tree.branch().done(), Instant.EPOCH).version();
    }

    @Test
    void at_most_half_of_the_connections_serve_requests_that_may_come_again() {
        Answers answers = new JooqAnswers(null, null, 0);
        assertThatThrownBy(() -> answers.alone(new Answers.Name(UUID.randomUUID(), "k-1"), () -> 1))
                .isInstanceOf(LedgerBusy.class);
    }
}
