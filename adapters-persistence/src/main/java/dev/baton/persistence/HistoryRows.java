package dev.baton.persistence;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.History;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** All that was ever recorded of leads. */
record HistoryRows(DSLContext sql) {

    /** The history of each lead; one of whom nothing is recorded has an empty one. */
    Map<LeadId, History> of(Collection<LeadId> leads) {
        Map<LeadId, List<LeadFact>> facts = new FactRows(sql).of(leads);
        Map<LeadId, List<Engagement>> engagements = new EngagementRows(sql).of(leads);
        Map<LeadId, List<VerdictGiven>> verdicts = new VerdictRows(sql).of(leads);
        Map<LeadId, History> histories = new HashMap<>();
        facts.forEach((lead, ofLead) -> histories.put(lead, new History(ofLead,
                engagements.getOrDefault(lead, List.of()), verdicts.getOrDefault(lead, List.of()))));
        return histories;
    }
}
