package dev.baton.domain.qualification;

import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.scoring.Score;
import java.time.Instant;

/**
 * One change of stage.
 *
 * @param cycle       in which cycle; the one that it opens, if it opens one
 * @param effectiveAt when it took effect
 * @param score       the lead's score at the instant when it was decided
 */
public record Transition(Cycle cycle, Stage from, Stage to, Instant effectiveAt, Cause cause, Score score) {

    /** What of a change is compared when a history is told again: into which stage of which kind of cycle. */
    public record Step(CycleKind kind, Stage to) {}

    /** Where this leads. */
    public Step step() {
        return new Step(cycle.kind(), to);
    }
}
