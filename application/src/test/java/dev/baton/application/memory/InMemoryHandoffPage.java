package dev.baton.application.memory;

import dev.baton.application.intake.HandoffPage;
import dev.baton.application.memory.Memory.KeptHandoff;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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
}
