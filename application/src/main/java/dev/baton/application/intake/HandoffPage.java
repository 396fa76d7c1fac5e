package dev.baton.application.intake;

import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Handoffs within one transaction. Whatever is written of a handoff is written while its lead is locked. */
public interface HandoffPage {

    /** What of these leads was offered and came back unanswered. */
    List<CameBack> cameBack(Collection<LeadId> leads);

    /** The open handoffs of these leads, which are locked. */
    Map<LeadId, List<Handoff>> open(Collection<LeadId> leads);

    /** A handoff; its lead is to be locked before anything is written. */
    Optional<Handoff> find(UUID handoff);

    /** Adds handoffs, each with its packet. */
    void add(Map<Handoff, Tree.Branch> packets);

    /** Writes handoffs as they are now. */
    void save(Collection<Handoff> handoffs);

    /** Appends what happened. */
    void append(List<Happening> happenings);

    /** Accepted handoffs of these leads are looked at at an instant, as if something were due on their clocks. */
    void stir(Collection<LeadId> leads, Instant at);

    /** The rules by which what sales has accepted was offered. */
    Set<Handoff.ByRule> acceptedBy();

    /** Accepted handoffs that were offered by these rules are looked at at an instant, whoever their leads are. */
    void stirBy(Set<Handoff.ByRule> rules, Instant at);

    /** A handoff was looked at, and is again at an instant, if at any before it is stirred. */
    void looked(UUID handoff, Optional<Instant> again);

    /**
     * Leads of handoffs on whose clocks something is due by an instant, or that are to be looked at, the longest due first,
     * locked; those that another instance works on are left out.
     */
    List<LeadId> claimClocks(Instant now, int most);

    /** A lead in its cycles of a kind. */
    record Wanting(LeadId lead, CycleKind kind) {}

    /** That a lead came back unanswered, by which rule it had been offered, and when it came. */
    record CameBack(Wanting who, Handoff.ByRule rule, Instant at) {}
}
