package dev.baton.application.intake;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Probability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a model predicted: {@code {probability, model, version, factors}}. */
final class PredictionReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FACTOR = 200;
    private static final int MOST_FACTORS = 20;

    private PredictionReader() {
    }

    /** The prediction among these fields. */
    static Optional<Prediction> read(Fields fields) {
        Optional<Probability> probability = fields.required("probability", fields.number("probability"))
                .flatMap(number -> {
                    Optional<Probability> told = Probability.of(number);
                    if (told.isEmpty()) {
                        fields.object("probability", Flaw.OUT_OF_RANGE, Texts.brief(number), "0", "1");
                    }
                    return told;
                });
        Optional<String> model = fields.required("model", fields.text("model", LONGEST_NAME));
        Optional<String> version = fields.text("version", LONGEST_NAME);
        List<String> factors = factors(fields);
        return probability
                .flatMap(said -> model.map(by -> new Prediction(said, by, version, factors)));
    }

    private static List<String> factors(Fields fields) {
        List<String> factors = new ArrayList<>();
        fields.list("factors", MOST_FACTORS).forEach(item -> Texts
                .read(fields.reading(), item.tree(), item.place(), LONGEST_FACTOR).ifPresent(factors::add));
        return factors;
    }
}
