package dev.baton.domain.definition;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.LeadFact;
import java.time.Instant;
import java.util.List;

/**
 * An example lead, and what the two teams expect of it: an agreement that can be tried out. It is always played at the same
 * instant, so that what it shows does not depend on when somebody looks.
 *
 * @param place       where in the written form
 * @param at          the instant of which the expectations speak
 * @param facts       what is known of the lead by then
 * @param engagements what it did
 * @param expected    what is to come out; never empty
 */
public record Scenario(String id, Labels title, Pointer place, Instant at, List<LeadFact> facts,
        List<Engagement> engagements,
        List<Expectation> expected) {
    public Scenario {
        facts = List.copyOf(facts);
        engagements = List.copyOf(engagements);
        expected = List.copyOf(expected);
    }
}
