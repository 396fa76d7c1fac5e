package dev.baton.application.handoff;

import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.Needed;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Completeness;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.policy.Promotion;
import dev.baton.domain.qualification.History;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the policy wants to be known of a lead that was handed over by one of its rules, before it is sales-qualified: what the
 * policy names, else what the checklist of the rule requires. Of a lead that was not handed over nothing is asked.
 *
 * @param checklists by their keys
 */
public record QualifyingNeeds(PolicyRules rules, Function<String, Optional<Checklist>> checklists) implements Needed {

    @Override
    public List<Gap> missing(LedgerPage page, LeadId lead, CycleKind kind, Instant now) {
        return page.handoffs().open(Set.of(lead)).getOrDefault(lead, List.of()).stream()
                .filter(handoff -> handoff.cycle().kind() == kind).findFirst()
                .map(handoff -> missing(page, handoff, now)).orElse(List.of());
    }

    private List<Gap> missing(LedgerPage page, Handoff handoff, Instant now) {
        return missing(handoff.rule(),
                page.histories(Set.of(handoff.lead())).getOrDefault(handoff.lead(), History.NONE), now);
    }

    /** Where there is no checklist nobody can have answered what the policy names. */
    private List<Gap> missing(ByRule by, History history, Instant now) {
        Optional<List<String>> named = rules.policy(by).flatMap(HandoffPolicy::promotion).flatMap(Promotion::needs);
        return rules.of(by).flatMap(PolicyRule::checklist).flatMap(checklists)
                .map(checklist -> Completeness.of(checklist, history.facts(), history.judged().engagements(), now))
                .map(answered -> named.map(answered::gaps).orElseGet(answered::gaps))
                .orElseGet(() -> named.orElse(List.of()).stream().map(need -> new Gap(need, Gap.Reason.NOT_ASKED))
                        .toList());
    }

    /** Whether everything is known by which the policy lets a lead become sales-qualified without a person. */
    boolean areMet(ByRule by, History history, Instant now) {
        return missing(by, history, now).isEmpty();
    }
}
