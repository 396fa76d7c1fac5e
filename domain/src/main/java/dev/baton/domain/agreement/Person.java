package dev.baton.domain.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who works with Baton: a marketer, a rep, an administrator. Not a lead.
 *
 * @param name  as colleagues call the person; two may have the same
 * @param team  for whom the person speaks
 * @param email in canonical form; no two people have the same
 */
public record Person(UUID id, String name, Team team, Optional<String> email, Instant createdAt) {}
