package dev.baton.domain.qualification;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.When;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Facts of one lead: all that were ever recorded, or those that are new. The order of the lists does not matter.
 *
 * @param engagements as they were recorded, with the verdicts that they had then
 * @param verdicts    what was found out about them later
 */
public record History(List<LeadFact> facts, List<Engagement> engagements, List<VerdictGiven> verdicts) {
    /** No facts. */
    public static final History NONE = new History(List.of(), List.of());

    public History {
        facts = List.copyOf(facts);
        engagements = List.copyOf(engagements);
        verdicts = List.copyOf(verdicts);
    }

    /** Facts of a lead about whose engagements nothing was found out. */
    public History(List<LeadFact> facts, List<Engagement> engagements) {
        this(facts, engagements, List.of());
    }

    /** What was known at an instant: facts recorded after it are left out. */
    public History asKnownAt(Instant known) {
        return new History(facts.stream().filter(fact -> !fact.when().recordedAt().isAfter(known)).toList(),
                engagements.stream().filter(each -> !each.when().recordedAt().isAfter(known)).toList(),
                verdicts.stream().filter(verdict -> !verdict.recordedAt().isAfter(known)).toList());
    }

    /** The same with each engagement judged by the last verdict about it. */
    public History judged() {
        if (verdicts.isEmpty()) {
            return this;
        }
        Map<EngagementId, VerdictGiven> last = new HashMap<>();
        verdicts.forEach(verdict -> last.merge(verdict.engagement(), verdict,
                BinaryOperator.maxBy(VerdictGiven.BY_TIME)));
        return new History(facts, engagements.stream().map(each -> Optional.ofNullable(last.get(each.id()))
                .map(verdict -> each.judged(verdict.verdict())).orElse(each)).toList());
    }

    /** Why the lead scores what it scores at an instant. */
    public Explanation explanation(Definition definition, Instant asOf) {
        Instant knownSince = Stream
                .concat(facts.stream().filter(LeadFact::makesKnown).map(LeadFact::when),
                        engagements.stream().map(Engagement::when))
                .map(When::occurredAt).filter(at -> !at.isAfter(asOf)).min(Instant::compareTo).orElse(Instant.MAX);
        return Explanation.of(definition, Profile.of(facts, asOf), knownSince, judged().engagements, asOf);
    }

    /** What all facts that had occurred at an instant add up to. */
    public Tally tally(Plan plan, Instant asOf) {
        Tally tally = new Tally(plan);
        for (LeadFact fact : facts) {
            if (fact.makesKnown() && !fact.when().occurredAt().isAfter(asOf)) {
                tally.known(fact.when().occurredAt());
            }
        }
        for (Engagement engagement : judged().engagements) {
            if (!engagement.when().occurredAt().isAfter(asOf)) {
                tally.add(engagement);
            }
        }
        tally.profile(Profile.of(facts, asOf));
        return tally;
    }
}
