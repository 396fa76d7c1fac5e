package dev.baton.domain.scoring;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Counting;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.StageRule;
import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Rule;
import java.util.List;

/**
 * Whether a lead could enter a stage by the mere passing of time. Mostly it cannot, since points only fade; then leads in
 * no stage need not be looked at each midnight. In doubt the answer is yes.
 */
final class Rising {
    private Rising() {
    }

    static boolean byItself(Definition definition) {
        return definition.rules().stream().anyMatch(Rising::byItself)
                || definition.stages().values().stream().map(StageRule::enter).anyMatch(Rising::byItself);
    }

    private static boolean byItself(Rule rule) {
        boolean takesAway = rule.head().points().millionths() < 0;
        return switch (rule) {
            case Rule.AttributeRule(var _, Condition when) -> byItself(when) || takesAway && counts(when);
            // The earliest of an asset leaves the look-back, and a younger, less faded one takes its place.
            case Rule.EngagementRule(var _, var _, Counting count, Fading fades) -> !(fades instanceof Fading.None)
                    && (takesAway || count instanceof Counting.PerAsset)
                    || takesAway && count instanceof Counting.PerAsset;
            case Rule.FrequencyRule _ -> takesAway;
            case Rule.AbsenceRule _ -> !takesAway;
            case Rule.UnansweredRule _ -> false;
        };
    }

    private static boolean byItself(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(Rising::byItself);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(Rising::byItself);
            case Condition.Not(Condition part) -> byItself(part) || readsScores(part);
            case Condition.OfCount count -> !count.atLeast();
            case Condition.OfScore score -> score.order() == Order.LESS || score.order() == Order.AT_MOST;
            case Condition.OfGrade _ -> true;
            case Condition.OfAttribute _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfStage _ ->
                false;
        };
    }

    private static boolean readsScores(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(Rising::readsScores);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(Rising::readsScores);
            case Condition.Not(Condition part) -> readsScores(part);
            case Condition.OfScore _,Condition.OfGrade _ -> true;
            case Condition.OfAttribute _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfStage _,Condition.OfCount _ ->
                false;
        };
    }

    private static boolean counts(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(Rising::counts);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(Rising::counts);
            case Condition.Not(Condition part) -> counts(part);
            case Condition.OfCount _ -> true;
            case Condition.OfAttribute _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _ ->
                false;
        };
    }
}
