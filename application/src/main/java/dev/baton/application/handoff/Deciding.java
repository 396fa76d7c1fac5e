package dev.baton.application.handoff;

import dev.baton.application.intake.Allowed;
import dev.baton.application.intake.Allowed.Denial;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.team.Rep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * People decide where a lead stands. Where sales has it, or is asked to take it, such a decision is an answer to the handoff, and
 * for whoever may answer it; and what sales has accepted, nobody else takes back.
 */
public final class Deciding {
    private final LeadDecisions decisions;
    private final Teams teams;
    private final TeamRegistry registry;
    private final InstantSource clock;

    /** Decisions of which some are answers for these teams. */
    public Deciding(LeadDecisions decisions, Teams teams, TeamRegistry registry, InstantSource clock) {
        this.decisions = decisions;
        this.teams = teams;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Decides about a lead.
     *
     * @param everywhere whether the person may act for every team: sales operations and administrators
     */
    public LeadDecisions.Outcome decide(LeadId lead, Order order, boolean everywhere) {
        return decisions.decide(lead, order, () -> everywhere ? Allowed.ANYBODY : answerers());
    }

    private Allowed answerers() {
        Instant now = clock.instant();
        SalesNow sales = SalesNow.of(teams, registry, now);
        return (page, lead, kind, order) -> page.handoffs().open(Set.of(lead)).values().stream()
                .flatMap(open -> open.stream().filter(handoff -> handoff.cycle().kind() == kind)).findFirst()
                .flatMap(handoff -> denial(page, handoff, sales, order, now));
    }

    private static Optional<Denial> denial(LedgerPage page, Handoff handoff, SalesNow sales, Order order, Instant now) {
        return switch (answer(handoff, order.decision())) {
            case ACCEPTED, QUALIFIED ->
                mayNot(handoff, sales, order.by()).or(() -> full(page, handoff, sales, order, now));
            case REJECTED, SENT_BACK -> mayNot(handoff, sales, order.by());
            case WITHDRAWN -> handoff.state() == HandoffState.ACCEPTED
                    ? mayNot(handoff, sales, order.by())
                    : Optional.empty();
            case OFFERED, RETURNED -> Optional.empty();
        };
    }

    /**
     * What a decision makes of a handoff; what is as before is no answer. Where sales has accepted under an override, the
     * machine may think that nothing is to be sold: to lift it takes the lead from whoever has it.
     */
    private static HandoffState answer(Handoff handoff, Decision decision) {
        HandoffState next = switch (decision) {
            case Decision.Moved(Stage to, var _) -> handoff.state().follow(to, true);
            case Decision.Overridden(Stage to) -> handoff.state().follow(to, true);
            case Decision.Lifted() ->
                handoff.state() == HandoffState.ACCEPTED ? HandoffState.WITHDRAWN : handoff.state();
        };
        return next == handoff.state() ? HandoffState.OFFERED : next;
    }

    private static Optional<Denial> mayNot(Handoff handoff, SalesNow sales, Actor by) {
        return by.person().isEmpty()
                ? Optional.of(new Denial.Nobodys())
                : new Answerer(handoff, sales.team(handoff.team()), by.person()).mayAnswer()
                        ? Optional.empty()
                        : Optional.of(new Denial.NotYours());
    }

    /** Whoever takes over what was not offered to him needs room under the cap. */
    private static Optional<Denial> full(LedgerPage page, Handoff handoff, SalesNow sales, Order order, Instant now) {
        Optional<UUID> person = order.by().person();
        return handoff.state() != HandoffState.OFFERED || handoff.rep().equals(person)
                ? Optional.empty()
                : sales.team(handoff.team()).flatMap(team -> person.flatMap(team::rep)
                        .filter(rep -> new Router(page, sales, team, now).selection().isFull(rep)))
                        .map(Deciding::full);
    }

    private static Denial full(Rep rep) {
        return new Denial.Full(rep.person(), rep.cap());
    }
}
