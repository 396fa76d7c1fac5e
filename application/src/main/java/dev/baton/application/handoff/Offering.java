package dev.baton.application.handoff;

import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.Rounds;
import java.util.List;
import dev.baton.domain.lead.LeadId;
import dev.baton.application.intake.Rounds.Turn;
import dev.baton.application.intake.Upkeep.Round;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Offers leads that are ready to sales: for the present, never for the past. Each is looked at again as it is now; the policy
 * says to which team it goes, the team chooses who takes it over, and what is known of the lead is frozen. Whoever is not to
 * be offered after all is left with the reason, and looked at again when something new comes.
 */
public final class Offering {
    private final Rounds rounds;
    private final Function<JudgedBy, Plan> plans;
    private final PolicyPlans policyPlans;
    private final Supplier<Optional<PolicyVersion>> policy;
    private final Teams teams;
    private final TeamRegistry registry;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Ledger ledger;
    private final AtomicReference<Optional<Ground>> known = new AtomicReference<>(Optional.empty());

    /** What the offers rest on: whoever waited for something else is looked at again. */
    private record Ground(Optional<PolicyVersion> policy, Set<String> teams) {
        String words() {
            return policy.map(active -> active.key() + " " + active.version()).orElse("no policy") + ": "
                    + String.join(" ", new TreeSet<>(teams));
        }
    }

    /** @param policy the one that is active */
    public Offering(Ledger ledger, Function<JudgedBy, Plan> plans, Supplier<Optional<PolicyVersion>> policy,
            Teams teams,
            TeamRegistry registry, InstantSource clock, Supplier<UUID> ids) {
        this.ledger = ledger;
        this.rounds = new Rounds(ledger, clock);
        this.plans = plans;
        this.policyPlans = new PolicyPlans(plans);
        this.policy = policy;
        this.teams = teams;
        this.registry = registry;
        this.clock = clock;
        this.ids = ids;
    }

    /** Offers at most so many leads. */
    public Round offer(int most) {
        SalesNow sales = SalesNow.of(teams, registry, clock.instant());
        Optional<PolicyVersion> active = policy.get();
        Ground ground = new Ground(active, sales.teams().keySet());
        wakeIfChanged(ground);
        return rounds.round(turn -> claimed(turn, ground), most,
                batch -> new Sitting(plans, policyPlans, ids, batch.page(), batch.now(), sales, active)
                        .offer(batch.leads()));
    }

    /** Nobody, where another one has seen something newer meanwhile: next time it is looked at what there is then. */
    private List<LeadId> claimed(Turn turn, Ground ground) {
        List<LeadId> claimed = turn.page().wishes().claim(turn.now(), turn.most());
        if (claimed.isEmpty() || turn.page().wishes().restsOn(ground.words())) {
            return claimed;
        }
        known.set(Optional.empty());
        return List.of();
    }

    private void wakeIfChanged(Ground present) {
        Optional<Ground> now = Optional.of(present);
        if (!known.get().equals(now)) {
            boolean _ = ledger.write(page -> {
                page.wishes().wakeAll(present.words(), clock.instant());
                return true;
            });
            known.set(now);
        }
    }
}
