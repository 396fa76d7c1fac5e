package dev.baton.application.announcement;

import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a lead, to be told to the outside. It is written in the transaction of what it tells, so that
 * nothing is told that was rolled back, and nothing is so that is not told.
 *
 * @param id    the same whenever and to whomever it is sent
 * @param about ids, stages, numbers and codes; nothing by which a person could be recognised
 */
public record Announcement(UUID id, LeadId lead, EventType type, Instant at, Tree.Branch about) {}
