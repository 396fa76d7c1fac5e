package dev.baton.application.handoff;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyReader;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.qualification.History;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Policies made ready to be asked about leads that a version of a definition judges. What was active never changes, so each is
 * made once.
 */
final class PolicyPlans {
    private final Function<JudgedBy, Plan> plans;
    private final Map<Pair, Optional<Asked>> made = new ConcurrentHashMap<>();

    PolicyPlans(Function<JudgedBy, Plan> plans) {
        this.plans = plans;
    }

    private record Pair(String policy, int version, JudgedBy judge) {}

    /** The policy for leads of a judge; empty if it asks for what the judge's definition does not have. */
    Optional<Asked> of(PolicyVersion policy, JudgedBy judge) {
        return made.computeIfAbsent(new Pair(policy.key(), policy.version(), judge), _ -> make(policy, judge));
    }

    private Optional<Asked> make(PolicyVersion version, JudgedBy judge) {
        var definition = plans.apply(judge).definition();
        if (!(PolicyReader.read(version.written(),
                definition) instanceof Parsed.Valid<HandoffPolicy>(HandoffPolicy policy))) {
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>();
        policy.rules().forEach(rule -> rule.when().ifPresent(conditions::add));
        policy.promotion().ifPresent(promotion -> conditions.add(promotion.when()));
        return Optional.of(new Asked(version, policy, conditions, Plan.choosing(definition, conditions)));
    }

    /** A policy that can be asked. */
    record Asked(PolicyVersion version, HandoffPolicy policy, List<Condition> conditions, Plan plan) {

        /** The first rule that takes a lead in a stage. */
        Optional<PolicyRule> rule(History history, Instant at, Stage stage) {
            Verdicts verdicts = plan.verdicts(history.tally(plan, at), at);
            return policy.ruleFor(condition -> verdicts.holds(conditions.indexOf(condition), stage));
        }

        /** Whether the second threshold is reached. */
        boolean promotes(History history, Instant at, Stage stage) {
            return policy.promotion().filter(promotion -> plan.verdicts(history.tally(plan, at), at)
                    .holds(conditions.indexOf(promotion.when()), stage)).isPresent();
        }

        /** When the second threshold may be reached by the mere passing of time: perhaps early, never late. */
        Optional<Instant> next(History history, Instant after) {
            return plan.nextChange(history.tally(plan, after), after);
        }

        ByRule by(PolicyRule rule) {
            return new ByRule(version.key(), version.version(), rule.id());
        }
    }
}
