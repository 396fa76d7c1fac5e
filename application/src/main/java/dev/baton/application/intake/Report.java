package dev.baton.application.intake;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import java.util.List;
import java.util.Optional;

/** What a sender tells about one person, validated and not yet recorded. */
public sealed interface Report {

    /** The keys of the person, strongest first. */
    List<IdentityKey> person();

    /**
     * An engagement.
     *
     * @param digest a fingerprint of what the sender said, by which a repeat with other content is told from a plain one
     */
    record OfEngagement(List<IdentityKey> person, Engagement engagement, long digest) implements Report {
        public OfEngagement {
            person = List.copyOf(person);
        }
    }

    /**
     * Statements about a person, recorded together or not at all.
     *
     * @param lead the lead that is meant, when it is known by its id
     * @param when the times of what the report itself says: that there is such a person
     */
    record OfLead(Optional<LeadId> lead, List<IdentityKey> person, When when,
            List<Dated> statements) implements Report {
        public OfLead {
            person = List.copyOf(person);
            statements = List.copyOf(statements);
        }
    }

    /** What was found out about an engagement; nobody is named, since the engagement has somebody. */
    record OfVerdict(EngagementId engagement, Verdict verdict, Optional<String> reason) implements Report {
        @Override
        public List<IdentityKey> person() {
            return List.of();
        }
    }

    /** A statement and its times. */
    record Dated(Statement says, When when) {}
}
