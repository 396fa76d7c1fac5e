package dev.baton.application.handoff;

import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.team.SalesTeam;
import java.util.Optional;
import java.util.UUID;

/**
 * Who would answer a handoff.
 *
 * @param team   of the handoff, if it is still there
 * @param person empty: nobody answers for the key
 */
record Answerer(Handoff handoff, Optional<SalesTeam> team, Optional<UUID> person) {

    /** The rep, any rep of the team where it waits in its queue, and whoever leads the team. */
    boolean mayAnswer() {
        return hasIt() || handoff.rep().isEmpty() && isOfTeam() || leads();
    }

    /** Whether it was offered to the person, or accepted by the person. */
    boolean hasIt() {
        return person.isPresent() && handoff.rep().equals(person);
    }

    private boolean isOfTeam() {
        return person.filter(each -> team.flatMap(of -> of.rep(each)).isPresent()).isPresent();
    }

    /** Whether the person leads the team. */
    boolean leads() {
        return person.filter(each -> team.filter(of -> of.isLedBy(each)).isPresent()).isPresent();
    }
}
