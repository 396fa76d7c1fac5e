package dev.baton.domain.engagement;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact about an engagement: whether a person did it, as somebody or something found out later. It holds from when the
 * engagement occurred; of several the one that was recorded last.
 *
 * @param id         settles which of two that were recorded at once is the last
 * @param engagement what it is about
 * @param reason     why, in the words of whoever gave it
 * @param recordedAt when we learnt it
 */
public record VerdictGiven(UUID id, EngagementId engagement, Verdict verdict, Optional<String> reason,
        Instant recordedAt) {
    /** The order in which verdicts hold: the last one wins. */
    public static final Comparator<VerdictGiven> BY_TIME = Comparator.comparing(VerdictGiven::recordedAt)
            .thenComparing(VerdictGiven::id);
}
