package dev.baton.rest;

import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.StageEffects.Paced;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.util.Map;
import java.util.Optional;

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

    static Activation read(Reading reading, Tree body) {
        if (body instanceof Tree.Blank) {
            return USUAL;
        }
        Fields fields = reading.fields(body, Pointer.ROOT);
        Optional<String> reason = fields.text("reason", LONGEST_REASON);
        boolean unsigned = fields.flag("unsigned").orElse(false);
        if (unsigned) {
            fields.needs("reason");
        }
        StageEffects effects = effects(fields);
        fields.finish();
        return new Activation(reason.filter(_ -> unsigned), effects);
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
