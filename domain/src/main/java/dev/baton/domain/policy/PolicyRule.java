package dev.baton.domain.policy;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Labels;
import java.util.List;
import java.util.Optional;

/**
 * Whom a team takes over, and how.
 *
 * @param id        unique in its policy
 * @param title     its name for people
 * @param when      what must hold of the lead; empty: it takes every lead
 * @param team      the key of the team
 * @param routing   how a rep of the team is chosen: the first way that finds one
 * @param sla       what the team promises
 * @param alerts    where it is told what happens to its handoffs
 * @param checklist the key of the questions that sales answers about the lead
 */
public record PolicyRule(String id, Labels title, Optional<Condition> when, String team, List<Routing> routing, Sla sla,
        Alerts alerts, Optional<String> checklist) {
    public PolicyRule {
        routing = List.copyOf(routing);
    }
}
