package dev.baton.application.memory;

import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.WishPage;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leads that are to be offered, in memory. */
record InMemoryWishPage(Memory memory) implements WishPage {

    @Override
    public void put(List<Wish> wishes) {
        wishes.forEach(wish -> memory.wishes.put(wish.who(), wish));
    }

    @Override
    public void putIfUnknown(List<Wish> wishes) {
        wishes.forEach(wish -> memory.wishes.putIfAbsent(wish.who(), wish));
    }

    @Override
    public Set<Wanting> remove(Collection<Wanting> leads) {
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

    @Override
    public boolean restsOn(String ground) {
        return memory.offersRestOn.equals(Optional.of(ground));
    }

    private static Wish woken(Wish wish, Instant at) {
        return waits(wish) ? new Wish(wish.who(), wish.status(), at) : wish;
    }

    private static boolean waits(Wish wish) {
        return wish.status() instanceof Status.Unmatched || wish.status() instanceof Status.Returned;
    }

    @Override
    public List<LeadId> claim(Instant now, int most) {
        return memory.wishes.values().stream()
                .filter(wish -> !wish.dueAt().isAfter(now) && memory.isLive(wish.who().lead()))
                .sorted(Comparator.comparing(InMemoryWishPage::waits).thenComparing(Wish::dueAt))
                .map(wish -> wish.who().lead()).distinct().limit(most)
                .toList();
    }

    @Override
    public List<Wish> of(Collection<LeadId> leads) {
        return memory.wishes.values().stream().filter(wish -> leads.contains(wish.who().lead())).toList();
    }
}
