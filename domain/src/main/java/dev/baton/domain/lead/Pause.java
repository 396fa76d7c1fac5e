package dev.baton.domain.lead;

import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.OfferEnded;
import dev.baton.domain.lead.Statement.Offered;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.lead.Statement.OutcomeIs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return read(facts).values().stream().flatMap(kind -> kind.pauses().stream()).toList();
    }

    /** The offers of which these facts do not tell that they ended, nor that their cycle was closed. */
    public static Map<UUID, Cycle> lasting(Collection<LeadFact> facts) {
        Map<UUID, Cycle> lasting = new HashMap<>();
        read(facts).values().forEach(kind -> lasting.putAll(kind.offers));
        return lasting;
    }

    private static Map<CycleKind, WithSales> read(Collection<LeadFact> facts) {
        Map<CycleKind, WithSales> kinds = new EnumMap<>(CycleKind.class);
        for (CycleKind kind : CycleKind.values()) {
            kinds.put(kind, new WithSales());
        }
        facts.stream().sorted(LeadFact.BY_POSITION).forEach(fact -> {
            Instant at = fact.position();
            switch (fact.says()) {
                case Offered(Cycle cycle, UUID handoff) -> of(kinds, cycle.kind()).offered(handoff, cycle, at);
                case OfferEnded(Cycle _, UUID handoff, var _) ->
                    kinds.values().forEach(kind -> kind.ended(handoff, at));
                case OutcomeIs(Outcome outcome, var _, var _) when outcome == Outcome.OPPORTUNITY ->
                    of(kinds, dealOf(kinds, fact, facts)).accepted(at);
                case OutcomeIs _ -> of(kinds, dealOf(kinds, fact, facts)).closed(at);
                case Decided(Cycle cycle, Decision.Moved(Stage to, var _), var _, var _) when to.isAccepted() ->
                    of(kinds, cycle.kind()).accepted(at);
                case Decided(Cycle cycle, Decision.Moved _, var _, var _) -> of(kinds, cycle.kind()).closed(at);
                default -> {
                }
            }
        });
        return kinds;
    }

    private static WithSales of(Map<CycleKind, WithSales> kinds, CycleKind kind) {
        return Optional.ofNullable(kinds.get(kind)).orElseThrow();
    }

    /** Whose deal an outcome tells of: of the first business while sales works on it, else of the expansion if there is one. */
    private static CycleKind dealOf(Map<CycleKind, WithSales> kinds, LeadFact outcome, Collection<LeadFact> facts) {
        if (of(kinds, CycleKind.NEW_BUSINESS).accepted) {
            return CycleKind.NEW_BUSINESS;
        }
        return of(kinds, CycleKind.EXPANSION).lasts() || Wins.isOfCustomer(outcome, facts)
                ? CycleKind.EXPANSION
                : CycleKind.NEW_BUSINESS;
    }

    /** When sales has a lead in its cycles of one kind. */
    private static final class WithSales {
        private final List<Pause> over = new ArrayList<>();
        private final Map<UUID, Cycle> offers = new HashMap<>();
        private boolean accepted;
        private Optional<Instant> since = Optional.empty();

        boolean lasts() {
            return since.isPresent();
        }

        void offered(UUID handoff, Cycle cycle, Instant at) {
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

        List<Pause> pauses() {
            List<Pause> all = new ArrayList<>(over);
            since.ifPresent(from -> all.add(new Pause(from, Instant.MAX)));
            return all;
        }
    }
}
