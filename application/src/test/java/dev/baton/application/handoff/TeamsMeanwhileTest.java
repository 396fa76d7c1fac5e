package dev.baton.application.handoff;

import static dev.baton.application.handoff.SalesFloor.asking;
import static dev.baton.application.handoff.SalesFloor.rep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Workspace;
import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.WishPage.Miss;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.lead.LeadId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams change between the moment when somebody looks at them and the one when a rep is chosen. */
class TeamsMeanwhileTest {
    private final SalesFloor floor = new SalesFloor();
    private final UUID sara = floor.person("Sara");
    private final UUID omid = floor.person("Omid");

    @BeforeEach
    void two_reps_take_turns() {
        floor.workspace.activate(Workspace.usual());
        floor.team(rep(sara), rep(omid));
        floor.usualPolicy();
    }

    @AfterEach
    void the_writers_stop() {
        floor.close();
    }

    /** Just before anything is written for the first time something else happens. */
    private Ledger after(Runnable meanwhile) {
        AtomicReference<Optional<Runnable>> first = new AtomicReference<>(Optional.of(meanwhile));
        Ledger ledger = floor.workspace.store.ledger();
        return new Ledger() {
            @Override
            public <T> T write(Function<LedgerPage, T> work) {
                first.getAndSet(Optional.empty()).ifPresent(Runnable::run);
                return ledger.write(work);
            }
        };
    }

    @Test
    void nothing_is_offered_to_a_team_that_has_just_been_removed() {
        LeadId lead = floor.ready("nima");
        Offering offering = floor.offering(after(() -> assertThat(floor.registry.remove(SalesFloor.TEAM, _ -> true))
                .isEqualTo(new TeamRegistry.Removal.Removed())));
        assertThatThrownBy(() -> offering.offer(10)).isInstanceOf(LedgerBusy.class);
        assertThat(floor.open(lead)).isEmpty();
        var _ = offering.offer(10);
        assertThat(floor.wishes(lead)).extracting(Wish::status).containsExactly(new Status.Unmatched(Miss.NO_TEAM));
    }

    @Test
    void nothing_is_handed_to_a_rep_whom_the_team_has_just_lost() {
        LeadId lead = floor.ready("nima");
        floor.follow();
        Handoff handoff = floor.open(lead).orElseThrow();
        assertThat(handoff.rep()).contains(sara);
        LeadHandoff handing = floor.handoff(after(() -> floor.team(rep(sara))));
        assertThat(handing.transfer(handoff.id(), omid, asking(sara))).isEqualTo(new Outcome.NoSuchRep(omid));
        assertThat(floor.find(handoff.id()).rep()).contains(sara);
    }
}
