package dev.baton.rest;

import dev.baton.application.alerting.Dates;
import dev.baton.application.alerting.Reckoning;
import java.time.Instant;
import java.util.function.Function;

/** What the sentence of a problem names. */
sealed interface Detail {
    /** The same in every language. */
    record Word(String text) implements Detail {}

    /**
     * When something was, or will be.
     *
     * @param reckoning how dates are read, by language
     */
    record Moment(Instant at, Function<String, Reckoning> reckoning) implements Detail {}

    /** What has a name of its own in each language. */
    record Term(Function<Language, String> told) implements Detail {}

    /** Of an instant no more is known than that it is one. */
    static Detail of(Object named) {
        return switch (named) {
            case Detail detail -> detail;
            case Instant at -> new Moment(at, Reckoning::usual);
            default -> new Word(String.valueOf(named));
        };
    }

    /** As people read it. */
    default String in(Language language, Dates dates) {
        return switch (this) {
            case Word(String text) -> text;
            case Moment(Instant at, Function<String, Reckoning> reckoning) ->
                reckoning.apply(language.code()).moment(at, dates);
            case Term(Function<Language, String> told) -> told.apply(language);
        };
    }
}
