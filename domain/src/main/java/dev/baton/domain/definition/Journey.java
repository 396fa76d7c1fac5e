package dev.baton.domain.definition;

import dev.baton.domain.engagement.Funnel;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far leads go on their way to a decision, and what proves it: a lead is at the furthest position for which enough
 * counted engagements speak, whether or not it was seen at the earlier ones. When a window closes it falls back.
 *
 * @param steps the furthest first, each position at most once
 */
public record Journey(List<Step> steps) {
    /** A definition that tells no journey: every lead's is unknown. */
    public static final Journey NONE = new Journey(List.of());

    public Journey {
        steps = steps.stream().sorted(Comparator.comparing(Step::position).reversed()).toList();
    }

    /** One position, and the count that proves that a lead has come to it. */
    public record Step(Funnel position, Condition.OfCount reached) {}

    /** The positions that a lead can be at. */
    public Set<Funnel> positions() {
        Set<Funnel> positions = EnumSet.noneOf(Funnel.class);
        steps.forEach(step -> positions.add(step.position));
        return positions;
    }

    /** The furthest step whose count holds; empty while none does. */
    public Optional<Step> furthest(Predicate<Condition.OfCount> holds) {
        return steps.stream().filter(step -> holds.test(step.reached)).findFirst();
    }
}
