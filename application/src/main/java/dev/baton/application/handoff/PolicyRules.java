package dev.baton.application.handoff;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyReader;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.policy.Sla;
import dev.baton.domain.policy.Routing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The rules by which handoffs were offered, also of policies that are retired: what was promised stands. */
public final class PolicyRules {
    private final BiFunction<String, Integer, Optional<PolicyVersion>> versions;
    private final Map<Number, Optional<HandoffPolicy>> read = new ConcurrentHashMap<>();

    /** A version of a policy. */
    private record Number(String policy, int version) {}

    /** @param versions a version by its policy's key and its number */
    public PolicyRules(BiFunction<String, Integer, Optional<PolicyVersion>> versions) {
        this.versions = versions;
    }

    /** A rule; empty if its version is not there or another release wrote it. */
    public Optional<PolicyRule> of(ByRule by) {
        return policy(by).flatMap(
                policy -> policy.rules().stream().filter(rule -> rule.id().equals(by.rule())).findFirst());
    }

    Optional<PolicyVersion> version(ByRule by) {
        return versions.apply(by.policy(), by.version());
    }

    /** The policy of a rule. */
    Optional<HandoffPolicy> policy(ByRule by) {
        return read.computeIfAbsent(new Number(by.policy(), by.version()), _ -> version(by)
                .flatMap(version -> PolicyReader
                        .read(version.written()) instanceof Parsed.Valid<HandoffPolicy>(HandoffPolicy policy)
                                ? Optional.of(policy)
                                : Optional.empty()));
    }

    /** Whether a rule wants no endpoint to hear of what happens to its handoffs. */
    public boolean isUntold(ByRule by) {
        return of(by).map(rule -> !rule.alerts().webhook()).orElse(false);
    }

    Sla sla(ByRule by) {
        return of(by).map(PolicyRule::sla).orElse(Sla.NONE);
    }

    List<Routing> routing(ByRule by) {
        return of(by).map(PolicyRule::routing).orElse(Routing.USUAL);
    }
}
