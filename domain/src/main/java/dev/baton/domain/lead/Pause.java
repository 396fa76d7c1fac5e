package dev.baton.domain.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A time in which points do not fade: from when the lead was offered to sales, or sales took it over without, until the
 * offer or that cycle was closed. Nobody at sales loses a lead's points by working on it.
 *
 * @param from  its first instant
 * @param until the first instant after it; {@link Instant#MAX} while it lasts
 */
public record Pause(Instant from, Instant until) {

    /** Whether it lasts at an instant. */
    public boolean lastsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /**
     * The pauses that offers and decisions of people make, for each kind of cycle on its own; overrides neither begin nor end
     * any.
     */
    static List<Pause> of(Collection<LeadFact> facts) {
        return Deals.of(facts).pauses();
    }

    /** The offers of which these facts do not tell that they ended, nor that their cycle was closed. */
    public static Map<UUID, Cycle> lasting(Collection<LeadFact> facts) {
        return Deals.of(facts).lasting();
    }
}
