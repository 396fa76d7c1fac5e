package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.Stage;
import java.util.Optional;

/** One thing that a scenario expects of its lead. */
public sealed interface Expectation {

    /** The lead is in this stage. */
    record OfStage(Stage stage) implements Expectation {}

    /**
     * The shown score of a dimension, or of the total if none is named.
     *
     * @param order how it compares with the number; empty if it is to be that very number
     */
    record OfScore(Optional<String> dimension, Optional<Order> order, int than) implements Expectation {
        /** Whether a shown score is as expected. */
        public boolean holds(int shown) {
            int compared = Integer.compare(shown, than);
            return order.map(by -> by.holds(compared)).orElse(compared == 0);
        }

        /** The name by which the score is asked for. */
        public String name() {
            return dimension.orElse(References.TOTAL);
        }

        /** What is expected, in signs: {@code ≥ 60}. */
        public String sign() {
            return order.map(by -> switch (by) {
                case LESS -> "< ";
                case AT_MOST -> "≤ ";
                case AT_LEAST -> "≥ ";
                case MORE -> "> ";
            }).orElse("") + than;
        }
    }

    /** The grade is this one. */
    record OfGrade(String grade) implements Expectation {}

    /** The lead's journey has come to this position, and no further. */
    record OfJourney(Funnel position) implements Expectation {}
}
