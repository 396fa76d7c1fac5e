package dev.baton.domain.scoring;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Counting;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Journey;
import dev.baton.domain.definition.Rule;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a lead could enter a stage by the mere passing of time: because what {@code enter} asks for comes to hold, or what
 * {@code leave} asks for ceases to. (That a customer ceases to be one is a matter of the lead.) Mostly neither can, since points only fade; then leads in no stage need not be looked at
 * each midnight. In doubt the answer is yes.
 *
 * @param scoresRise whether a score can rise by itself
 * @param scoresFall whether a score can fall by itself
 * @param journey    the journey of the definition, which can only fall back by itself
 */
record Rising(boolean scoresRise, boolean scoresFall, Journey journey) {

    /** How what rules ask for changes; they see no scores. */
    private static Rising ofFacts(Definition definition) {
        return new Rising(false, false, definition.journey());
    }

    static boolean byItself(Definition definition) {
        Rising facts = ofFacts(definition);
        Rising rising = new Rising(definition.rules().stream().anyMatch(facts::rises),
                definition.rules().stream().anyMatch(facts::falls), definition.journey());
        return definition.stages().values().stream().anyMatch(
                rule -> rising.mayHold(rule.enter()) || rule.leave().filter(rising::mayCease).isPresent());
    }

    /** Whether an exclusion could begin or end by the mere passing of time. */
    static boolean excludesByItself(Definition definition) {
        Rising facts = ofFacts(definition);
        return definition.exclusions().stream()
                .anyMatch(exclusion -> facts.mayHold(exclusion.when()) || facts.mayCease(exclusion.when()));
    }

    private boolean rises(Rule rule) {
        return changes(rule, rule.head().points().millionths());
    }

    private boolean falls(Rule rule) {
        return changes(rule, -rule.head().points().millionths());
    }

    /** Whether the rule's value can change by itself in the direction in which these points go. */
    private boolean changes(Rule rule, long points) {
        return switch (rule) {
            case Rule.AttributeRule(var _, Condition when) -> points >= 0 && mayHold(when)
                    || points <= 0 && mayCease(when);
            // The earliest of an asset leaves the look-back, and a younger, less faded one takes its place.
            case Rule.EngagementRule(var _, var _, Counting count, Fading fades) -> {
                boolean perAsset = count instanceof Counting.PerAsset;
                boolean fading = !(fades instanceof Fading.None);
                yield points < 0 ? fading || perAsset : fading && perAsset;
            }
            case Rule.LikelihoodRule _ -> false;
            case Rule.FrequencyRule _ -> points <= 0;
            case Rule.AbsenceRule _ -> points >= 0;
            case Rule.UnansweredRule _ -> false;
        };
    }

    /** Whether a condition that does not hold can come to hold. */
    private boolean mayHold(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(this::mayHold);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(this::mayHold);
            case Condition.Not(Condition part) -> mayCease(part);
            case Condition.OfCount count -> !count.atLeast() && count.within().isPresent();
            case Condition.OfJourney(var positions) -> falls(step -> !positions.contains(step.position())
                    && positions.stream().anyMatch(position -> position.compareTo(step.position()) < 0));
            case Condition.OfScore score -> isUpperBound(score.order()) ? scoresFall : scoresRise;
            case Condition.OfGrade _ -> scoresRise || scoresFall;
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfStage _,Condition.OfAccount _ ->
                false;
        };
    }

    /** Whether a condition that holds can cease to. */
    private boolean mayCease(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(this::mayCease);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(this::mayCease);
            case Condition.Not(Condition part) -> mayHold(part);
            case Condition.OfCount count -> count.atLeast() && count.within().isPresent();
            case Condition.OfJourney(var positions) -> falls(step -> positions.contains(step.position()));
            case Condition.OfScore score -> isUpperBound(score.order()) ? scoresRise : scoresFall;
            case Condition.OfGrade _ -> scoresRise || scoresFall;
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfStage _,Condition.OfAccount _ ->
                false;
        };
    }

    /** Whether a lead can fall back from one of these steps. */
    private boolean falls(Predicate<Journey.Step> from) {
        return journey.steps().stream().anyMatch(step -> from.test(step) && step.reached().within().isPresent());
    }

    private static boolean isUpperBound(Order order) {
        return order == Order.LESS || order == Order.AT_MOST;
    }
}
