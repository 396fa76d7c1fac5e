package dev.baton.cli.mapping;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import java.text.MessageFormat;
import java.util.List;

/** Objections to a file of the user's, in words. */
public final class Sentences {
    private Sentences() {
    }

    /** All objections, each on a line with its place. */
    public static String of(List<Objection> objections) {
        return String.join("\n", objections.stream().map(Sentences::of).toList());
    }

    private static String of(Objection objection) {
        String place = objection.place().text().isEmpty() ? "" : objection.place().text() + ": ";
        return "  " + place + MessageFormat.format(pattern(objection.flaw()), objection.details().toArray());
    }

    private static String pattern(Flaw flaw) {
        return switch (flaw) {
            case MISSING -> "is missing";
            case UNKNOWN_FIELD -> "\"{0}\" is no name that is read here; these are: {1}";
            case WRONG_TYPE -> "a {0} is wanted, this is a {1}";
            case UNKNOWN_WORD -> "\"{0}\" is none of {1}";
            case OUT_OF_RANGE -> "{0} is not between {1} and {2}";
            case TOO_LONG -> "is too long: {0}, at most {1}";
            case TOO_MANY -> "are too many: {0}, at most {1}";
            case EMPTY -> "is empty";
            case MALFORMED -> "\"{0}\" is not of the wanted form; write it like {1}";
            case FORBIDDEN_CHARACTER -> "holds the character {0}, which is not allowed";
            case DUPLICATE -> "\"{0}\" is there twice";
            case SUPPRESSED -> "the person was erased, and nothing of him or her is recorded again";
            case NO_SUCH_ENGAGEMENT -> "no engagement has this feed and id";
            case UNKNOWN_REFERENCE -> "there is no \"{0}\"; there is {1}";
            case CONFLICT -> "{0} does not go together with {1}";
            case NOT_BEFORE -> "{0} must be earlier than {1}";
            case ONE_OF_NEEDED -> "one of these is needed: {0}";
            case WRONG_SUM -> "adds up to {0} instead of {1}";
            case IN_THE_FUTURE -> "{0} is in the future; the latest accepted is {1}";
            case TYPE_CONFLICT -> "{0} is a {1}, this is a {2}";
            case NEGATED_COUNT -> "write {0} instead";
            case NOT_LAST -> "nothing can come after this";
            case NO_FIXED_LENGTH -> "no fixed amount of working time: write hours";
            case NO_PLACE ->
                "\"{0}\" is no place in this list: begin without {1}, then pass what the answer before names as next";
            case NOBODYS_KEY -> "the key belongs to nobody";
            case NO_TEAM -> "there is no team {0}, nor any other yet";
            case NOT_GREGORIAN -> "{0} is no date of our times: write the Gregorian one, such as {1}";
            case NO_SUCH_DAY -> "there is no such day: {0}";
            case OVER_MIDNIGHT -> "goes on after midnight: write {1} and, for the next day, {2}";
            case NO_CURRENCY -> "{0} is an amount of no currency: write {1}, for example";
            case BELOW_ZERO -> "{0} is less than nothing";
            case NO_EVIDENCE -> "nothing here could be new evidence";
            case NOT_READABLE_HERE -> "{0} cannot be read here";
            case NO_KEY -> "at least one of these is needed: {0}";
            case AND_MORE -> "and {0} more";
            case UNREADABLE -> "line {0}, column {1}: {2}";
            case NOT_STORABLE -> "cannot be stored: {0}";
            case NOT_SUPPORTED -> "{0} is not supported yet";
            case CATALOGUE_FULL -> "{0} is a new name, and {1} names are in use already";
            case UNEXPECTED_STAGE -> "scenario {0}: {1} was expected, it is {2}";
            case UNEXPECTED_SCORE -> "scenario {0}: {1} {2} was expected, it is {3}";
            case UNEXPECTED_GRADE -> "scenario {0}: the grade {1} was expected, it is {2}";
            case UNEXPECTED_JOURNEY -> "scenario {0}: {1} was expected of the journey, it is {2}";
            case FORBIDDEN_ADDRESS -> "nothing is sent to {0}";
            case FORBIDDEN_PORT -> "nothing is sent to port {0}";
            case FORBIDDEN_SCHEME -> "nothing is sent by {0}";
            case KEY_REFUSED -> "{0} does not accept this API key";
            case NO_WEBHOOK -> "{0} has no such webhook";
            case NOT_SIGNED -> "{0} does not sign this webhook";
            case PLATFORM_BUSY -> "{0} is busy for {1} seconds";
            case PLATFORM_FAILED -> "{0} failed with status {1}";
            case PLATFORM_GARBLED -> "the answer of {0} makes no sense";
            case PLATFORM_SLOW -> "{0} did not answer in time";
            case PLATFORM_UNREACHABLE -> "{0} cannot be reached";
        };
    }
}
