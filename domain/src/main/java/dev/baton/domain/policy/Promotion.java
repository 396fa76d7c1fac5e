package dev.baton.domain.policy;

import dev.baton.domain.definition.Condition;
import java.util.List;
import java.util.Optional;

/**
 * A second threshold: an accepted lead of which this holds becomes sales-qualified by itself.
 *
 * @param needs the items of the rule's checklist that must be answered; if not told, those that the checklist requires
 */
public record Promotion(Condition when, Optional<List<String>> needs) {
    public Promotion {
        needs = needs.map(List::copyOf);
    }
}
