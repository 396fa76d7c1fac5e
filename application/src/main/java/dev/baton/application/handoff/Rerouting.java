package dev.baton.application.handoff;

import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.LedgerPage;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.qualification.History;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Chooses other reps for open handoffs, within one transaction. */
record Rerouting(LedgerPage page, SalesNow sales, PolicyRules rules, Supplier<UUID> ids, Instant now) {

    /**
     * Chooses for handoffs of one team, whoever has one just now left out. Where nobody is free, whoever is there keeps what he
     * has; what somebody has who is absent, or not of the team any more, goes to the queue.
     *
     * @return who was chosen for which
     */
    List<Handoff> reroute(SalesTeam team, Collection<Handoff> handoffs) {
        Set<LeadId> leads = new HashSet<>();
        handoffs.forEach(each -> leads.add(each.lead()));
        Map<LeadId, Optional<Account>> accounts = new HashMap<>();
        page.lock(leads).forEach((lead, row) -> accounts.put(lead, row.account()));
        Router router = new Router(page, sales, team,
                accounts.values().stream().flatMap(Optional::stream).map(Account::id).toList(), now);
        Map<LeadId, History> facts = page.facts(leads);
        List<Happening> happenings = new ArrayList<>();
        for (Handoff handoff : handoffs) {
            Optional<UUID> taker = taker(team, handoff);
            Choice choice = taker.map(rep -> Choice.by(Because.TAKEN, rep))
                    .orElseGet(() -> router.choose(rules.routing(handoff.rule()), handoff,
                            Profile.of(facts.getOrDefault(handoff.lead(), History.NONE).facts(), now),
                            accounts.getOrDefault(handoff.lead(), Optional.empty())));
            if (choice.rep().isPresent() || isAbandoned(team, handoff)) {
                router.give(handoff, choice);
                happenings.add(new Happening(handoff.id(), handoff.lead(), now, new What.Routed(handoff.rep(), choice),
                        handoff.answer().map(Answered::by).filter(_ -> taker.isPresent()), Optional.empty()));
            }
        }
        List<Handoff> chosen = router.save();
        new HandoffNews(page, ids).tell(happenings);
        return chosen;
    }

    /** Whoever of the team accepted it without having it has it. */
    private static Optional<UUID> taker(SalesTeam team, Handoff handoff) {
        return handoff.rep().isPresent()
                ? Optional.empty()
                : handoff.answer().flatMap(answer -> answer.by().person())
                        .filter(person -> team.rep(person).isPresent());
    }

    /** Nobody could answer it. What was accepted stays with whoever did. */
    private boolean isAbandoned(SalesTeam team, Handoff handoff) {
        return handoff.state() == HandoffState.OFFERED
                && handoff.rep().filter(rep -> !sales.there(team).contains(rep)).isPresent();
    }
}
