package dev.baton.domain.scoring;

import dev.baton.domain.definition.Comparison;
import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Condition.OfAccount;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.FoldedText;
import dev.baton.domain.lead.Profile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The numbered questions of a plan about a profile; an attribute of which much is asked is looked up and folded once. */
final class ProfileQuestions {
    private final List<Question> others = new ArrayList<>();
    private final List<OfOne> attributes = new ArrayList<>();
    private final List<AccountQuestion> aboutAccount = new ArrayList<>();
    private final int size;

    private record Question(int number, Condition condition) {}

    /** A question about what the account of the lead comes to. */
    record AccountQuestion(int number, OfAccount condition) {
        boolean holds(Map<String, Integer> rolledUp) {
            return Optional.ofNullable(rolledUp.get(condition.rollUp())).filter(condition::holdsOf).isPresent();
        }
    }

    private record Compared(int number, Comparison comparison) {}

    private record OfOne(String attribute, List<Compared> questions) {}

    ProfileQuestions(List<Condition> questions) {
        Map<String, List<Compared>> byAttribute = new TreeMap<>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i) instanceof OfAccount asked) {
                aboutAccount.add(new AccountQuestion(i, asked));
            }
            if (questions.get(i) instanceof Condition.OfAttribute(String name, Comparison comparison)) {
                byAttribute.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Compared(i, comparison));
            } else {
                others.add(new Question(i, questions.get(i)));
            }
        }
        byAttribute.forEach((name, all) -> attributes.add(new OfOne(name, List.copyOf(all))));
        this.size = questions.size();
    }

    List<AccountQuestion> aboutAccount() {
        return aboutAccount;
    }

    /** The answers, by the numbers of the questions. */
    BitSet answers(Profile profile) {
        BitSet answers = new BitSet(size);
        for (int i = 0; i < attributes.size(); i++) {
            answer(attributes.get(i), profile, answers);
        }
        for (int i = 0; i < others.size(); i++) {
            Question question = others.get(i);
            answers.set(question.number, ProfileQuestion.holds(question.condition, profile));
        }
        return answers;
    }

    private static void answer(OfOne asked, Profile profile, BitSet answers) {
        Optional<AttributeValue> value = profile.attribute(asked.attribute);
        boolean isText = value.isPresent() && value.get() instanceof AttributeValue.Text;
        String folded = isText ? FoldedText.fold(((AttributeValue.Text) value.get()).value()) : "";
        for (int i = 0; i < asked.questions.size(); i++) {
            Compared question = asked.questions.get(i);
            answers.set(question.number, isText && question.comparison.readsFolded()
                    ? question.comparison.holdsOfFolded(folded)
                    : question.comparison.holds(value));
        }
    }
}
