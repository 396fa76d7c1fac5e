package dev.baton.domain.handoff;

import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.PassedOver;
import dev.baton.domain.handoff.Choice.Why;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.policy.Routing;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How a team chooses who takes a lead over: way after way, the first that finds somebody who is present and under the cap.
 * Where a way finds several, it is the turn of whoever is least loaded for the rep's weight; of equals, of whom nothing was
 * offered to for the longest time. So nobody is left out where all are idle, and loads grow as the weights are.
 *
 * @param loads what the reps have; who has nothing may be missing
 * @param away  who is absent
 */
public record Selection(SalesTeam team, Map<UUID, Load> loads, Set<UUID> away) {
    public Selection {
        loads = Map.copyOf(loads);
        away = Set.copyOf(away);
    }

    /**
     * The lead for whom somebody is chosen.
     *
     * @param sameAccount who has open handoffs of the same account; of whoever has just had the lead it may be this very one
     * @param had         who has just had the lead and is not to be chosen again
     */
    public record Wanted(Profile profile, Optional<Account> account, Set<UUID> sameAccount, Set<UUID> had) {
        public Wanted {
            sameAccount = Set.copyOf(sameAccount);
            had = Set.copyOf(had);
        }
    }

    /** Chooses. */
    public Choice choose(List<Routing> ways, Wanted lead) {
        List<PassedOver> passedOver = new ArrayList<>();
        for (Routing way : ways) {
            List<Rep> candidates = team.reps().stream().filter(rep -> isMeant(way, rep, lead)).toList();
            Optional<Rep> next = candidates.stream().filter(rep -> hindrance(rep, lead).isEmpty()).min(turn());
            if (next.isPresent()) {
                return new Choice(next.map(Rep::person), because(way), passedOver);
            }
            candidates.forEach(rep -> hindrance(rep, lead)
                    .filter(_ -> passedOver.stream().noneMatch(each -> each.rep().equals(rep.person())))
                    .ifPresent(why -> passedOver.add(new PassedOver(rep.person(), because(way), why))));
        }
        return new Choice(Optional.empty(), Because.NOBODY_FREE, passedOver);
    }

    private static boolean isMeant(Routing way, Rep rep, Wanted lead) {
        return switch (way) {
            case SAME_ACCOUNT -> lead.sameAccount.contains(rep.person()) && !lead.had.contains(rep.person());
            case OWNER -> lead.account.filter(rep::owns).isPresent();
            case TERRITORY -> rep.covers(lead.profile);
            case TURN -> true;
        };
    }

    private Optional<Why> hindrance(Rep rep, Wanted lead) {
        return lead.had.contains(rep.person()) && !away.contains(rep.person())
                ? Optional.of(Why.HAD_IT)
                : hindrance(rep);
    }

    /** Why a rep of the team cannot take any lead; empty if nothing speaks against it. */
    public Optional<Why> hindrance(Rep rep) {
        return away.contains(rep.person())
                ? Optional.of(Why.AWAY)
                : isFull(rep) ? Optional.of(Why.FULL) : Optional.empty();
    }

    /** Whether a rep of the team has as many open handoffs as the cap allows. */
    public boolean isFull(Rep rep) {
        return load(rep).open() >= rep.cap();
    }

    private Load load(Rep rep) {
        return loads.getOrDefault(rep.person(), Load.NONE);
    }

    private Comparator<Rep> turn() {
        Comparator<Rep> byLoad = (one, other) -> Long.compare((long) load(one).open() * other.weight(),
                (long) load(other).open() * one.weight());
        return byLoad.thenComparing(rep -> load(rep).lastOffered().orElse(Instant.MIN));
    }

    private static Because because(Routing way) {
        return switch (way) {
            case SAME_ACCOUNT -> Because.SAME_ACCOUNT;
            case OWNER -> Because.OWNER;
            case TERRITORY -> Because.TERRITORY;
            case TURN -> Because.TURN;
        };
    }
}
