package dev.baton.application.definition;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.definition.Rescorings.Place;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.definition.Rescorings.Status;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.LedgerPage.Awaiting;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerWork;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Rescorings} keeps to, and a ledger that tells it how far it is. The store is empty at first. */
public abstract class RescoringsContract extends LedgerWork {
    private static final JudgedBy FIRST = new JudgedBy("b2b", 1);
    private static final JudgedBy SECOND = new JudgedBy("b2b", 2);
    private static final LocalDate TODAY = LocalDate.parse("2026-03-21");
    private final List<NewSubject> people = new ArrayList<>();

    /** The rescorings of the same store. */
    protected abstract Rescorings rescorings();

    private void known(int n) {
        IntStream.range(0, n).forEach(i -> people.add(examples.known(email("person-" + i))));
        change(page -> page.open(people));
    }

    private LeadId lead(int i) {
        return people.get(i).lead();
    }

    private void activate(StageEffects effects, Instant at) {
        int version = definitions().add("b2b", Tree.branch().done(), at).version();
        assertThat(definitions().activate("b2b", version, _ -> true, Optional.of(new Waiver("a test", "tester", at)),
                effects, at)).isTrue();
    }

    private void judge(JudgedBy by, int... which) {
        change(page -> page.save(IntStream.of(which)
                .mapToObj(i -> judged(people.get(i), by, Stage.LEAD, Optional.empty(), Optional.empty())).toList()));
    }

    private void change(Consumer<LedgerPage> work) {
        boolean _ = this.<Boolean>write(page -> {
            work.accept(page);
            return true;
        });
    }

    private Rescoring find(JudgedBy version) {
        return rescorings().find(version).orElseThrow();
    }

    @Test
    void an_activation_begins_to_count_all_known_leads() {
        known(3);
        change(page -> page.open(List.of(examples.anonymous(Examples.visitor("laptop")))));

        activate(new StageEffects.Paced(7), NOW);

        assertThat(find(FIRST)).isEqualTo(new Rescoring(FIRST, new StageEffects.Paced(7), false, 0, 3, NOW,
                Optional.empty(), Optional.empty(), 0, 0));
        assertThat(rescorings().find(SECOND)).isEmpty();
        judge(FIRST, 0, 2);
        assertThat(find(FIRST).done()).isEqualTo(2);
    }

    @Test
    void it_ends_when_all_are_counted_and_nobody_waits() {
        known(2);
        activate(new StageEffects.Paced(1), NOW);
        judge(FIRST, 0);
        change(page -> page.await(List.of(new Awaiting(lead(0), true, 80))));
        change(page -> page.endRescoring(NOW.plusMillis(1)));
        assertThat(find(FIRST).countedAt()).isEmpty();

        judge(FIRST, 1);
        change(page -> page.endRescoring(NOW.plusMillis(2)));
        assertThat(find(FIRST).countedAt()).contains(NOW.plusMillis(2));
        assertThat(find(FIRST).status()).isEqualTo(Status.RUNNING);
        assertThat(find(FIRST).waiting()).isOne();
        change(page -> page.awaitNoMore(List.of(lead(0))));
        change(page -> page.endRescoring(NOW.plusMillis(3)));

        assertThat(find(FIRST)).isEqualTo(new Rescoring(FIRST, new StageEffects.Paced(1), false, 2, 2, NOW,
                Optional.of(NOW.plusMillis(2)), Optional.of(NOW.plusMillis(3)), 0, 0));
        change(page -> page.endRescoring(NOW.plusMillis(9)));
        assertThat(find(FIRST).endedAt()).contains(NOW.plusMillis(3));
        assertThat(this.<Optional<StageEffects>>write(LedgerPage::claimRescoring)).isEmpty();
    }

