package dev.baton.application.intake;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Statement.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads answers to qualification questions, by the names of the questions: a value as attributes have it, or
 * {@code {value, confidence, source, by, note}}. A written null takes back what was answered before.
 */
final class AnswerReader {
    private static final int MOST = 100;
    private static final int CERTAIN = 100;
    private static final int LONGEST_NAME = 200;

    private AnswerReader() {
    }

    /**
     * The answers under a field.
     *
     * @param by who tells them: nobody tells anything in the name of another
     */
    static List<Answered> read(Fields fields, String name, Optional<String> by) {
        List<Answered> answers = new ArrayList<>();
        fields.entries(name, MOST).forEach((question, item) -> {
            if (Names.isAttribute(question)) {
                answer(fields.reading(), item)
                        .ifPresent(answer -> answers.add(new Answered(question, answer.toldBy(by))));
            } else {
                fields.reading().object(item.place(), Flaw.MALFORMED, question, "bant.budget");
            }
        });
        return answers;
    }

    private static Optional<Answer> answer(Reading reading, Fields.Placed item) {
        if (item.tree() instanceof Tree.Branch branch && branch.at("value").isPresent()) {
            return full(reading.fields(item.tree(), item.place()));
        }
        return ReportFields.isNothing(item.tree())
                ? Optional.of(new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty()))
                : AttributeValue.read(reading, item.tree(), item.place()).map(Answer::of);
    }

    private static Optional<Answer> full(Fields fields) {
        Optional<Tree> written = fields.tree("value").filter(tree -> !ReportFields.isNothing(tree));
        Optional<AttributeValue> value = written
                .flatMap(tree -> AttributeValue.read(fields.reading(), tree, fields.at("value")));
        Optional<Answer> answer = Optional.of(new Answer(value, fields.whole("confidence", 0, CERTAIN),
                fields.word("source", Answer.Source.WORDS), fields.text("by", LONGEST_NAME), fields.text("note")));
        fields.finish();
        return answer.filter(_ -> written.isEmpty() || value.isPresent());
    }
}
