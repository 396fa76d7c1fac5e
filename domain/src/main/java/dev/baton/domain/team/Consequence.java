package dev.baton.domain.team;

import java.time.Duration;
import java.util.Optional;

/** What becomes of a lead that sales did not take. */
public sealed interface Consequence {

    /**
     * It goes back to marketing, and may come again.
     *
     * @param programme in which marketing keeps in touch with it; empty if none in particular
     * @param coolDown  for how long at least it does not come again; none if the stage rule alone says
     */
    record Recycle(Optional<String> programme, Duration coolDown) implements Consequence {}

    /** It is never offered again, unless somebody reinstates it. */
    record Disqualify() implements Consequence {}
}
