package dev.baton.domain.team;

import dev.baton.domain.definition.Labels;

/**
 * Why a rep rejects a lead, or sends it back.
 *
 * @param then            what becomes of the lead
 * @param blamesCriteria  whether the criteria let in what they should not: this adds up per rule, source and content
 * @param missesMaterial  whether the rep lacked material to go on with: marketing's to-do
 */
public record RejectionReason(String id, Labels title, Consequence then, boolean blamesCriteria,
        boolean missesMaterial) {}
