package dev.baton.domain.form;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with a document: where, what, and what would be right.
 *
 * @param place   where in the document
 * @param flaw    what is wrong; its {@link Flaw#code()} is part of the public API
 * @param details what the message names, in the order in which the catalogues number them: {0}, {1} …
 */
public record Objection(Pointer place, Flaw flaw, List<String> details) {
    public Objection {
        details = List.copyOf(details);
    }

    /** An objection with its details. */
    public static Objection of(Pointer place, Flaw flaw, Object... details) {
        return new Objection(place, flaw,
                List.of(details).stream().map(detail -> Texts.brief(told(detail), 600)).toList());
    }

    /** Nobody reads nanoseconds. */
    private static String told(Object detail) {
        return String.valueOf(detail instanceof Instant at ? at.truncatedTo(ChronoUnit.MILLIS) : detail);
    }

    /** The same objection, in a document that contains this one at {@code base}. */
    public Objection under(Pointer base) {
        return new Objection(place.under(base), flaw, details);
    }

    /** What can be wrong with a document. The message catalogues hold a sentence for each, in three languages. */
    public enum Flaw {
        /** Something required is absent. */
        MISSING,
        /** A name nobody reads; {0} the name, {1} the names that are read here. */
        UNKNOWN_FIELD,
        /** Another kind of thing is wanted; {0} what is wanted, {1} what was found. */
        WRONG_TYPE,
        /** Not one of the known words; {0} the word, {1} the known ones. */
        UNKNOWN_WORD,
        /** Outside its range; {0} the value, {1} the lowest, {2} the highest allowed. */
        OUT_OF_RANGE,
        /** Too long; {0} its length, {1} the longest allowed. */
        TOO_LONG,
        /** Too many items; {0} how many, {1} the most allowed. */
        TOO_MANY,
        /** Empty where something must stand. */
        EMPTY,
        /** A text not of the wanted form; {0} the text, {1} the form that is wanted, by example. */
        MALFORMED,
        /** A year long before ours, as other calendars have it; {0} the date, {1} the form that is wanted, by example. */
        NOT_GREGORIAN,
        /** A date that no calendar has, such as the thirtieth of February; {0} the date. */
        NO_SUCH_DAY,
        /** Hours that go on after midnight belong to two days; {0} what is written, {1} those of its day, {2} of the next. */
        OVER_MIDNIGHT,
        /** An amount that is less than nothing; {0} the amount. */
        BELOW_ZERO,
        /** An amount of no currency; {0} the amount, {1} what would be right, by example. */
        NO_CURRENCY,
        /** A character that is not allowed; {0} its code point. */
        FORBIDDEN_CHARACTER,
        /** Two things with one name; {0} the name. */
        DUPLICATE,
        /** A name that refers to nothing; {0} the name, {1} what there is. */
        UNKNOWN_REFERENCE,
        /** A team where there is none at all yet; {0} the team. */
        NO_TEAM,
        /** Nobody told of an engagement by this feed and id. */
        NO_SUCH_ENGAGEMENT,
        /** Two fields that exclude each other; {0} and {1}. */
        CONFLICT,
        /** A time that begins when it is over, or later; {0} the field of its beginning, {1} of its end. */
        NOT_BEFORE,
        /** Of several fields one is needed; {0} which. */
        ONE_OF_NEEDED,
        /** Weights that do not add up; {0} their sum, {1} the sum wanted. */
        WRONG_SUM,
        /** A time too far in the future; {0} the time, {1} the latest accepted. */
        IN_THE_FUTURE,
        /** A value that does not fit the attribute's type; {0} attribute, {1} its type, {2} the type found. */
        TYPE_CONFLICT,
        /** {@code not} around a count: write {@code at-most}; {0} what would be right. */
        NEGATED_COUNT,
        /** Nothing that is scored could be new evidence, so that who was taken out could never come in again. */
        NO_EVIDENCE,
        /** Something that may stand only at the end of its list; {0} what. */
        NOT_LAST,
        /** A day of work is no fixed number of hours; {0} what is written, {1} what would be right, by example. */
        NO_FIXED_LENGTH,
        /** Something that this place may not read; {0} what. */
        NOT_READABLE_HERE,
        /** Nowhere in this list; {0} what was taken for a place, {1} the parameter that names one. */
        NO_PLACE,
        /** Who asks for what is his asks with a key that belongs to nobody. */
        NOBODYS_KEY,
        /** Keys that name no person: at least one is needed. */
        NO_KEY,
        /** More of the same: the list was cut; {0} how many more. */
        AND_MORE,
        /** The document cannot be read at all; {0} line, {1} column, {2} why. */
        UNREADABLE,
        /** The database refused to store it; {0} why. */
        NOT_STORABLE,
        /** Keys of a person who was erased, and of whom nothing is to be recorded again. */
        SUPPRESSED,
        /** Known to the written form, but not carried out by this version; {0} what. */
        NOT_SUPPORTED,
        /** A name that nobody declared, where the catalogue of names is full; {0} the name, {1} how many it takes. */
        CATALOGUE_FULL,
        /** A scenario's lead is in another stage; {0} the scenario, {1} the stage expected, {2} the stage it is in. */
        UNEXPECTED_STAGE,
        /** A scenario's lead has another score; {0} the scenario, {1} which score, {2} what is expected, {3} what it has. */
        UNEXPECTED_SCORE,
        /** A scenario's lead has another grade; {0} the scenario, {1} the grade expected, {2} the grade it has. */
        UNEXPECTED_GRADE,
        /** A scenario's lead is elsewhere on its journey; {0} the scenario, {1} where expected, {2} where it is. */
        UNEXPECTED_JOURNEY,
        /** Nothing is sent to that host; {0} which. */
        FORBIDDEN_ADDRESS,
        /** Nothing is sent to that port; {0} which. */
        FORBIDDEN_PORT,
        /** Nothing is sent by that protocol; {0} which. */
        FORBIDDEN_SCHEME,
        /** A platform does not accept an API key; {0} the platform. */
        KEY_REFUSED,
        /** A platform has no such webhook; {0} the platform. */
        NO_WEBHOOK,
        /** A platform does not sign the deliveries of that webhook; {0} the platform. */
        NOT_SIGNED,
        /** A platform wants to be asked again later; {0} the platform, {1} in how many seconds. */
        PLATFORM_BUSY,
        /** A platform failed; {0} the platform, {1} the HTTP status of its answer. */
        PLATFORM_FAILED,
        /** A platform answered what makes no sense; {0} the platform. */
        PLATFORM_GARBLED,
        /** A platform did not answer in time; {0} the platform. */
        PLATFORM_SLOW,
        /** A platform cannot be reached; {0} the platform. */
        PLATFORM_UNREACHABLE;

        /** The stable code of the public API, e.g. {@code unknown-field}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
