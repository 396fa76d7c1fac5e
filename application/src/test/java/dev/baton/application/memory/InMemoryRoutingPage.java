package dev.baton.application.memory;

import dev.baton.application.intake.RoutingPage;
import dev.baton.application.memory.Memory.KeptHandoff;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** To whom of a team handoffs go, in memory. */
record InMemoryRoutingPage(Memory memory) implements RoutingPage {

    @Override
    public Optional<Tree.Branch> lockTeam(String team) {
        return Optional.ofNullable(memory.teams.get(team)).map(StoredTeam::written);
    }

    private Stream<Handoff> open() {
        return memory.handoffs.values().stream().map(KeptHandoff::handoff).filter(each -> each.state().isOpen());
    }

    @Override
    public Map<UUID, Load> loads(String team) {
        Map<UUID, Load> loads = new HashMap<>();
        memory.turns.forEach((turn, at) -> {
            if (turn.team().equals(team)) {
                loads.put(turn.rep(), new Load(0, Optional.of(at)));
            }
        });
        open().filter(each -> each.team().equals(team)).flatMap(each -> each.rep().stream())
                .forEach(rep -> {
                    Load before = loads.getOrDefault(rep, Load.NONE);
                    loads.put(rep, new Load(before.open() + 1, before.lastOffered()));
                });
        return loads;
    }

    @Override
    public void turn(Collection<Handoff> routed, Instant at) {
        routed.forEach(each -> each.rep().ifPresent(rep -> memory.turns
                .merge(new Memory.Turn(each.team(), rep), at, (one, other) -> one.isAfter(other) ? one : other)));
    }

    @Override
    public Map<UUID, Set<UUID>> holders(String team, Collection<UUID> accounts) {
        Map<UUID, Set<UUID>> holders = new LinkedHashMap<>();
        open().filter(each -> each.team().equals(team))
                .forEach(each -> each.account().filter(accounts::contains).ifPresent(account -> each.rep()
                        .ifPresent(rep -> holders.computeIfAbsent(account, _ -> new HashSet<>()).add(rep))));
        return holders;
    }

    @Override
    public List<LeadId> claimUnattended(String team, Set<UUID> there, boolean queued, Set<LeadId> alone, int most) {
        return open().filter(each -> each.team().equals(team)
                && (each.state() == HandoffState.OFFERED
                        || each.state() == HandoffState.ACCEPTED && each.rep().isEmpty())
                && !alone.contains(each.lead())
                && each.rep().map(rep -> !there.contains(rep)).orElse(queued))
                .sorted(Comparator.comparing(Handoff::offeredAt)).map(Handoff::lead).filter(memory::isLive).distinct()
                .limit(most).toList();
    }
}
