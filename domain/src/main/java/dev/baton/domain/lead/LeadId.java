package dev.baton.domain.lead;

import dev.baton.domain.form.Names;
import java.util.Optional;
import java.util.UUID;

/** The immutable id of a lead: one or more linked subjects. */
public record LeadId(UUID value) {

    /** A lead id from its text; empty if the text is no UUID. */
    public static Optional<LeadId> parse(String text) {
        return Names.uuid(text).map(LeadId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
