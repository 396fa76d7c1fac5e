package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Grade;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that what a condition names exists in its definition. */
record References(Reading reading, Map<String, Dimension> dimensions, Optional<Grade> grade) {

    /** Objects at the place of the condition to everything in it that refers to nothing. */
    void check(Condition condition, Pointer place) {
        switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.forEach(part -> check(part, place));
            case Condition.Any(List<Condition> parts) -> parts.forEach(part -> check(part, place));
            case Condition.Not(Condition part) -> check(part, place);
            case Condition.OfScore score -> score.dimension().filter(name -> !dimensions.containsKey(name))
                    .ifPresent(name -> reading.object(place, Flaw.UNKNOWN_REFERENCE, name,
                            String.join(", ", dimensions.keySet()) + ", total"));
            case Condition.OfGrade _ -> {
                if (grade.isEmpty()) {
                    reading.object(place, Flaw.UNKNOWN_REFERENCE, "grade", String.join(", ", dimensions.keySet()));
                }
            }
            case Condition.OfAttribute _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfCount _,Condition.OfStage _ ->
                {
                }
        }
    }

    /** Whether a condition asks for the stage, which leaving may not. */
    static boolean asksForStage(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(References::asksForStage);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(References::asksForStage);
            case Condition.Not(Condition part) -> asksForStage(part);
            case Condition.OfStage _ -> true;
            case Condition.OfAttribute _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfCount _,Condition.OfScore _,Condition.OfGrade _ ->
                false;
        };
    }
}
