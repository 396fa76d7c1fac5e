package dev.baton.domain.scoring;

import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Funnel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A lead's score at an instant, as people see it and as it decides: whole numbers.
 *
 * @param at         the instant for which it holds
 * @param dimensions in the order of the definition
 * @param total      the weighted sum of the unrounded dimensions, then rounded
 * @param grade      the two bands, where the definition has a grade and both dimensions have a band
 * @param journey    how far the lead has come; empty while nothing proves any position
 */
public record Score(Instant at, List<Part> dimensions, int total, Optional<String> grade,
        Optional<Funnel> journey) {
    public Score {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * The score of one dimension.
     *
     * @param exact empty (null, shown as a dash) while none of its rules matches
     * @param band  the band of the shown number
     */
    public record Part(String dimension, Optional<Points> exact, Optional<String> band) {

        /** The whole number that is shown, compared and banded; null counts as 0. */
        public int shown() {
            return exact.map(Points::shown).orElse(0);
        }
    }
}
