package dev.baton.domain.qualification;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.When;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Tally;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Facts of one lead: all that were ever recorded, or those that are new. The order of the lists does not matter. */
public record History(List<LeadFact> facts, List<Engagement> engagements) {
    /** No facts. */
    public static final History NONE = new History(List.of(), List.of());

    public History {
        facts = List.copyOf(facts);
        engagements = List.copyOf(engagements);
    }

    /** What was known at an instant: facts recorded after it are left out. */
    public History asKnownAt(Instant known) {
        return new History(facts.stream().filter(fact -> !fact.when().recordedAt().isAfter(known)).toList(),
                engagements.stream().filter(each -> !each.when().recordedAt().isAfter(known)).toList());
    }

    /** Why the lead scores what it scores at an instant. */
    public Explanation explanation(Definition definition, Instant asOf) {
        Instant knownSince = Stream
                .concat(facts.stream().filter(LeadFact::makesKnown).map(LeadFact::when),
                        engagements.stream().map(Engagement::when))
                .map(When::occurredAt).filter(at -> !at.isAfter(asOf)).min(Instant::compareTo).orElse(Instant.MAX);
        return Explanation.of(definition, Profile.of(facts, asOf), knownSince, engagements, asOf);
    }

    /** What all facts that had occurred at an instant add up to. */
    public Tally tally(Plan plan, Instant asOf) {
        Tally tally = new Tally(plan);
        for (LeadFact fact : facts) {
            if (fact.makesKnown() && !fact.when().occurredAt().isAfter(asOf)) {
                tally.known(fact.when().occurredAt());
            }
        }
        for (Engagement engagement : engagements) {
            if (!engagement.when().occurredAt().isAfter(asOf)) {
                tally.add(engagement);
            }
        }
        tally.profile(Profile.of(facts, asOf));
        return tally;
    }
}
