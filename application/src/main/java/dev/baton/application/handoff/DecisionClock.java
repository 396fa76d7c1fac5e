package dev.baton.application.handoff;

import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.team.SalesTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clock that runs from the answer on, until it is decided whether the lead is sales-qualified. */
final class DecisionClock {
    private DecisionClock() {
    }

    /** A handoff with that clock, if it was accepted, the rule promises a decision, and none runs yet. */
    static Handoff started(Handoff handoff, PolicyRules rules, Optional<SalesTeam> team) {
        boolean runs = handoff.clocks().stream().anyMatch(clock -> clock.kind() == Clock.Kind.DECISION);
        return handoff.state() != HandoffState.ACCEPTED || runs
                ? handoff
                : rules.sla(handoff.rule()).decision().flatMap(promise -> team.flatMap(of -> handoff.answer()
                        .map(answer -> Clock.start(Clock.Kind.DECISION, promise, of.hours(), answer.at()))))
                        .map(clock -> with(handoff, clock)).orElse(handoff);
    }

    private static Handoff with(Handoff handoff, Clock clock) {
        List<Clock> clocks = new ArrayList<>(handoff.clocks());
        clocks.add(clock);
        return handoff.with(clocks);
    }
}
