package dev.baton.domain.definition;

import dev.baton.domain.engagement.Engagement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which engagements show something new of a lead that a person took out of a stage: those that fit an engagement or
 * frequency rule with positive points, or an {@code at-least} of what the stage asks for. What counting picks does not
 * matter.
 */
public final class NewEvidence {
    private final List<Asked> asked;

    /** What fits; an engagement without an asset gives nothing to a rule that counts by asset. */
    private record Asked(Match match, boolean byAsset) {}

    private NewEvidence(List<Asked> asked) {
        this.asked = List.copyOf(asked);
    }

    /** What a definition takes for new evidence at a stage that asks for this. */
    public static NewEvidence of(Collection<Rule> rules, Condition enter) {
        List<Asked> asked = new ArrayList<>();
        rules.stream().filter(rule -> rule.head().points().millionths() > 0).flatMap(NewEvidence::asked)
                .forEach(asked::add);
        counted(enter, asked);
        return new NewEvidence(asked.stream().distinct().toList());
    }

    private static Stream<Asked> asked(Rule rule) {
        return switch (rule) {
            case Rule.EngagementRule(var _, Match each, Counting count, var _) ->
                Stream.of(new Asked(each, count instanceof Counting.PerAsset));
            case Rule.FrequencyRule(var _, int _, boolean _, Match of, var _) -> Stream.of(new Asked(of, false));
            case Rule.AttributeRule _,Rule.LikelihoodRule _,Rule.AbsenceRule _,Rule.UnansweredRule _ -> Stream.empty();
        };
    }

    private static void counted(Condition condition, List<Asked> asked) {
        switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.forEach(part -> counted(part, asked));
            case Condition.Any(List<Condition> parts) -> parts.forEach(part -> counted(part, asked));
            case Condition.OfCount count when count.atLeast() -> asked.add(new Asked(count.of(), false));
            // Under "not" no at-least can stand.
            case Condition.Not _,Condition.OfCount _,Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfJourney _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                {
                }
        }
    }

    /** Whether nothing could ever be new evidence. */
    public boolean isImpossible() {
        return asked.isEmpty();
    }

    /** Whether an engagement, as it is judged, is new evidence. */
    public boolean isShownBy(Engagement engagement) {
        return asked.stream().anyMatch(each -> engagement.verdict().counts(each.match.suspect())
                && (!each.byAsset || engagement.asset().identity().isPresent()) && each.match.fits(engagement));
    }
}
