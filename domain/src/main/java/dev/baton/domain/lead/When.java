package dev.baton.domain.lead;

import java.time.Duration;
import java.time.Instant;

/**
 * The times of a fact, in milliseconds.
 *
 * @param occurredAt when it was so; scores count the fact from here on
 * @param recordedAt when we learnt it
 * @param effects    whether the stage may follow
 */
public record When(Instant occurredAt, Instant recordedAt, Effects effects) {
    /** A fact that comes later than this changes scores, but no longer the stages of the past. */
    public static final Duration BELATED = Duration.ofDays(400);
    /** How far ahead of our clock a sender's clock may be. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * Whether the fact takes its place without asking for the stage: because it was recorded without effects, or came more
     * than {@link #BELATED} after it occurred.
     */
    public boolean isQuiet() {
        return effects == Effects.NONE || recordedAt.isAfter(occurredAt.plus(BELATED));
    }

    /**
     * Where the fact stands in the fold that decides the stage: at its own time; a quiet one where it was recorded, so that
     * it can never move the stage of an instant before anyone knew of it.
     */
    public Instant position() {
        return isQuiet() && recordedAt.isAfter(occurredAt) ? recordedAt : occurredAt;
    }
}
