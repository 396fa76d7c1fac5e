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
 * @param left  who does not work here any more
 */
public record Selection(SalesTeam team, Map<UUID, Load> loads, Set<UUID> away, Set<UUID> left) {
    public Selection {
        loads = Map.copyOf(loads);
        away = Set.copyOf(away);
        left = Set.copyOf(left);
    }

    /**
     * The lead for whom somebody is chosen.
     *
     * @param sameAccount who has open handoffs of the same account; of whoever has just had the lead it may be this very one
     * @param former      who has just had the lead, as what and why no more: he is not chosen again, and the first to be told
     */
    public record Wanted(Profile profile, Optional<Account> account, Set<UUID> sameAccount,
            Optional<PassedOver> former) {
        public Wanted {
            sameAccount = Set.copyOf(sameAccount);
        }

        /** Why somebody is not chosen again; empty if it was somebody else who had it, or nobody. */
        private Optional<Why> over(UUID rep) {
            return former.filter(each -> each.rep().equals(rep)).map(PassedOver::why);
        }
    }

    /** That a rep of the team, or who was one, does not have a lead any more. @param as how he had come to it */
    public PassedOver former(UUID rep, Because as) {
        Why why = left.contains(rep) || team.rep(rep).isEmpty()
                ? Why.LEFT
                : away.contains(rep) ? Why.AWAY : Why.HAD_IT;
        return new PassedOver(rep, as, why);
    }

    /** Chooses. */
    public Choice choose(List<Routing> ways, Wanted lead) {
        List<PassedOver> passedOver = new ArrayList<>(lead.former.stream().toList());
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
            case SAME_ACCOUNT -> lead.sameAccount.contains(rep.person()) && lead.over(rep.person()).isEmpty();
            case OWNER -> lead.account.filter(rep::owns).isPresent();
            case TERRITORY -> rep.covers(lead.profile);
            case TURN -> true;
        };
    }

    private Optional<Why> hindrance(Rep rep, Wanted lead) {
        return lead.over(rep.person()).or(() -> hindrance(rep));
    }

    /** Why a rep of the team cannot take any lead; empty if nothing speaks against it. */
    public Optional<Why> hindrance(Rep rep) {
        return left.contains(rep.person())
                ? Optional.of(Why.LEFT)
                : away.contains(rep.person())
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
