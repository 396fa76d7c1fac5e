package dev.baton.domain.form;

import java.util.List;
import java.util.function.Function;

/**
 * What became of reading a document: a value, or everything that is wrong with it.
 *
 * @param <T> what was to be read
 */
public sealed interface Parsed<T> {

    /** The document was right. */
    record Valid<T>(T value) implements Parsed<T> {}

    /** The document was wrong; the objections are never empty. */
    record Invalid<T>(List<Objection> objections) implements Parsed<T> {
        public Invalid {
            objections = List.copyOf(objections);
        }
    }

    /** The value turned into another, or the same objections. */
    default <R> Parsed<R> map(Function<? super T, ? extends R> then) {
        return switch (this) {
            case Valid<T>(T value) -> new Valid<>(then.apply(value));
            case Invalid<T>(List<Objection> objections) -> new Invalid<>(objections);
        };
    }

    /** A refusal for one reason. */
    static <T> Parsed<T> refused(Pointer place, Objection.Flaw flaw, Object... details) {
        return new Invalid<>(List.of(Objection.of(place, flaw, details)));
    }
}