    @Test
    void those_who_rise_have_their_turn_first_and_of_them_the_highest_score() {
        known(5);
        activate(new StageEffects.Paced(1), NOW);
        change(page -> page.await(List.of(new Awaiting(lead(0), false, 90), new Awaiting(lead(1), true, 60),
                new Awaiting(lead(2), true, 70), new Awaiting(lead(3), false, 95), new Awaiting(lead(4), true, 65))));

        assertThat(listOf(page -> page.claimAwaiting(4))).containsExactly(lead(2), lead(4), lead(1), lead(3));
        change(page -> page.await(List.of(new Awaiting(lead(0), true, 99))));
        assertThat(listOf(page -> page.claimAwaiting(1))).containsExactly(lead(0));
        assertThat(find(FIRST).waiting()).isEqualTo(5);
    }

    @Test
    void what_moved_adds_up_by_day() {
        activate(new StageEffects.Paced(5), NOW);
        change(page -> page.moved(TODAY, 2));
        change(page -> page.moved(TODAY, 3));
        change(page -> page.moved(TODAY.plusDays(1), 4));

        assertThat(this.<Integer>write(page -> page.movedOn(TODAY))).isEqualTo(5);
        assertThat(this.<Integer>write(page -> page.movedOn(TODAY.minusDays(1)))).isZero();
        assertThat(find(FIRST).moved()).isEqualTo(9);
    }

    @Test
    void who_cancels_lets_nobody_wait_and_nobody_follow() {
        known(2);
        activate(new StageEffects.All(), NOW);
        assertThat(this.<StageEffects>write(LedgerPage::effects)).isEqualTo(new StageEffects.All());
        change(page -> page.await(List.of(new Awaiting(lead(0), true, 90))));

        assertThat(rescorings().cancel(FIRST)).isTrue();

        assertThat(rescorings().cancel(FIRST)).isFalse();
        assertThat(rescorings().cancel(SECOND)).isFalse();
        assertThat(find(FIRST).status()).isEqualTo(Status.CANCELLED);
        assertThat(find(FIRST).effects()).isEqualTo(new StageEffects.All());
        assertThat(find(FIRST).waiting()).isZero();
        assertThat(this.<StageEffects>write(LedgerPage::effects)).isEqualTo(new StageEffects.None());
        assertThat(this.<Optional<StageEffects>>write(LedgerPage::claimRescoring)).contains(new StageEffects.None());
    }

    @Test
    void another_activation_takes_over() {
        known(3);
        activate(new StageEffects.Paced(1), NOW);
        judge(FIRST, 0, 1);
        change(page -> page.await(List.of(new Awaiting(lead(0), true, 90))));

        activate(new StageEffects.None(), NOW.plusMillis(5));
        judge(SECOND, 0, 1, 2);

        assertThat(find(FIRST)).isEqualTo(new Rescoring(FIRST, new StageEffects.Paced(1), true, 2, 3, NOW,
                Optional.empty(), Optional.of(NOW.plusMillis(5)), 0, 0));
        assertThat(find(SECOND).done()).isEqualTo(3);
        assertThat(rescorings().list(Optional.empty(), 9)).containsExactly(find(SECOND), find(FIRST));
        assertThat(listOf(page -> page.claimAwaiting(9))).isEmpty();
    }

    @Test
    void each_page_goes_on_behind_the_one_before() {
        for (int i = 0; i < 5; i++) {
            activate(new StageEffects.All(), NOW.plusMillis(i / 2));
            change(page -> page.moved(TODAY, 3));
        }
        List<Integer> seen = new ArrayList<>();
        List<Rescoring> page = rescorings().list(Optional.empty(), 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2).allSatisfy(each -> assertThat(each.moved()).isEqualTo(3));
            page.forEach(each -> seen.add(each.version().version()));
            Rescoring last = page.getLast();
            page = rescorings().list(Optional.of(new Place(last.startedAt(), last.version())), 2);
        }
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void where_nothing_was_activated_nothing_follows() {
        assertThat(this.<StageEffects>write(LedgerPage::effects)).isEqualTo(new StageEffects.None());
        assertThat(this.<Optional<StageEffects>>write(LedgerPage::claimRescoring)).isEmpty();
        assertThat(rescorings().list(Optional.empty(), 9)).isEmpty();
    }
}
