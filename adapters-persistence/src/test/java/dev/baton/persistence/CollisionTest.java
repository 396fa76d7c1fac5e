package dev.baton.persistence;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.judged;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.view;
import static dev.baton.application.Examples.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.Stored;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.application.intake.LedgerWork;
import dev.baton.application.lead.Leads;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that meet. */
@Timeout(60)
class CollisionTest extends LedgerWork {
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

    private NewSubject someone(String name) {
        NewSubject someone = examples.known(email(name));
        write(page -> open(page, someone));
        return someone;
    }

    @Test
    void the_same_engagements_in_opposite_orders_are_stored_once_and_nobody_waits_for_ever() {
        NewSubject sara = someone("sara");
        List<SubjectEngagement> forth = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(i -> of(sara, view("view-" + i, NOW.plusMillis(i)))).toList());
        List<SubjectEngagement> back = new ArrayList<>(forth);
        Collections.reverse(back);

        List<List<Stored>> stored = together(List.of(forth, back, forth, back),
                batch -> insist(page -> page.storeEngagements(batch)));

        assertThat(stored.stream().flatMap(List::stream).filter(Stored.New.class::isInstance)).hasSize(300);
        assertThat(leads().history(sara.lead()).engagements()).hasSize(300);
    }

    @Test
    void whole_transactions_over_the_same_leads_in_any_order_all_come_through() {
        List<NewSubject> people = IntStream.range(0, 30).mapToObj(i -> someone("person-" + i)).toList();

        together(IntStream.range(0, 16).boxed().toList(), round -> {
            List<NewSubject> shuffled = new ArrayList<>(people);
            Collections.rotate(shuffled, round * 7);
            return insist(page -> {
                page.storeEngagements(shuffled.stream().map(each -> of(each, view(round + "-" + each.lead(), NOW)))
                        .toList());
                var cards = page.lock(shuffled.stream().map(NewSubject::lead).toList());
                return done(() -> page.save(List.copyOf(cards.values())));
            });
        });

        assertThat(people).allSatisfy(each -> assertThat(leads().history(each.lead()).engagements()).hasSize(16));
    }

    @Test
    void of_two_transactions_that_hold_a_new_key_at_once_the_second_is_busy() throws InterruptedException {
        NewSubject sara = someone("sara");
        NewSubject omid = someone("omid");
        CountDownLatch claimed = new CountDownLatch(1);

        Thread first = Thread.ofVirtual().start(() -> write(page -> done(() -> {
            page.claim(Map.of(visitor("laptop"), sara.subject()));
            claimed.countDown();
            untilSomebodyWaits();
        })));
        claimed.await();

        assertThatThrownBy(() -> write(page -> done(() -> page.claim(Map.of(visitor("laptop"), omid.subject())))))
                .isInstanceOf(LedgerBusy.class);
        first.join();
        assertThat(leads().holding(visitor("laptop"))).contains(sara.lead());
    }

    /** Until another session waits for a transaction to end. */
    private static void untilSomebodyWaits() {
        while (POSTGRES.ask("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'").isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void of_two_transactions_that_wait_for_each_other_one_is_busy_and_the_other_goes_on() {
        LeadId sara = someone("sara").lead();
        LeadId omid = someone("omid").lead();
        CyclicBarrier bothHold = new CyclicBarrier(2);

        List<Boolean> came = together(List.of(List.of(sara, omid), List.of(omid, sara)), order -> {
            try {
                return write(page -> {
                    page.lock(List.of(order.getFirst()));
                    await(bothHold);
                    return page.lock(List.of(order.getLast())).size() == 1;
                });
            } catch (LedgerBusy busy) {
                return false;
            }
        });

        assertThat(came).containsExactlyInAnyOrder(true, false);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_another_instance_works_on_is_left_to_it() {
        List<NewSubject> people = IntStream.range(0, 3).mapToObj(i -> someone("person-" + i)).toList();
        write(page -> done(() -> page.save(people.stream()
                .map(each -> judged(each, FIRST, Stage.LEAD, Optional.empty(), Optional.of(NOW))).toList())));

        List<LeadId> seen = write(page -> {
            page.lock(List.of(people.get(1).lead()));
            return together(List.of(1), _ -> listOf(other -> other.claimDue(NOW, 10))).getFirst();
        });

        assertThat(seen).containsExactlyInAnyOrder(people.get(0).lead(), people.get(2).lead());
    }

    @Test
    void a_lead_that_joined_meanwhile_makes_joining_it_again_busy() {
        NewSubject sara = someone("sara");
        NewSubject omid = someone("omid");
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        write(page -> open(page, laptop));
        write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead()))));

        assertThatThrownBy(() -> write(page -> done(() -> page.join(Map.of(laptop.lead(), omid.lead())))))
                .isInstanceOf(LedgerBusy.class);
        assertThat(leads().holding(visitor("laptop"))).contains(sara.lead());
    }
}
