package dev.baton.domain.lead;

import java.util.Optional;
import java.util.UUID;

/** The immutable id of a lead: one or more linked subjects. */
public record LeadId(UUID value) {

    /** A lead id from its text; empty if the text is no UUID. */
    public static Optional<LeadId> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(new LeadId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
