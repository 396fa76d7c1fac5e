package dev.baton.domain.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When sales has a lead in its cycles of one kind. */
final class WithSales {
    private final List<Pause> over = new ArrayList<>();
    private final Map<UUID, Cycle> offers = new HashMap<>();
    private int number = 1;
    private boolean accepted;
    private Optional<Instant> since = Optional.empty();

    boolean isAccepted() {
        return accepted;
    }

    boolean lasts() {
        return since.isPresent();
    }

    /** The number of the latest cycle of which anything was told. */
    int number() {
        return number;
    }

    void heardOf(Cycle cycle) {
        number = Math.max(number, cycle.number());
    }

    void offered(UUID handoff, Cycle cycle, Instant at) {
        heardOf(cycle);
        offers.put(handoff, cycle);
        since = since.or(() -> Optional.of(at));
    }

    void accepted(Instant at) {
        accepted = true;
        since = since.or(() -> Optional.of(at));
    }

    void ended(UUID handoff, Instant at) {
        if (offers.remove(handoff) != null && offers.isEmpty() && !accepted) {
            closed(at);
        }
    }

    void closed(Instant at) {
        offers.clear();
        accepted = false;
        since.filter(at::isAfter).ifPresent(from -> over.add(new Pause(from, at)));
        since = Optional.empty();
    }

    /** The offers of which nothing tells that they are over. */
    Map<UUID, Cycle> offers() {
        return Map.copyOf(offers);
    }

    List<Pause> pauses() {
        List<Pause> all = new ArrayList<>(over);
        since.ifPresent(from -> all.add(new Pause(from, Instant.MAX)));
        return all;
    }
}
