package dev.baton.rest;

import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.StageEffects.Paced;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a version is to be activated: {@code {effects, per-day, unsigned, reason}}.
 *
 * @param unsigned for what reason signatures may be missing
 */
record Activation(Optional<String> unsigned, StageEffects effects) {
    private static final int LONGEST_REASON = 500;
    private static final Activation USUAL = new Activation(Optional.empty(), StageEffects.USUAL);
    private static final Map<String, StageEffects> WORDS = Map.of("none", new StageEffects.None(), "paced",
            StageEffects.USUAL, "all", new StageEffects.All());

    /** Goes on with what a body says, if it says it rightly. */
    static Reply of(Tree body, Function<Fields, Activation> read, Function<Activation, Reply> then) {
        return switch (Reading.of(reading -> Optional.of(read(reading, body, read)))) {
            case Parsed.Valid<Activation>(Activation activation) -> then.apply(activation);
            case Parsed.Invalid<Activation>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    private static Activation read(Reading reading, Tree body, Function<Fields, Activation> read) {
        if (body instanceof Tree.Blank) {
            return USUAL;
        }
        Fields fields = reading.fields(body, Pointer.ROOT);
        Activation activation = read.apply(fields);
        fields.finish();
        return activation;
    }

    /** How a definition is to be activated. */
    static Activation definition(Fields fields) {
        Optional<String> unsigned = unsigned(fields);
        return new Activation(unsigned, effects(fields));
    }

    /** How a policy is to be activated; it has no effects on stages. */
    static Activation policy(Fields fields) {
        return new Activation(unsigned(fields), new StageEffects.None());
    }

    private static Optional<String> unsigned(Fields fields) {
        Optional<String> reason = fields.text("reason", LONGEST_REASON);
        boolean unsigned = fields.flag("unsigned").orElse(false);
        if (unsigned) {
            fields.needs("reason");
        }
        return reason.filter(_ -> unsigned);
    }

    private static StageEffects effects(Fields fields) {
        StageEffects chosen = fields.word("effects", WORDS).orElse(StageEffects.USUAL);
        Optional<Integer> perDay = fields.whole("per-day", 1, Paced.MOST_PER_DAY);
        return switch (chosen) {
            case Paced usual -> perDay.map(Paced::new).orElse(usual);
            case StageEffects.None _,StageEffects.All _ -> {
                perDay.ifPresent(_ -> fields.object("per-day", Flaw.CONFLICT, "per-day", "effects: " + chosen.code()));
                yield chosen;
            }
        };
    }
}
