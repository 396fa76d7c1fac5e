package dev.baton.application.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import dev.baton.domain.lead.LeadId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Somebody activates a policy while offers are made that know of none yet. */
class PolicyMeanwhileTest {
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    private Ledger slow(Ledger ledger) {
        return new Ledger() {
            @Override
            public <T> T write(Function<LedgerPage, T> work) {
                while (!meanwhile.isEmpty()) {
                    meanwhile.remove().run();
                }
                return ledger.write(work);
            }
        };
    }

    @Test
    void who_is_ready_by_then_does_not_wait_for_a_policy_that_is_there() {
        try (SalesFloor floor = new SalesFloor()) {
            floor.workspace.activate(Workspace.usual());
            floor.team(SalesFloor.rep(floor.person("Sara")));
            Offering late = floor.offering(slow(floor.workspace.store.ledger()));
            Offering early = floor.offering(floor.workspace.store.ledger());
            assertThat(late.offer(10).leads()).isZero();
            List<LeadId> ready = new ArrayList<>();
            meanwhile.add(() -> {
                floor.usualPolicy();
                assertThat(early.offer(10).leads()).isZero();
                ready.add(floor.ready("nima"));
            });

            assertThat(late.offer(10).leads()).as("by no policy").isZero();
            assertThat(early.offer(10).leads()).isEqualTo(1);
            assertThat(floor.open(ready.getFirst())).isPresent();
        }
    }
}
