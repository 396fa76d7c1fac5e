package dev.baton.domain.handoff;

import java.time.Instant;
import java.util.Optional;

/**
 * What a rep has of a team's handoffs.
 *
 * @param open        how many are open
 * @param lastOffered when the last was offered to the rep; empty if none ever was
 */
public record Load(int open, Optional<Instant> lastOffered) {
    /** Nothing was ever offered. */
    public static final Load NONE = new Load(0, Optional.empty());

    /** This with one more, offered at an instant. */
    public Load with(Instant at) {
        return new Load(open + 1, Optional.of(at));
    }

    /** This with one less. */
    public Load without() {
        return new Load(Math.max(0, open - 1), lastOffered);
    }
}
