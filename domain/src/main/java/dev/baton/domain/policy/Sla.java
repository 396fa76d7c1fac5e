package dev.baton.domain.policy;

import java.util.Optional;

/**
 * What sales promises about an offered lead. The first two clocks run from the offer, the third from
 * its acceptance.
 *
 * @param accept       until the offer is answered
 * @param firstContact until the person is spoken to
 * @param decision     until it is decided whether the lead is sales-qualified
 */
public record Sla(Optional<Promise> accept, Optional<Promise> firstContact, Optional<Promise> decision) {
    /** Nothing is promised. */
    public static final Sla NONE = new Sla(Optional.empty(), Optional.empty(), Optional.empty());
}
