package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody learnt when a qualification question was put to a lead: is there a budget, who decides, by when is it needed.
 *
 * @param value      yes or no, a choice, an amount, a date, a text; empty takes back what was answered before
 * @param confidence how sure it is, in whole percent
 * @param source     how it was learnt
 * @param by         who answered or noted it
 * @param note       what else was said
 */
public record Answer(Optional<AttributeValue> value, Optional<Integer> confidence, Optional<Source> source,
        Optional<String> by, Optional<String> note) {

    /** An answer of which only the value is told. */
    public static Answer of(AttributeValue value) {
        return new Answer(Optional.of(value), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same answer with another value. */
    public Answer with(AttributeValue other) {
        return new Answer(Optional.of(other), confidence, source, by, note);
    }

    /** The same answer, told by somebody; where nobody is known to tell it, by whom it says. */
    public Answer toldBy(Optional<String> somebody) {
        return new Answer(value, confidence, source, somebody.or(() -> by), note);
    }

    /** How an answer was learnt. */
    public enum Source {
        /** A rep found it out. */
        REP,
        /** The person filled in a form. */
        FORM,
        /** It was said in a call. */
        CALL,
        /** Old records say it. */
        IMPORT;

        /** The written words. */
        public static final Map<String, Source> WORDS = Map.of("rep", REP, "form", FORM, "call", CALL, "import",
                IMPORT);

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
