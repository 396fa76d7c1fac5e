package dev.baton.domain.agreement;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's word, for a team, that a version is what was agreed on.
 *
 * @param person whose it is
 * @param name   as the person was called
 * @param team   for whom it was given
 */
public record Signature(UUID person, String name, Team team, Instant at) {}
