package dev.baton.domain.scoring;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Profile;

/** Answers the conditions that only the profile decides. */
final class ProfileQuestion {
    private ProfileQuestion() {
    }

    static boolean holds(Condition condition, Profile profile) {
        return switch (condition) {
            case Condition.OfAttribute(var name, var comparison) -> comparison.holds(profile.attribute(name));
            case Condition.OfAnswer(var question, var comparison) -> comparison.holds(profile.answer(question));
            case Condition.OfSource(var comparison) -> comparison.holds(profile.source().map(AttributeValue.Text::new));
            case Condition.OfConsent(var channel, var consent) -> profile.consent(channel) == consent;
            case Condition.OfAccount account ->
                profile.rolledUp(account.rollUp()).filter(account::holdsOf).isPresent();
            case Condition.OfCustomer _,Condition.All _,Condition.Any _,Condition.Not _,Condition.OfCount _,Condition.OfJourney _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _ ->
                throw new IllegalArgumentException("no question of the profile: " + condition);
        };
    }
}
