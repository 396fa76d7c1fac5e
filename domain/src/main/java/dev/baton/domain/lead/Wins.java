package dev.baton.domain.lead;

import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.Offered;
import dev.baton.domain.lead.Statement.OutcomeIs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The deals that were won. A loss that is told next, of the same time or later, is the same deal told right: it takes the win
 * back, as if it had never been. Once sales has got the lead again, a loss is one of another deal.
 *
 * <p>Deals of whoever is a customer already are deals of an expansion.
 */
final class Wins {
    private final List<LeadFact> settled = new ArrayList<>();
    private final List<LeadFact> latest = new ArrayList<>();

    private static Wins read(Collection<LeadFact> sales) {
        Wins wins = new Wins();
        sales.stream().sorted(LeadFact.BY_POSITION).forEach(wins::take);
        return wins;
    }

    /** Those that nobody has taken back. */
    static List<LeadFact> of(Collection<LeadFact> sales) {
        Wins wins = read(sales);
        wins.settle();
        return wins.settled;
    }

    /** Whether a fact takes back a win among these. */
    static boolean takesBack(LeadFact fact, Collection<LeadFact> sales) {
        return fact.says() instanceof OutcomeIs told && told.outcome() == Statement.Outcome.LOST
                && before(fact, sales).latest.stream().anyMatch(fact::holdsOver);
    }

    /** Whether a fact tells once more of a win among these. */
    static boolean repeats(LeadFact fact, Collection<LeadFact> sales) {
        return fact.says() instanceof OutcomeIs told && told.outcome() == Statement.Outcome.WON
                && !before(fact, sales).latest.isEmpty();
    }

    /**
     * Whether a fact tells of a deal with somebody who was a customer before it was so. Whoever is said to have become one at
     * the very instant of the deal became it by this deal.
     *
     * @param facts of these, what people decided and who was said to be a customer; as far as they stand before that fact
     */
    static boolean isOfCustomer(LeadFact fact, Collection<LeadFact> facts) {
        Instant at = fact.when().occurredAt();
        Stream<LeadFact> told = facts.stream().filter(each -> each.says() instanceof CustomerIs
                && each.when().occurredAt().isBefore(at) && !each.position().isAfter(fact.position()));
        Wins wins = before(fact, facts);
        wins.settle();
        return Stream.concat(told, wins.settled.stream().filter(fact::holdsOver))
                .reduce((one, other) -> other.holdsOver(one) ? other : one)
                .filter(last -> !(last.says() instanceof CustomerIs(boolean customer, Optional<Instant> until))
                        || customer && until.orElse(Instant.MAX).isAfter(at))
                .isPresent();
    }

    private static Wins before(LeadFact fact, Collection<LeadFact> facts) {
        return read(facts.stream().filter(before -> LeadFact.BY_POSITION.compare(before, fact) < 0).toList());
    }

    private void take(LeadFact fact) {
        switch (fact.says()) {
            case OutcomeIs told -> {
                switch (told.outcome()) {
                    case WON -> latest.add(fact);
                    case LOST -> latest.removeIf(fact::holdsOver);
                    case OPPORTUNITY -> settle();
                }
            }
            case Decided(var _, Decision.Moved(Stage to, var _), var _, var _) when to == Stage.WON -> latest.add(fact);
            case Decided(var _, Decision.Moved _, var _, var _) -> settle();
            case Offered _ -> settle();
            default -> {
            }
        }
    }

    private void settle() {
        settled.addAll(latest);
        latest.clear();
    }
}
