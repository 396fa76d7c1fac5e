package dev.baton.domain.lead;

import java.util.UUID;

/** The immutable id of a subject: the trace of one person, on which keys and facts hang. */
public record SubjectId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
