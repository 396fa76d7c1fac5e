package dev.baton.domain.lead;

import dev.baton.domain.lead.Statement.ByPeople;
import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.OutcomeIs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A time in which points do not fade: from when sales took a lead over until that cycle was closed. Nobody at sales loses a
 * lead's points by working on it.
 *
 * @param from  its first instant
 * @param until the first instant after it; {@link Instant#MAX} while it lasts
 */
public record Pause(Instant from, Instant until) {

    /** Whether it lasts at an instant. */
    public boolean lastsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** The pauses that decisions of people make, for each kind of cycle on its own; overrides neither begin nor end any. */
    static List<Pause> of(Collection<LeadFact> decisions) {
        List<Pause> pauses = new ArrayList<>();
        Map<CycleKind, Instant> open = new EnumMap<>(CycleKind.class);
        decisions.stream().sorted(LeadFact.BY_POSITION).forEach(fact -> {
            switch ((ByPeople) fact.says()) {
                case OutcomeIs _ -> close(open, dealOf(open), fact, pauses);
                case Decided(Cycle cycle, Decision.Moved(Stage to, var _), var _, var _) -> {
                    if (to.isAccepted()) {
                        open.putIfAbsent(cycle.kind(), fact.position());
                    } else {
                        close(open, cycle.kind(), fact, pauses);
                    }
                }
                case Decided _ -> {
                }
            }
        });
        open.values().forEach(from -> pauses.add(new Pause(from, Instant.MAX)));
        return List.copyOf(pauses);
    }

    /** Whose deal an outcome tells of: that of the first business while sales has it. */
    private static CycleKind dealOf(Map<CycleKind, Instant> open) {
        return open.containsKey(CycleKind.NEW_BUSINESS) ? CycleKind.NEW_BUSINESS : CycleKind.EXPANSION;
    }

    private static void close(Map<CycleKind, Instant> open, CycleKind kind, LeadFact fact, List<Pause> pauses) {
        if (open.remove(kind) instanceof Instant from && from.isBefore(fact.position())) {
            pauses.add(new Pause(from, fact.position()));
        }
    }
}
