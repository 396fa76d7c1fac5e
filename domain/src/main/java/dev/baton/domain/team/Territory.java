package dev.baton.domain.team;

import dev.baton.domain.definition.Comparison;
import dev.baton.domain.lead.Profile;

/** Leads that belong together by an attribute, such as those whose {@code country} is one of some. */
public record Territory(String attribute, Comparison comparison) {

    /** Whether a lead is one of them, by what is known of it. */
    public boolean holdsOf(Profile lead) {
        return comparison.holds(lead.attribute(attribute));
    }
}
