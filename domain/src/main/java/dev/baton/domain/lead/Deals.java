package dev.baton.domain.lead;

import dev.baton.domain.lead.Statement.CustomerIs;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The deals of a lead, by what was offered to sales, what people decided, and what was told of them.
 *
 * <p>Of two outcomes the one that was so later holds, whichever was told first: one that comes late is kept, and moves nothing.
 *
 * <p>A loss that is told next after a win is the same deal told right: it takes the win back, as if it had never been. Once
 * sales has got the lead again, in another cycle, a loss is one of another deal. An offer that was under way while its deal
 * was won is of the cycle that was won, and so changes nothing.
 *
 * <p>Deals of whoever is a customer already are deals of an expansion.
 */
final class Deals {
    /** A win, and the cycle it closed as far as facts tell: the machine may have begun one more of which nobody was told. */
    private record Won(LeadFact fact, Cycle cycle) {
        boolean isBefore(Cycle offered) {
            return offered.kind() != cycle.kind() || offered.number() > cycle.number();
        }
    }

    private final Map<CycleKind, WithSales> kinds = new EnumMap<>(CycleKind.class);
    private final List<LeadFact> customer;
    private final List<LeadFact> settled = new ArrayList<>();
    private final List<Won> latest = new ArrayList<>();
    private Instant toldOf = Instant.MIN;

    private Deals(Collection<LeadFact> facts) {
        customer = facts.stream().filter(fact -> fact.says() instanceof CustomerIs).toList();
        for (CycleKind kind : CycleKind.values()) {
            kinds.put(kind, new WithSales());
        }
    }

    private static Deals read(Collection<LeadFact> facts, Predicate<LeadFact> wanted) {
        Deals deals = new Deals(facts);
        facts.stream().filter(wanted).sorted(LeadFact.BY_POSITION).forEach(deals::take);
        return deals;
    }

    /** All that these facts tell. */
    static Deals of(Collection<LeadFact> facts) {
        return read(facts, _ -> true);
    }

    /** What stands before a fact. */
    static Deals before(LeadFact fact, Collection<LeadFact> facts) {
        return read(facts, before -> LeadFact.BY_POSITION.compare(before, fact) < 0);
    }

    /** The wins that nobody has taken back. */
    List<LeadFact> won() {
        return Stream.concat(settled.stream(), latest.stream().map(Won::fact)).toList();
    }

    List<Pause> pauses() {
        return kinds.values().stream().flatMap(kind -> kind.pauses().stream()).toList();
    }

    /** The offers of which nothing tells that they ended, nor that their cycle was closed. */
    Map<UUID, Cycle> lasting() {
        Map<UUID, Cycle> lasting = new HashMap<>();
        kinds.values().forEach(kind -> lasting.putAll(kind.offers()));
        return lasting;
    }

    /** Whether something is known that was so later than what this tells of a deal. */
    boolean overtake(LeadFact outcome) {
        return outcome.when().occurredAt().isBefore(toldOf);
    }

    /** Whether this takes back the win told last. */
    boolean areTakenBackBy(LeadFact outcome) {
        return outcome.says() instanceof OutcomeIs told && told.outcome() == Outcome.LOST && !overtake(outcome)
                && !latest.isEmpty();
    }

    /** Whether this tells once more of the win told last. */
    boolean areRepeatedBy(LeadFact outcome) {
        return outcome.says() instanceof OutcomeIs told && told.outcome() == Outcome.WON && !overtake(outcome)
                && !latest.isEmpty();
    }

    /**
     * Whether an outcome tells of a deal with somebody who was a customer before it was so. Whoever is said to have become one
     * at the very instant of the deal became it by this deal.
     */
    boolean areOfCustomer(LeadFact outcome) {
        Instant at = outcome.when().occurredAt();
        Stream<LeadFact> told = customer.stream().filter(each -> each.when().occurredAt().isBefore(at)
                && !each.position().isAfter(outcome.position()));
        return Stream.concat(told, won().stream().filter(outcome::holdsOver))
                .reduce((one, other) -> other.holdsOver(one) ? other : one)
                .filter(last -> !(last.says() instanceof CustomerIs(boolean is, Optional<Instant> until))
                        || is && until.orElse(Instant.MAX).isAfter(at))
                .isPresent();
    }

    private void take(LeadFact fact) {
        Instant at = fact.position();
        switch (fact.says()) {
            case Offered(Cycle cycle, UUID handoff) -> {
                settle(won -> won.isBefore(cycle));
                of(cycle.kind()).offered(handoff, cycle, at);
            }
            case OfferEnded(Cycle _, UUID handoff, var _) -> kinds.values().forEach(kind -> kind.ended(handoff, at));
            case OutcomeIs told when !overtake(fact) -> told(fact, told.outcome());
            case Decided(Cycle cycle, Decision.Moved(Stage to, var _), var _, var _) -> decided(fact, cycle, to);
            default -> {
            }
        }
    }

    private void told(LeadFact fact, Outcome outcome) {
        CycleKind kind = dealOf(fact);
        boolean again = !latest.isEmpty() && !isAtWork();
        toldOf = fact.when().occurredAt();
        switch (outcome) {
            case OPPORTUNITY -> {
                settle(_ -> true);
                of(kind).accepted(fact.position());
            }
            case WON -> {
                latest.add(new Won(fact, again ? latest.getLast().cycle() : new Cycle(kind, of(kind).number())));
                of(kind).closed(fact.position());
            }
            case LOST -> {
                latest.clear();
                of(kind).closed(fact.position());
            }
        }
    }

    private void decided(LeadFact fact, Cycle cycle, Stage to) {
        WithSales kind = of(cycle.kind());
        kind.heardOf(cycle);
        if (to == Stage.WON) {
            latest.add(new Won(fact, new Cycle(cycle.kind(), kind.number())));
        } else {
            settle(_ -> true);
        }
        if (to == Stage.WON || to == Stage.LOST) {
            toldOf = fact.when().occurredAt().isAfter(toldOf) ? fact.when().occurredAt() : toldOf;
        }
        if (to.isAccepted()) {
            kind.accepted(fact.position());
        } else {
            kind.closed(fact.position());
        }
    }

    private void settle(Predicate<Won> which) {
        latest.stream().filter(which).map(Won::fact).forEach(settled::add);
        latest.removeIf(which);
    }

    /** Whose deal an outcome tells of: of the first business while sales works on it, else of the expansion if there is one. */
    private CycleKind dealOf(LeadFact outcome) {
        if (of(CycleKind.NEW_BUSINESS).isAccepted()) {
            return CycleKind.NEW_BUSINESS;
        }
        return of(CycleKind.EXPANSION).lasts() || areOfCustomer(outcome)
                ? CycleKind.EXPANSION
                : CycleKind.NEW_BUSINESS;
    }

    private boolean isAtWork() {
        return of(CycleKind.NEW_BUSINESS).isAccepted() || of(CycleKind.EXPANSION).lasts();
    }

    private WithSales of(CycleKind kind) {
        return Optional.ofNullable(kinds.get(kind)).orElseThrow();
    }
}
