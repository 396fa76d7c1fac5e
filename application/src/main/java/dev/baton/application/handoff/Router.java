package dev.baton.application.handoff;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.handoff.Selection;
import dev.baton.domain.handoff.Selection.Wanted;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.policy.Routing;
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

/**
 * Chooses reps of one team for handoffs, one after the other. The team is locked until the end of the transaction, so that each
 * choice knows what all before it came to, whoever made them: no cap is overrun, and handoffs of one account stay together.
 */
final class Router {
    private final LedgerPage page;
    private final SalesNow sales;
    private final SalesTeam team;
    private final Instant now;
    private final Map<UUID, Load> loads;
    private final Map<UUID, Set<UUID>> holders = new HashMap<>();
    private final List<Handoff> given = new ArrayList<>();

    /**
     * Locks the team.
     *
     * @throws LedgerBusy if it is not as it is taken to be: somebody has just changed or removed it
     */
    Router(LedgerPage page, SalesNow sales, SalesTeam team, Instant now) {
        this.page = page;
        this.sales = sales;
        this.team = team;
        this.now = now;
        if (!sales.isAsWritten(team, page.routing().lockTeam(team.key()))) {
            throw new LedgerBusy("a team has changed meanwhile");
        }
        this.loads = new HashMap<>(page.routing().loads(team.key()));
    }

    /** The same, for leads of these accounts. */
    Router(LedgerPage page, SalesNow sales, SalesTeam team, Collection<UUID> accounts, Instant now) {
        this(page, sales, team, now);
        if (!accounts.isEmpty()) {
            holders.putAll(page.routing().holders(team.key(), accounts));
        }
    }

    /** What its reps have, who are there or away. */
    Selection selection() {
        return sales.selection(team, loads);
    }

    /** Who comes next for a handoff; whoever has it just now is left out. */
    Choice choose(List<Routing> ways, Handoff handoff, Profile profile, Optional<Account> account) {
        Selection selection = selection();
        return selection.choose(ways, new Wanted(profile, account,
                account.map(of -> holders.getOrDefault(of.id(), Set.of())).orElse(Set.of()),
                handoff.rep().map(rep -> selection.former(rep, handoff.choice().because()))));
    }

    /** It is to be so. */
    void give(Handoff handoff, Choice choice) {
        handoff.rep().ifPresent(rep -> loads.computeIfPresent(rep, (_, load) -> load.without()));
        choice.rep().ifPresent(rep -> {
            loads.merge(rep, Load.NONE.with(now), (before, _) -> before.with(now));
            handoff.account()
                    .ifPresent(account -> holders.computeIfAbsent(account, _ -> new HashSet<>()).add(rep));
        });
        given.add(handoff.chosen(choice));
    }

    /** Writes what was given. */
    List<Handoff> save() {
        page.handoffs().save(given);
        page.routing().turn(given, now);
        return List.copyOf(given);
    }
}
