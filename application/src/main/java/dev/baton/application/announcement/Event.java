package dev.baton.application.announcement;

import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, as it is told to the outside.
 *
 * @param of    the lead to which it happened; empty if it is about none
 * @param about what is to be said of it beside the lead
 */
public record Event(UUID id, EventType type, Instant at, Optional<OfLead> of, Tree.Branch about) {

    /**
     * Whose event it is.
     *
     * @param sequence counts the events of the lead from 1, without gaps
     */
    public record OfLead(LeadId lead, long sequence) {}

    /** Of which handoff it tells; empty if of none. */
    public Optional<UUID> handoff() {
        return about.at("handoff").flatMap(tree -> tree instanceof Tree.Text(String id)
                ? Optional.of(UUID.fromString(id))
                : Optional.empty());
    }

    /** {@code {id, type, timestamp, data: {lead, sequence, …}}}. */
    public Tree.Branch form() {
        BranchWriter data = Tree.branch();
        if (of.isPresent()) {
            data = data.with("lead", of.get().lead().toString()).with("sequence", of.get().sequence());
        }
        for (var entry : about.entries().entrySet()) {
            data = data.with(entry.getKey(), entry.getValue());
        }
        return Tree.branch().with("id", id.toString()).with("type", type.code()).with("timestamp", at.toString())
                .with("data", data.done()).done();
    }
}
