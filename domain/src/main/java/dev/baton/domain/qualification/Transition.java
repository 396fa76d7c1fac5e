package dev.baton.domain.qualification;

import dev.baton.domain.lead.Stage;
import dev.baton.domain.scoring.Score;
import java.time.Instant;

/**
 * One change of stage.
 *
 * @param effectiveAt when it took effect
 * @param score       the lead's score at the instant when it was decided
 */
public record Transition(Stage from, Stage to, Instant effectiveAt, Cause cause, Score score) {}
