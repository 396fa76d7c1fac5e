package dev.baton.application.handoff;

import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.handoff.Selection.Wanted;
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
        Map<UUID, Load> loads = new HashMap<>(page.handoffs().lockLoads(team.key()));
        Set<LeadId> leads = new HashSet<>();
        handoffs.forEach(each -> leads.add(each.lead()));
        Map<LeadId, Card> rows = page.lock(leads);
        Map<LeadId, History> facts = page.facts(leads);
        List<Handoff> chosen = new ArrayList<>();
        List<Happening> happenings = new ArrayList<>();
        for (Handoff handoff : handoffs) {
            Choice choice = sales.selection(team, loads).choose(rules.routing(handoff.rule()),
                    wanted(team, handoff, rows, facts));
            if (choice.rep().isEmpty() && !isAbandoned(team, handoff)) {
                continue;
            }
            choice.rep().ifPresent(rep -> loads.merge(rep, Load.NONE.with(now), (before, _) -> before.with(now)));
            handoff.rep().ifPresent(rep -> loads.computeIfPresent(rep,
                    (_, load) -> new Load(Math.max(0, load.open() - 1), load.lastOffered())));
            chosen.add(handoff.chosen(choice));
            happenings.add(Happening.of(handoff, now, new What.Routed(handoff.rep(), choice)));
        }
        page.handoffs().save(chosen);
        page.handoffs().turn(chosen, now);
        new HandoffNews(page, ids).tell(happenings);
        return chosen;
    }

    /** Nobody could answer it. What was accepted stays with whoever did. */
    private boolean isAbandoned(SalesTeam team, Handoff handoff) {
        return handoff.state() == HandoffState.OFFERED
                && handoff.rep().filter(rep -> !sales.there(team).contains(rep)).isPresent();
    }

    private Wanted wanted(SalesTeam team, Handoff handoff, Map<LeadId, Card> rows, Map<LeadId, History> facts) {
        Optional<Account> account = Optional.ofNullable(rows.get(handoff.lead())).flatMap(Card::account);
        Set<UUID> colleagues = handoff.account()
                .map(id -> page.handoffs().holders(team.key(), Set.of(id)).getOrDefault(id, Set.of())).orElse(Set.of());
        return new Wanted(Profile.of(facts.getOrDefault(handoff.lead(), History.NONE).facts(), now), account,
                colleagues,
                handoff.rep().map(Set::of).orElse(Set.of()));
    }
}
