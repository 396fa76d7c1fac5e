package dev.baton.application.repeat;

import static dev.baton.application.Examples.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.application.access.Role;
import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.repeat.Answers.Kept;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Answers} keeps to. The store is empty when a test begins. */
@Timeout(60)
public abstract class AnswersContract {
    private static final UUID CALLER = UUID.fromString("01a200c5-0000-7000-8000-000000000001");
    private static final UUID OTHER_CALLER = UUID.fromString("01a200c5-0000-7000-8000-000000000002");
    private static final Name NAME = new Name(CALLER, "k-1");

    /** The answers. */
    protected abstract Answers answers();

    /** The keys in the same store. */
    protected abstract ApiKeys apiKeys();

    /** The definitions in the same store. */
    protected abstract Definitions definitions();

    /** The ledger over the same store. */
    protected abstract Ledger ledger();

    @BeforeEach
    void callersAreKnown() {
        for (UUID caller : List.of(CALLER, OTHER_CALLER)) {
            apiKeys().add(new ApiKey(caller, "website", Role.ADMIN, Optional.empty(), NOW, Optional.empty()),
                    caller.toString());
        }
    }

    private void keep(Name name, String answer, Instant at) {
        answers().keep(name, new Kept("what was asked", answer.getBytes(UTF_8), at));
    }

    private Optional<String> kept(Name name) {
        return answers().find(name).map(kept -> new String(kept.sealed(), UTF_8));
    }

    private static Tree.Branch written(String title) {
        return Tree.branch().with("title", title).done();
    }

    private int drafts() {
        return definitions().list().size();
    }

    @Test
    void an_answer_is_found_by_its_caller_and_word() {
        keep(NAME, "created", NOW);

        assertThat(answers().find(NAME)).get().extracting(Kept::request, Kept::at)
                .containsExactly("what was asked", NOW);
        assertThat(kept(NAME)).contains("created");
        assertThat(kept(new Name(OTHER_CALLER, "k-1"))).isEmpty();
        assertThat(kept(new Name(CALLER, "K-1"))).isEmpty();
    }

    @Test
    void a_later_answer_stands_in_for_the_one_before() {
        keep(NAME, "old", NOW);
        keep(NAME, "new", NOW.plusSeconds(1));

        assertThat(kept(NAME)).contains("new");
        assertThat(answers().find(NAME)).get().extracting(Kept::at).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void what_is_done_alone_is_there_together_with_its_answer() {
        Optional<Integer> version = answers().alone(NAME, () -> {
            int drafted = definitions().add("b2b", written("one"), NOW).version();
            keep(NAME, "drafted", NOW);
            return drafted;
        });

        assertThat(version).contains(1);
        assertThat(drafts()).isEqualTo(1);
        assertThat(kept(NAME)).contains("drafted");
    }

    @Test
    void what_fails_leaves_neither_an_effect_nor_an_answer() {
        assertThatThrownBy(() -> answers().alone(NAME, () -> {
            assertThat(definitions().add("b2b", written("one"), NOW).version()).isEqualTo(1);
            keep(NAME, "drafted", NOW);
            throw new IllegalStateException("killed");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(drafts()).isZero();
        assertThat(kept(NAME)).isEmpty();
        assertThat(answers().alone(NAME, () -> "again")).contains("again");
    }

    @Test
    void a_part_that_fails_is_undone_by_itself() {
        Optional<Integer> drafts = answers().alone(NAME, () -> {
            assertThat(definitions().add("b2b", written("one"), NOW).version()).isEqualTo(1);
            assertThat(ledger().isJoined()).isTrue();
            assertThatThrownBy(() -> ledger().write(_ -> {
                assertThat(definitions().add("b2b", written("two"), NOW).version()).isEqualTo(2);
                throw new IllegalStateException("refused");
            })).isInstanceOf(IllegalStateException.class);
            return definitions().add("b2b", written("three"), NOW).version();
        });

        assertThat(drafts).contains(2);
        assertThat(drafts()).isEqualTo(2);
        assertThat(ledger().isJoined()).isFalse();
    }

    @Test
    void while_somebody_is_at_work_on_a_request_nobody_else_is() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> answers().alone(NAME, () -> {
            begun.countDown();
            awaited(end);
            return "done";
        }), task -> Thread.ofVirtual().start(task));
        begun.await();

        assertThat(answers().alone(NAME, () -> "twice")).isEmpty();
        end.countDown();
        assertThat(first.get()).contains("done");
        assertThat(answers().alone(NAME, () -> "later")).contains("later");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_kept_before_an_instant_is_forgotten_the_oldest_first() {
        keep(new Name(CALLER, "old"), "2", NOW.minusSeconds(1));
        keep(new Name(OTHER_CALLER, "oldest"), "1", NOW.minusSeconds(2));
        keep(new Name(CALLER, "just"), "3", NOW);

        assertThat(answers().forget(NOW, 1)).isEqualTo(1);
        assertThat(kept(new Name(OTHER_CALLER, "oldest"))).isEmpty();
        assertThat(answers().forget(NOW, 5)).isEqualTo(1);
        assertThat(answers().forget(NOW, 5)).isZero();
        assertThat(kept(new Name(CALLER, "just"))).contains("3");
    }

    @Test
    void when_a_person_is_erased_no_answer_that_may_tell_of_him_is_left_but_what_was_done_is_known() {
        keep(NAME, "the lead", NOW);
        erase();
        keep(new Name(CALLER, "k-2"), "another lead", NOW.plusSeconds(1));
        erase(new SubjectId(OTHER_CALLER), new LeadId(CALLER));

        assertThat(answers().find(NAME)).get().extracting(Kept::isForgotten, Kept::request, Kept::at)
                .containsExactly(true, "", NOW);
        assertThat(answers().find(new Name(CALLER, "k-2"))).get().extracting(Kept::isForgotten).isEqualTo(true);
        assertThat(answers().find(new Name(OTHER_CALLER, "k-1"))).isEmpty();
        keep(NAME, "a day later", NOW.plusSeconds(2));
        assertThat(kept(NAME)).contains("a day later");
        assertThat(answers().forget(NOW.plusSeconds(9), 5)).isBetween(2, 3);
        assertThat(kept(NAME)).isEmpty();
    }

    private void erase() {
        erase(new SubjectId(CALLER), new LeadId(OTHER_CALLER));
    }

    private void erase(SubjectId subject, LeadId lead) {
        NewSubject sara = new NewSubject(subject, lead, false, List.of(), NOW);
        assertThat(ledger().<Boolean>write(page -> {
            page.open(List.of(sara));
            page.erase(sara.lead(), false, NOW);
            return true;
        })).isTrue();
    }
}
