package dev.baton.domain.policy;

import dev.baton.domain.definition.Condition;
import java.util.List;

/**
 * A second threshold: an accepted lead of which this holds becomes sales-qualified by itself.
 *
 * @param needs the items of the rule's checklist that must be answered
 */
public record Promotion(Condition when, List<String> needs) {
    public Promotion {
        needs = List.copyOf(needs);
    }
}
