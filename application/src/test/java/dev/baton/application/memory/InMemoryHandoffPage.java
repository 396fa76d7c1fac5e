package dev.baton.application.memory;

import dev.baton.application.intake.HandoffPage;
import dev.baton.application.memory.Memory.KeptHandoff;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Handoffs in memory. */
record InMemoryHandoffPage(Memory memory) implements HandoffPage {

    @Override
    public void wish(List<Wish> wishes) {
        wishes.forEach(wish -> memory.wishes.put(wish.who(), wish));
    }

    @Override
    public void wishIfUnknown(List<Wish> wishes) {
        wishes.forEach(wish -> memory.wishes.putIfAbsent(wish.who(), wish));
    }

    @Override
    public Set<Wanting> wishNoMore(Collection<Wanting> leads) {
        return leads.stream().filter(who -> memory.wishes.remove(who) != null).collect(Collectors.toSet());
    }

    @Override
    public void wake(Collection<LeadId> leads, Instant at) {
        memory.wishes.replaceAll((who, wish) -> leads.contains(who.lead()) ? woken(wish, at) : wish);
    }

    @Override
    public void wakeAll(String ground, Instant at) {
        if (memory.offersRestOn.equals(Optional.of(ground))) {
            return;
        }
        memory.offersRestOn = Optional.of(ground);
        memory.wishes.replaceAll((_, wish) -> woken(wish, at));
    }

    private static Wish woken(Wish wish, Instant at) {
        return waits(wish) ? new Wish(wish.who(), wish.status(), at) : wish;
    }

    private static boolean waits(Wish wish) {
        return wish.status() instanceof Status.Unmatched || wish.status() instanceof Status.Returned;
    }

    @Override
    public List<LeadId> claimWishes(Instant now, int most) {
        return memory.wishes.values().stream()
                .filter(wish -> !wish.dueAt().isAfter(now) && memory.isLive(wish.who().lead()))
                .sorted(Comparator.comparing(InMemoryHandoffPage::waits).thenComparing(Wish::dueAt))
                .map(wish -> wish.who().lead()).distinct().limit(most)
                .toList();
    }

    @Override
    public List<Wish> wishes(Collection<LeadId> leads) {
        return memory.wishes.values().stream().filter(wish -> leads.contains(wish.who().lead())).toList();
    }

    @Override
    public List<CameBack> cameBack(Collection<LeadId> leads) {
        return all().filter(each -> each.state() == HandoffState.RETURNED && leads.contains(each.lead()))
                .map(each -> new CameBack(new Wanting(each.lead(), each.cycle().kind()), each.rule(),
                        each.endedAt().orElseThrow()))
                .toList();
    }

    private Stream<Handoff> all() {
        return memory.handoffs.values().stream().map(KeptHandoff::handoff);
    }

    @Override
    public Map<LeadId, List<Handoff>> open(Collection<LeadId> leads) {
        return all().filter(each -> each.state().isOpen() && leads.contains(each.lead()))
                .collect(Collectors.groupingBy(Handoff::lead));
    }

    @Override
    public Optional<Handoff> find(UUID handoff) {
        return Optional.ofNullable(memory.handoffs.get(handoff)).map(KeptHandoff::handoff);
    }

    @Override
    public void add(Map<Handoff, Tree.Branch> packets) {
        packets.forEach((handoff, packet) -> {
            if (open(Set.of(handoff.lead())).values().stream().flatMap(List::stream)
                    .anyMatch(other -> other.cycle().kind() == handoff.cycle().kind())) {
                throw new IllegalStateException("two open handoffs of one lead");
            }
            memory.handoffs.put(handoff.id(), new KeptHandoff(handoff, handoff.lead(), Optional.of(packet),
                    InMemoryHandoffs.judge(packet)));
        });
    }

    @Override
    public void save(Collection<Handoff> handoffs) {
        handoffs.forEach(handoff -> memory.handoffs.computeIfPresent(handoff.id(),
                (_, kept) -> new KeptHandoff(handoff, kept.own(), kept.packet(), kept.judge())));
    }

    @Override
    public void append(List<Happening> happenings) {
        memory.happenings.addAll(happenings);
    }

    @Override
    public Optional<Tree.Branch> lockTeam(String team) {
        return Optional.ofNullable(memory.teams.get(team)).map(StoredTeam::written);
    }

    @Override
    public Map<UUID, Load> loads(String team) {
        Map<UUID, Load> loads = new HashMap<>();
        memory.turns.forEach((turn, at) -> {
            if (turn.team().equals(team)) {
                loads.put(turn.rep(), new Load(0, Optional.of(at)));
            }
        });
        all().filter(each -> each.state().isOpen() && each.team().equals(team)).flatMap(each -> each.rep().stream())
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
        all().filter(each -> each.state().isOpen() && each.team().equals(team))
                .forEach(each -> each.account().filter(accounts::contains).ifPresent(account -> each.rep()
                        .ifPresent(rep -> holders.computeIfAbsent(account, _ -> new HashSet<>()).add(rep))));
        return holders;
    }

    @Override
    public void stir(Collection<LeadId> leads, Instant at) {
        all().filter(each -> each.state() == HandoffState.ACCEPTED && leads.contains(each.lead()))
                .forEach(each -> memory.stirred.put(each.id(), at));
    }

    @Override
    public Set<ByRule> acceptedBy() {
        return all().filter(each -> each.state() == HandoffState.ACCEPTED).map(Handoff::rule)
                .collect(Collectors.toSet());
    }

    @Override
    public void stirBy(Set<ByRule> rules, Instant at) {
        all().filter(each -> each.state() == HandoffState.ACCEPTED && rules.contains(each.rule()))
                .forEach(each -> memory.stirred.put(each.id(), at));
    }

    @Override
    public void looked(UUID handoff, Optional<Instant> again) {
        again.ifPresentOrElse(at -> memory.stirred.put(handoff, at), () -> memory.stirred.remove(handoff));
    }

    private Optional<Instant> next(Handoff handoff) {
        return Stream.concat(handoff.next().stream(), Optional.ofNullable(memory.stirred.get(handoff.id())).stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<LeadId> claimClocks(Instant now, int most) {
        return all().filter(each -> each.state().isOpen() && next(each).filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(each -> next(each).orElse(now))).map(Handoff::lead).filter(memory::isLive)
                .distinct().limit(most).toList();
    }

    @Override
    public List<LeadId> claimUnattended(String team, Set<UUID> there, boolean queued, Set<LeadId> alone, int most) {
        return all()
                .filter(each -> each.team().equals(team)
                        && (each.state() == HandoffState.OFFERED
                                || each.state() == HandoffState.ACCEPTED && each.rep().isEmpty())
                        && !alone.contains(each.lead())
                        && each.rep().map(rep -> !there.contains(rep)).orElse(queued))
                .sorted(Comparator.comparing(Handoff::offeredAt)).map(Handoff::lead).filter(memory::isLive).distinct()
                .limit(most).toList();
    }
}
