package dev.baton.domain.definition;

import java.util.List;
import java.util.Optional;

/**
 * What the leads of one account come to together: one whole number under a name that the writer chooses, for
 * {@code enter} and {@code leave} to ask for. Rules never read it, so there are no cycles.
 */
public sealed interface RollUp {

    /** Its name. */
    String id();

    /** The highest score that one of the leads shows, of a dimension or, if none is named, of the total; at least 0. */
    record Highest(String id, Optional<String> score) implements RollUp {}

    /** The shown scores of all the leads together, but no more than so many. */
    record Together(String id, Optional<String> score, int most) implements RollUp {}

    /**
     * How many of some wanted roles an engaged lead fills: of a buying committee one is not enough.
     *
     * @param attribute which attribute tells a lead's role
     * @param wanted    the roles, each told by the texts that fit it
     * @param engaged   which leads are engaged
     */
    record Roles(String id, String attribute, List<Glob> wanted, Condition.OfScore engaged) implements RollUp {
        public Roles {
            wanted = List.copyOf(wanted);
        }

        /** Whether a lead has one of the roles. */
        public Condition.OfAttribute has(Glob role) {
            return new Condition.OfAttribute(attribute, new Comparison.Matches(List.of(role)));
        }
    }
}
