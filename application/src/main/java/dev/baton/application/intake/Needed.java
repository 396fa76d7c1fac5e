package dev.baton.application.intake;

import dev.baton.domain.checklist.Gap;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.List;

/** What must be known of a lead before sales may call it qualified. */
public interface Needed {
    /** Nothing need be known. */
    Needed NOTHING = (_, _, _, _) -> List.of();

    /** What is missing, in the order in which it is asked; empty if the lead may be called qualified. */
    List<Gap> missing(LedgerPage page, LeadId lead, CycleKind kind, Instant now);
}
