package dev.baton.domain.definition;

import dev.baton.domain.lead.Probability;
import java.time.Duration;
import java.util.Optional;

/** One criterion: what it looks at, and the points it is worth. */
public sealed interface Rule {

    /** What all rules have. */
    Head head();

    /**
     * What all rules have.
     *
     * @param id        its name within the definition
     * @param title     its name for people
     * @param dimension the dimension to which its points go
     * @param group     the group through which they go, if any
     * @param points    what it gives
     * @param range     its own floor and ceiling
     */
    record Head(String id, Labels title, String dimension, Optional<String> group, Points points, Range range) {}

    /** Points while a condition holds. */
    record AttributeRule(Head head, Condition when) implements Rule {}

    /** Points for each counted engagement, fading. */
    record EngagementRule(Head head, Match each, Counting count, Fading fades) implements Rule {}

    /** Points once while at least {@code n} matching engagements, or days with one, lie within the window. */
    record FrequencyRule(Head head, int n, boolean days, Match of, Duration within) implements Rule {}

    /** Points, mostly negative, while nothing matching came within a time for which the lead has been known. */
    record AbsenceRule(Head head, Match none, Duration within) implements Rule {}

    /**
     * Points by the latest prediction: none up to one probability, all of them from another on, and in between evenly. A
     * lead of which nothing was predicted does not match.
     */
    record LikelihoodRule(Head head, Probability from, Probability to) implements Rule {

        /** Millionths of points that a probability gives, rounded half away from zero. */
        public long at(int probability) {
            long range = (long) to.millionths() - from.millionths();
            long above = Math.clamp((long) probability - from.millionths(), 0, range);
            long given = Math.abs(head.points().millionths()) * above;
            return Long.signum(head.points().millionths()) * ((given + range / 2) / range);
        }
    }

    /** Points while {@code n} or more of something came since the last matching engagement, or ever if there was none. */
    record UnansweredRule(Head head, Match none, int n, Match of) implements Rule {}
}
