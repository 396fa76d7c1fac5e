package dev.baton.persistence;

import static dev.baton.persistence.FloorOnPostgres.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.intake.AccountPage;
import dev.baton.application.intake.HandoffPage;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.RoutingPage;
import dev.baton.application.intake.WishPage;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.persistence.FloorOnPostgres.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wherever a transaction that hands over is cut off, nothing of it is there, and whoever comes next does all of it. */
@Timeout(240)
class HandoffCutOffTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final List<String> TABLES = List.of("handoff", "handoff_step", "offer_wish", "rep_turn", "event",
            "event_sequence", "lead_fact", "stage_transition", "lead");
    private static final String RULES = """
            {id: all, team: inside, sla: {accept: {within: 1h, remind-at: [50], on-breach: [{do: alert-lead},
            {after: 30m, do: reassign}, {after: 1h, do: return}]}, decision: {within: 9h}}}""";
    private FloorOnPostgres floor;
    private UUID sara;

    @BeforeEach
    void sixty_points_are_enough() {
        floor = new FloorOnPostgres(POSTGRES.database(), RULES);
        floor.judges();
        sara = floor.team(2, 9).getFirst();
    }

    @AfterEach
    void the_writers_stop() {
        floor.close();
    }

    /** Whatever is done ends here. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A ledger whose pages let so many things be done, and then break off. */
    private static Ledger cutOff(AtomicInteger left) {
        Ledger ledger = POSTGRES.database().ledger();
        return new Ledger() {
            @Override
            public <T> T write(Function<LedgerPage, T> work) {
                return ledger.write(page -> work.apply(cutOff(LedgerPage.class, page, left)));
            }
        };
    }

    private static <P> P cutOff(Class<P> kind, P page, AtomicInteger left) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[]{kind},
                (_, method, arguments) -> {
                    if (left.getAndDecrement() == 0) {
                        throw new CutOff();
                    }
                    try {
                        return switch (method.invoke(page, arguments)) {
                            case HandoffPage handoffs -> cutOff(HandoffPage.class, handoffs, left);
                            case WishPage wishes -> cutOff(WishPage.class, wishes, left);
                            case RoutingPage routing -> cutOff(RoutingPage.class, routing, left);
                            case AccountPage accounts -> cutOff(AccountPage.class, accounts, left);
                            case null -> null;
                            case Object result -> result;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static List<String> everything() {
        return TABLES.stream().flatMap(table -> POSTGRES
                .ask("SELECT '" + table + ": ' || t::text FROM " + table + " t ORDER BY 1").stream()).toList();
    }

    /** Cuts something off at every place, and then lets it be done. */
    private void cutOffEverywhere(Consumer<Instance> work) {
        List<String> before = everything();
        AtomicInteger left = new AtomicInteger();
        int place = 0;
        do {
            assertThat(everything()).as("cut off before the step %s", place).isEqualTo(before);
            left.set(place++);
            try {
                work.accept(floor.instance(cutOff(left)));
            } catch (CutOff _) {
                assertThat(left.get()).isNegative();
            }
        } while (left.get() < 0);
        assertThat(place).as("there is something to be cut off").isGreaterThan(15);
        assertThat(everything()).isNotEqualTo(before);
    }

    @Test
    void an_offer() {
        var lead = floor.ready("nima");
        cutOffEverywhere(instance -> {
            var _ = instance.offering.offer(10);
        });
        assertThat(floor.open(lead)).isPresent();
    }

    @Test
    void an_answer() {
        Handoff handoff = floor.offered("nima");
        cutOffEverywhere(instance -> assertThat(instance.handoff.accept(handoff.id(), asking(sara)))
                .isInstanceOf(Outcome.Done.class));
        assertThat(floor.find(handoff.id()).state()).isEqualTo(HandoffState.ACCEPTED);
    }

    @Test
    void what_a_clock_does() {
        Handoff handoff = floor.offered("nima");
        floor.pass(Duration.ofHours(2));
        cutOffEverywhere(instance -> {
            var _ = instance.clocks.follow(10);
        });
        assertThat(floor.find(handoff.id()).state()).isEqualTo(HandoffState.RETURNED);
    }
}
