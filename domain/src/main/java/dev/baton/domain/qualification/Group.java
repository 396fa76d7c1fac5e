package dev.baton.domain.qualification;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement.ByPeople;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands at one instant of the fold. Within it the order does not matter, except for decisions: those go by id. */
record Group(Instant at, List<LeadFact> facts, List<Engagement> engagements) {

    /** The groups of a history, earliest first. */
    static Collection<Group> inOrder(History history) {
        Map<Instant, Group> groups = new TreeMap<>();
        for (Engagement engagement : history.engagements()) {
            groups.computeIfAbsent(engagement.when().position(), Group::empty).engagements.add(engagement);
        }
        for (LeadFact fact : history.facts()) {
            groups.computeIfAbsent(fact.position(), Group::empty).facts.add(fact);
        }
        return groups.values();
    }

    private static Group empty(Instant at) {
        return new Group(at, new ArrayList<>(), new ArrayList<>());
    }

    /** The decisions of people, in order. */
    List<LeadFact> decisions() {
        return facts.stream().filter(fact -> fact.says() instanceof ByPeople).sorted(LeadFact.BY_POSITION).toList();
    }

    /** The judgement given here, if any; of several the last by id. */
    Optional<JudgedBy> judgement() {
        return facts.isEmpty()
                ? Optional.empty()
                : facts.stream().filter(fact -> fact.says() instanceof JudgedBy).sorted(LeadFact.BY_POSITION)
                        .reduce((_, last) -> last).map(fact -> (JudgedBy) fact.says());
    }

    /** Whether anything was said of the person here. */
    boolean saysMoreThanJudgement() {
        return !engagements.isEmpty() || facts.stream().anyMatch(LeadFact::makesKnown);
    }

    /** Whether something here is to have no effects, so that whoever would move by it is held. */
    boolean holds() {
        return facts.stream().anyMatch(LeadFact::holds);
    }

    /** Whether something here asks for the stage. */
    boolean isLoud() {
        for (Engagement engagement : engagements) {
            if (!engagement.when().isQuiet()) {
                return true;
            }
        }
        return facts.stream().anyMatch(fact -> !fact.isQuiet());
    }
}
