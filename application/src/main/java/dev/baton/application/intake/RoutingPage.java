package dev.baton.application.intake;

import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** To whom of a team handoffs go, within one transaction. Teams are locked after leads, by their keys. */
public interface RoutingPage {

    /**
     * A team as it is written, locked until the end: who chooses one of its reps chooses alone, and it stays as it is. Empty if
     * there is none.
     */
    Optional<Tree.Branch> lockTeam(String team);

    /** What the reps of a team have; it is exact while the team is locked. */
    Map<UUID, Load> loads(String team);

    /** The reps of these handoffs have had their turn. */
    void turn(Collection<Handoff> routed, Instant at);

    /** Who of a team has open handoffs of these accounts. */
    Map<UUID, Set<UUID>> holders(String team, Collection<UUID> accounts);

    /**
     * Leads of handoffs of a team that nobody has, or nobody who can answer, locked: those in its queue, the longest there first,
     * those that were accepted for nobody, and those that were offered to reps who are not there.
     *
     * @param there  who is there
     * @param queued whether those in the queue are wanted, since somebody is free
     * @param alone  leads that are left alone for now
     */
    List<LeadId> claimUnattended(String team, Set<UUID> there, boolean queued, Set<LeadId> alone, int most);
}
