package dev.baton.domain.definition;

import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something in a definition or a policy that is allowed, and can never do what its writer wants, or not yet. A warning is true:
 * what is said to be out of reach is.
 *
 * @param place   where in the written form
 * @param details what the message names, in the order in which the catalogues number them
 */
public record Warning(Pointer place, Doubt doubt, List<String> details) {
    public Warning {
        details = List.copyOf(details);
    }

    /** A warning with its details. */
    public static Warning of(Pointer place, Doubt doubt, Object... details) {
        return new Warning(place, doubt, List.of(details).stream().map(d -> Texts.brief(String.valueOf(d))).toList());
    }

    /** That the day of a review is over, if it is. */
    public static Optional<Warning> overdue(Optional<LocalDate> reviewBy, LocalDate today) {
        return reviewBy.filter(day -> day.isBefore(today))
                .map(day -> of(Pointer.ROOT.to("review-by"), Doubt.REVIEW_OVER, day));
    }

    /** What can be doubted. The message catalogues hold a sentence for each, in three languages. */
    public enum Doubt {
        /** No lead can ever enter a stage; {0} the stage. */
        UNREACHABLE_STAGE,
        /** Whoever is in a stage leaves it at once, so that nobody enters; {0} the stage. */
        ALWAYS_LEFT,
        /** No score of a dimension belongs to a band; {0} the band, {1} the lowest and {2} the highest score there can be. */
        UNREACHABLE_BAND,
        /** What a rule gives can never count; {0} the rule. */
        POINTLESS_RULE,
        /** A condition that never holds. */
        NEVER_HOLDS,
        /** A type of engagement that is none of those that Baton knows, perhaps a slip of the pen; {0} the type. */
        UNUSUAL_TYPE,
        /** A rule of a policy that is never asked, since one before it takes every lead; {0} the rule, {1} the one before. */
        NEVER_ASKED,
        /** A team that is not there yet; {0} the team, {1} those that are. */
        UNKNOWN_TEAM,
        /** A checklist that is not there yet; {0} the checklist, {1} those that are. */
        UNKNOWN_CHECKLIST,
        /** The day of the review is over; {0} the day. */
        REVIEW_OVER;

        /** The stable code of the public API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
