package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How those who wait share a transaction, and that the trouble of one is not that of the others. */
class IntakeQueueTest {
    private final Workspace workspace = new Workspace();
    private final ScriptedLedger ledger = new ScriptedLedger(workspace.store.ledger());
    private final LeadIntake intake = new LeadIntake(ledger, workspace.plans, workspace::now, UUID::randomUUID, 1);

    @BeforeEach
    void the_usual_definition_judges() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        ledger.release();
        intake.close();
        workspace.close();
    }

    private Report demo(int person) {
        return workspace.engagement("id", "d" + person, "keys", map("email", "p" + person + "@example.com"), "type",
                "demo-requested");
    }

    private static EngagementId demoOf(int person) {
        return new EngagementId("web", "d" + person);
    }

    private static Receipt only(Answer answer) {
        return ((Answer.Done) answer).receipts().getFirst();
    }

    /** Submits from a thread of its own, and returns when the submission stands in the queue. */
    private CompletableFuture<Answer> waiting(List<Report> reports) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> answer.complete(intake.submit(reports, List.of())));
        while (!isWaitingForItsAnswer(caller) && caller.isAlive()) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private static boolean isWaitingForItsAnswer(Thread caller) {
        return Arrays.stream(caller.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("join")
                && frame.getClassName().equals(CompletableFuture.class.getName()));
    }

    private CompletableFuture<Answer> theOneThatIsHeldUp() {
        CompletableFuture<Answer> first = waiting(List.of(demo(0)));
        ledger.awaitFirst();
        return first;
    }

    @Test
    void those_who_come_while_a_transaction_runs_share_the_next() {
        CompletableFuture<Answer> first = theOneThatIsHeldUp();
        List<CompletableFuture<Answer>> fifty = IntStream.rangeClosed(1, 50)
                .mapToObj(person -> waiting(List.of(demo(person)))).toList();

        ledger.release();

        assertThat(only(first.join())).isInstanceOf(Receipt.Recorded.class);
        assertThat(fifty).allSatisfy(each -> assertThat(only(each.join())).isInstanceOf(Receipt.Recorded.class));
        assertThat(ledger.transactions()).isEqualTo(2);
    }

    @Test
    void one_report_that_cannot_be_stored_is_refused_alone() {
        ledger.release();
        ledger.fail(demoOf(42), () -> new LedgerRejected("too crooked to be stored"));

        Answer answer = intake.submit(IntStream.rangeClosed(1, 100).mapToObj(this::demo).toList(), List.of());

        List<Receipt> receipts = ((Answer.Done) answer).receipts();
        assertThat(receipts.get(41)).isInstanceOfSatisfying(Receipt.Refused.class,
                refused -> assertThat(refused.objections()).extracting(Objection::flaw)
                        .containsExactly(Flaw.NOT_STORABLE));
        assertThat(receipts).hasSize(100).filteredOn(Receipt.Recorded.class::isInstance).hasSize(99);
    }

    @Test
    void one_submission_that_cannot_be_stored_does_not_fail_those_it_waits_with() {
        CompletableFuture<Answer> first = theOneThatIsHeldUp();
        ledger.fail(demoOf(3), () -> new LedgerRejected("too crooked to be stored"));
        List<CompletableFuture<Answer>> five = IntStream.rangeClosed(1, 5)
                .mapToObj(person -> waiting(List.of(demo(person)))).toList();

        ledger.release();

        assertThat(only(first.join())).isInstanceOf(Receipt.Recorded.class);
        assertThat(five).extracting(each -> only(each.join()).getClass().getSimpleName())
                .containsExactly("Recorded", "Recorded", "Refused", "Recorded", "Recorded");
    }

    @Test
    void one_submission_that_collides_every_time_is_busy_alone() {
        CompletableFuture<Answer> first = theOneThatIsHeldUp();
        ledger.fail(demoOf(2), () -> new LedgerBusy("somebody else has it"));
        List<CompletableFuture<Answer>> three = IntStream.rangeClosed(1, 3)
                .mapToObj(person -> waiting(List.of(demo(person)))).toList();

        ledger.release();

        assertThat(only(first.join())).isInstanceOf(Receipt.Recorded.class);
        assertThat(three).extracting(each -> each.join().getClass().getSimpleName())
                .containsExactly("Done", "Busy", "Done");
    }

    @Test
    void where_there_is_no_room_all_who_wait_are_told_so_and_asked_to_come_later() {
        CompletableFuture<Answer> first = theOneThatIsHeldUp();
        ledger.fail(demoOf(1), () -> new LedgerFull("no room", new IOException("No space left on device")));
        List<CompletableFuture<Answer>> two = IntStream.rangeClosed(1, 2)
                .mapToObj(person -> waiting(List.of(demo(person)))).toList();

        ledger.release();

        assertThat(only(first.join())).isInstanceOf(Receipt.Recorded.class);
        assertThat(two).allSatisfy(each -> assertThat(each.join()).isEqualTo(new Answer.Full(Duration.ofSeconds(30))));
    }

    @Test
    void where_all_connections_are_in_use_all_who_wait_are_told_to_come_again() {
        CompletableFuture<Answer> first = theOneThatIsHeldUp();
        ledger.fail(demoOf(1), () -> new LedgerCrowded("all are in use", new IOException("none left")));
        CompletableFuture<Answer> second = waiting(List.of(demo(1)));

        ledger.release();

        assertThat(only(first.join())).isInstanceOf(Receipt.Recorded.class);
        assertThat(second.join()).isInstanceOf(Answer.Busy.class);
    }

    @Test
    void whoever_comes_when_more_than_twenty_thousand_wait_is_told_to_come_again() {
        CompletableFuture<Answer> first = theOneThatIsHeldUp();
        ledger.fail(demoOf(0),
                () -> new LedgerUnavailable("the rest of this test needs no answers", new IOException("gone")));
        CompletableFuture<Answer> most = waiting(Collections.nCopies(19_999, demo(0)));
        CompletableFuture<Answer> last = waiting(List.of(demo(0)));

        assertThat(waiting(List.of(demo(1)))).isCompletedWithValueMatching(Answer.Busy.class::isInstance);

        ledger.release();
        assertThat(List.of(first, most, last))
                .allSatisfy(each -> assertThat(each.join()).isInstanceOf(Answer.Unavailable.class));
    }
}
