package dev.baton.application.policy;

import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyReader;
import dev.baton.domain.policy.PolicyRule;
import java.util.Optional;
import java.util.function.Predicate;

/** What the policy by which leads are handed over counts on: the teams and the checklists that its rules name stay there. */
public record ActivePolicy(Policies policies) {

    /** The first rule that hands over to a team. */
    public Optional<ByRule> handingTo(String team) {
        return first(rule -> rule.team().equals(team));
    }

    /** The first rule under which sales answers a checklist. */
    public Optional<ByRule> asking(String checklist) {
        return first(rule -> rule.checklist().equals(Optional.of(checklist)));
    }

    private Optional<ByRule> first(Predicate<PolicyRule> which) {
        return policies.active().flatMap(active -> rule(active, which)
                .map(rule -> new ByRule(active.key(), active.version(), rule.id())));
    }

    private static Optional<PolicyRule> rule(StoredVersion active, Predicate<PolicyRule> which) {
        return PolicyReader.read(active.written()) instanceof Parsed.Valid<HandoffPolicy>(HandoffPolicy policy)
                ? policy.rules().stream().filter(which).findFirst()
                : Optional.empty();
    }
}
