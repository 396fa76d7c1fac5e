package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.definition.Expectation.OfGrade;
import dev.baton.domain.definition.Expectation.OfJourney;
import dev.baton.domain.definition.Expectation.OfScore;
import dev.baton.domain.definition.Expectation.OfStage;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what a scenario expects: {@code {stage: MQL, scores: {fit: 65, total: {at-least: 50}}, grade: A1}}. */
final class ExpectationReader {
    private static final List<String> ORDERS = List.of("at-least", "above", "at-most", "below");
    private static final int MOST_SCORES = 13;

    private final Fields fields;
    private final References references;
    private final List<Expectation> expected = new ArrayList<>();

    ExpectationReader(Fields fields, References references) {
        this.fields = fields;
        this.references = references;
    }

    List<Expectation> read() {
        int before = fields.reading().count();
        fields.word("stage", Arrays.stream(Stage.values()).collect(Collectors.toMap(Stage::name, Function.identity())))
                .ifPresent(stage -> expected.add(new OfStage(stage)));
        fields.entries("scores", MOST_SCORES).forEach((name, item) -> score(name, item).ifPresent(expected::add));
        known("grade", references.grades()).ifPresent(grade -> expected.add(new OfGrade(grade)));
        known("journey", references.journey().positions().stream().map(Funnel::code).toList())
                .map(Funnel.WORDS::get).ifPresent(position -> expected.add(new OfJourney(position)));
        fields.finish();
        if (expected.isEmpty() && fields.reading().count() == before) {
            fields.reading().object(fields.place(), Flaw.ONE_OF_NEEDED, "stage, scores, grade, journey");
        }
        return expected;
    }

    private Optional<String> known(String name, List<String> known) {
        Optional<String> said = fields.text(name, 60);
        said.filter(word -> !known.contains(word))
                .ifPresent(word -> fields.object(name, Flaw.UNKNOWN_REFERENCE, word, String.join(", ", known)));
        return said.filter(known::contains);
    }

    private Optional<Expectation> score(String name, Fields.Placed item) {
        if (!references.knowsScore(name)) {
            fields.reading().object(item.place(), Flaw.UNKNOWN_REFERENCE, name, references.scores());
        }
        Optional<String> dimension = Optional.of(name).filter(named -> !References.TOTAL.equals(named));
        if (!(item.tree() instanceof Tree.Branch written)) {
            return whole(fields.fields("scores").orElseThrow(), name)
                    .map(than -> new OfScore(dimension, Optional.empty(), than));
        }
        Fields inner = fields.reading().fields(written, item.place());
        Optional<Expectation> read = inner.exactlyOne(ORDERS).flatMap(word -> inner.required(word, whole(inner, word))
                .map(than -> new OfScore(dimension, Order.named(word), than)));
        inner.finish();
        return read;
    }

    private static Optional<Integer> whole(Fields inner, String name) {
        return inner.whole(name, -Points.MOST, Points.MOST);
    }
}
