package dev.baton.application.handoff;

import dev.baton.application.handoff.PolicyPlans.Asked;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.LedgerPage;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The second threshold: an accepted lead that reaches it, and of which everything is known that is needed, becomes
 * sales-qualified by itself. That the policy decided so, and which, is kept as a person's decision would be.
 */
record Promoting(PolicyRules rules, Function<JudgedBy, Plan> plans, PolicyPlans policyPlans, QualifyingNeeds needs,
        LeadDecisions decisions,
        Supplier<UUID> ids) {

    /** Looks at an accepted handoff, whose lead is locked, and says when it is looked at again. */
    void look(LedgerPage page, Handoff handoff, Instant now) {
        Optional<Asked> asked = asked(page, handoff, now);
        History history = asked.isEmpty()
                ? History.NONE
                : page.histories(Set.of(handoff.lead())).getOrDefault(handoff.lead(), History.NONE);
        page.handoffs().looked(handoff.id(), asked.flatMap(policy -> policy.next(history, now)));
        if (asked.filter(policy -> policy.promotes(history, now, Stage.SAL)
                && needs.areMet(handoff.rule(), history, now)).isPresent()) {
            qualify(page, handoff, now);
        }
    }

    private void qualify(LedgerPage page, Handoff handoff, Instant now) {
        Handoff qualified = handoff.in(HandoffState.QUALIFIED, now);
        page.handoffs().save(List.of(qualified));
        new HandoffNews(page, ids).tell(List.of(Happening.of(qualified, now, new What.Qualified(true))));
        String by = "policy " + handoff.rule().policy() + " " + handoff.rule().version();
        LeadDecisions.Outcome moved = decisions.decide(page, handoff.lead(),
                new Order(Optional.of(handoff.cycle().kind()), Optional.of(Stage.SAL),
                        new Decision.Moved(Stage.SQL, Duration.ZERO), Actor.named(by),
                        Optional.of(handoff.rule().rule())),
                now);
        if (!(moved instanceof LeadDecisions.Outcome.Done)) {
            throw new IllegalStateException("a lead that was accepted cannot be qualified: " + moved);
        }
    }

    /** A card that another release wrote in its own format is folded anew; it is written with the lead's next fact. */
    private Optional<Scorecard> card(LedgerPage page, LeadId lead, Instant now) {
        return Optional.ofNullable(page.lock(Set.of(lead)).get(lead)).flatMap(row -> row.scorecard(plans).or(
                () -> Replay.of(page.histories(Set.of(lead)).getOrDefault(lead, History.NONE), plans, now)));
    }

    /** Whether what is reckoned moves the lead: it is accepted in this cycle, and nobody's override holds. */
    private static boolean isMoved(Scorecard card, Handoff handoff) {
        return card.progress().stream().filter(each -> each.cycle().kind() == handoff.cycle().kind())
                .anyMatch(each -> each.stage() == Stage.SAL && each.machine().isEmpty());
    }

    /** The policy by which the handoff was offered, if it has a second threshold and may move the lead. */
    private Optional<Asked> asked(LedgerPage page, Handoff handoff, Instant now) {
        if (rules.policy(handoff.rule()).filter(policy -> policy.promotion().isPresent()).isEmpty()) {
            return Optional.empty();
        }
        return card(page, handoff.lead(), now).filter(card -> isMoved(card, handoff)).map(Scorecard::judge)
                .flatMap(judge -> rules.version(handoff.rule()).flatMap(version -> policyPlans.of(version, judge)));
    }
}
