package dev.baton.application.handoff;

import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.Rounds;
import dev.baton.application.intake.Upkeep.Round;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Clock.Act;
import dev.baton.domain.handoff.Clock.Step;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.policy.Rung;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What happens to handoffs by itself: reminders, broken promises and the rungs of their ladders, each once, whatever instance
 * comes by and whenever; what nobody can answer goes to whoever is there and free; and accepted leads that reach the second
 * threshold are sales-qualified.
 */
public final class HandoffClocks {
    /** Whom nobody who is free may take is looked at again then, and does not stand before the others meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private final Rounds onClocks;
    private final Rounds unattended;
    private final Function<JudgedBy, Plan> plans;
    private final PolicyRules rules;
    private final Promoting promoting;
    private final Teams teams;
    private final TeamRegistry registry;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Map<LeadId, Instant> alone = new ConcurrentHashMap<>();

    /** Clocks of the handoffs in this ledger. */
    public HandoffClocks(Ledger ledger, Function<JudgedBy, Plan> plans, PolicyRules rules, Teams teams,
            TeamRegistry registry, QualifyingNeeds needs, LeadDecisions decisions, InstantSource clock,
            Supplier<UUID> ids) {
        this.promoting = new Promoting(rules, plans, new PolicyPlans(plans), needs, decisions, ids);
        this.onClocks = new Rounds(ledger, clock);
        this.unattended = new Rounds(ledger, clock);
        this.plans = plans;
        this.rules = rules;
        this.teams = teams;
        this.registry = registry;
        this.clock = clock;
        this.ids = ids;
    }

    /** Lets at most so many handoffs follow what is due on their clocks. */
    public Round follow(int most) {
        SalesNow sales = SalesNow.of(teams, registry, clock.instant());
        return onClocks.round(turn -> turn.page().handoffs().claimClocks(turn.now(), turn.most()), most,
                batch -> batch.page().handoffs().open(batch.leads()).values().stream().flatMap(List::stream)
                        .sorted(Comparator.comparing(Handoff::team))
                        .forEach(each -> follow(batch.page(), sales, each, batch.now())));
    }

    private void follow(LedgerPage page, SalesNow sales, Handoff handoff, Instant now) {
        List<Happening> happenings = new ArrayList<>();
        List<Due> rungs = new ArrayList<>();
        List<Clock> clocks = new ArrayList<>();
        for (Clock each : DecisionClock.started(handoff, rules, sales.team(handoff.team())).clocks()) {
            for (Step step : each.due(now)) {
                switch (step.act()) {
                    case Act.Remind(int percent) ->
                        happenings.add(Happening.of(handoff, now, new What.Reminded(each.kind(), percent)));
                    case Act.Breach() -> happenings.add(Happening.of(handoff, now, new What.Breached(each.kind())));
                    case Act.Climb(Rung.Act rung) -> rungs.add(new Due(each.kind(), rung));
                }
            }
            clocks.add(each.taken(now));
        }
        Handoff taken = handoff.with(clocks);
        page.handoffs().save(List.of(taken));
        new HandoffNews(page, ids).tell(happenings);
        Handoff climbed = climb(page, sales, taken, rungs, now);
        if (climbed.state() == HandoffState.ACCEPTED) {
            promoting.look(page, climbed, now);
        }
    }

    /** A rung of a clock's ladder that is to be climbed. */
    private record Due(Clock.Kind clock, Rung.Act rung) {}

    /** Whoever leads the team is told of every rung: also of what could not be done. */
    private Handoff climb(LedgerPage page, SalesNow sales, Handoff handoff, List<Due> rungs, Instant now) {
        Set<Rung.Act> acts = rungs.stream().map(Due::rung).collect(Collectors.toSet());
        Handoff climbed = climbed(page, sales, handoff, acts, now);
        new HandoffNews(page, ids).tell(rungs.stream().map(each -> Happening.of(handoff, now,
                new What.Climbed(each.clock, each.rung, isDone(each.rung, handoff, climbed)))).toList());
        return climbed;
    }

    private static boolean isDone(Rung.Act rung, Handoff before, Handoff after) {
        return switch (rung) {
            case ALERT_LEAD -> true;
            case REASSIGN -> after.rep().isPresent() && !after.rep().equals(before.rep());
            case RETURN -> after.state() == HandoffState.RETURNED;
        };
    }

    /** Only what nobody has answered yet can go back to marketing. */
    private Handoff climbed(LedgerPage page, SalesNow sales, Handoff handoff, Set<Rung.Act> acts, Instant now) {
        if (acts.contains(Rung.Act.RETURN) && handoff.state() == HandoffState.OFFERED) {
            return new Returning(page, plans, ids, now).giveBack(handoff,
                    Happening.of(handoff, now, new What.Returned()));
        }
        Optional<SalesTeam> other = sales.team(handoff.team()).filter(_ -> acts.contains(Rung.Act.REASSIGN));
        return other.stream()
                .flatMap(team -> new Rerouting(page, sales, rules, ids, now).reroute(team, List.of(handoff)).stream())
                .findFirst().orElse(handoff);
    }

    /** Lets at most so many handoffs of each team that nobody has go to somebody who is there and free. */
    public Round reroute(int most) {
        Instant present = clock.instant();
        SalesNow sales = SalesNow.of(teams, registry, present);
        alone.values().removeIf(until -> !until.isAfter(present) || until.isAfter(present.plus(LOOK_AGAIN)));
        int looked = 0;
        boolean more = false;
        Optional<Round> failed = Optional.empty();
        for (SalesTeam team : sales.all()) {
            int free = free(sales, team);
            Round round = unattended.round(
                    turn -> turn.page().routing().claimUnattended(team.key(), sales.there(team), free > 0,
                            Set.copyOf(alone.keySet()), turn.most()),
                    free > 0 ? Math.min(most, free) : most,
                    batch -> reroute(batch.page(), sales, team, batch.leads(), batch.now()));
            looked += round.leads();
            more |= round.more();
            failed = round.putOff().isPresent() ? Optional.of(round) : failed;
        }
        return new Round(looked, more, failed.flatMap(Round::putOff));
    }

    /** How many handoffs its reps could take who are there; looked at without a lock, only to spare useless work. */
    private int free(SalesNow sales, SalesTeam team) {
        Map<UUID, Integer> open = new HashMap<>(teams.openHandoffs(team.key()).with());
        Set<UUID> there = sales.there(team);
        return team.reps().stream().filter(rep -> there.contains(rep.person()))
                .mapToInt((Rep rep) -> Math.max(0, rep.cap() - open.getOrDefault(rep.person(), 0))).sum();
    }

    private void reroute(LedgerPage page, SalesNow sales, SalesTeam team, List<LeadId> leads, Instant now) {
        List<Handoff> offered = page.handoffs().open(leads).values().stream().flatMap(List::stream)
                .filter(each -> each.team().equals(team.key())
                        && (each.state() == HandoffState.OFFERED
                                ? each.rep().filter(sales.there(team)::contains).isEmpty()
                                : each.rep().isEmpty()))
                .toList();
        List<Handoff> chosen = new Rerouting(page, sales, rules, ids, now).reroute(team, offered);
        offered.stream().filter(each -> chosen.stream().noneMatch(other -> other.id().equals(each.id())))
                .forEach(each -> alone.put(each.lead(), now.plus(LOOK_AGAIN)));
    }
}
