package dev.baton.domain.team;

import java.time.Instant;
import java.util.UUID;

/**
 * A time in which a person takes no leads over: a holiday, an illness. What is open with the person is handed to others.
 *
 * @param from  when it begins
 * @param until when the person is back, after {@code from}
 */
public record Absence(UUID id, UUID person, Instant from, Instant until) {
    public Absence {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("an absence ends after it begins: " + from + " to " + until);
        }
    }

    /** Whether the person is away at an instant. */
    public boolean isOn(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether some instant belongs to both. */
    public boolean overlaps(Absence other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
