package dev.baton.application.intake;

import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Objection;
import dev.baton.domain.lead.LeadId;
import java.util.List;

/** What became of one report. Whatever is not refused is durable and counted when the receipt is given. */
public sealed interface Receipt {

    /**
     * Recorded now.
     *
     * @param created  whether the lead was unknown before
     * @param standing where the lead stands with this very fact counted
     */
    record Recorded(boolean created, Standing standing) implements Receipt {}

    /**
     * Recorded already; nothing changed.
     *
     * @param differs whether the repeat says something else than the fact that was recorded first
     */
    record Repeated(boolean differs, Standing standing) implements Receipt {}

    /** Not recorded, for these reasons. */
    record Refused(List<Objection> objections) implements Receipt {
        public Refused {
            objections = List.copyOf(objections);
        }
    }

    /** Not recorded, and nothing of it kept: one of its keys was suppressed when the person was erased. */
    record Suppressed() implements Receipt {}

    /** Not recorded: no lead has the id that was named. */
    record NoSuchLead(LeadId lead) implements Receipt {}

    /** Not recorded: no engagement is known by this name. */
    record NoSuchEngagement(EngagementId engagement) implements Receipt {}
}
