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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void at_most_half_of_the_connections_serve_requests_that_may_come_again() throws InterruptedException {
        int half = Database.CONNECTIONS / 2;
        CountDownLatch begun = new CountDownLatch(half);
        CountDownLatch end = new CountDownLatch(1);
        Answers answers = POSTGRES.database().answers(Duration.ofSeconds(1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < half; i++) {
                var _ = threads.submit(() -> alone(answers, () -> {
                    begun.countDown();
                    end.await();
                    return 1;
                }));
            }
            begun.await();

            assertThatThrownBy(() -> alone(answers, () -> 1)).isInstanceOf(LedgerBusy.class);
            assertThat(definitions().list()).as("for others there is room").isEmpty();
            end.countDown();
        }
        assertThat(alone(answers, () -> 1)).contains(1);
    }

    @Test
    void more_at_once_than_there_are_turns_wait_for_one() throws Exception {
        int many = 4 * Database.CONNECTIONS;
        Answers answers = answers();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Integer>>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                all.add(threads.submit(() -> alone(answers, () -> {
                    Thread.sleep(5);
                    return number;
                })));
            }
            for (int i = 0; i < many; i++) {
                assertThat(all.get(i).get()).contains(i);
            }
        }
    }

    private static Optional<Integer> alone(Answers answers, Callable<Integer> work) {
        return answers.alone(new Answers.Name(UUID.randomUUID(), "k-1"), () -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
