package dev.baton.domain.lead;

import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.Offered;
import dev.baton.domain.lead.Statement.OutcomeIs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The deals that were won. A loss that is told next, of the same time or later, is the same deal told right: it takes the win
 * back, as if it had never been. Once sales has got the lead again, a loss is one of another deal.
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
                && read(sales.stream().filter(before -> LeadFact.BY_POSITION.compare(before, fact) < 0).toList()).latest
                        .stream().anyMatch(fact::holdsOver);
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
