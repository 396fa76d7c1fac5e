package dev.baton.application.handoff;

import dev.baton.application.announcement.EventType;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The handoffs as they are looked at; nothing is changed through this. */
public interface Handoffs {

    /** The handoff with this id. */
    Optional<Handoff> find(UUID handoff);

    /** What was known of the lead when it was offered; empty if there is no such handoff, or the lead was erased. */
    Optional<Tree.Branch> packet(UUID handoff);

    /** The life of a handoff, in order. */
    List<Step> steps(UUID handoff);

    /**
     * Open handoffs by the time left: those whose promise is broken first come first, those without a promise last; of equals the
     * one offered first.
     *
     * @param now by which a promise is broken
     */
    List<Handoff> open(Wanted wanted, Instant now, Optional<DuePlace> after, int most);

    /** Handoffs in any of the wanted states that were offered within a span, newest first. */
    List<Handoff> newest(Wanted wanted, Span offered, Instant now, Optional<OfferedPlace> after, int most);

    /** How many handoffs are open in which state, and of how many a promise is broken; of one team, or of all. */
    List<Count> counts(Optional<String> team, Instant now);

    /** Leads that are ready and that nobody is offered: those that wait for something new, by their ids. */
    List<Wish> waiting(Optional<Why> why, Optional<Wanting> after, int most);

    /** How many wait so. */
    int waiting(Why why);

    /** For what reasons sales rejected leads and sent them back within a span, added up; of one team, or of all. */
    List<Refusals> refusals(Optional<String> team, Span recorded);

    /** One thing in the life of a handoff: ids and codes, and what somebody wrote. */
    record Step(Instant at, EventType what, Tree.Branch about, Optional<Actor> by, Optional<String> note) {}

    /**
     * Which handoffs are wanted.
     *
     * @param states  one at least
     * @param stage   for which it was offered
     * @param breached whether a promise was broken, or none was
     */
    record Wanted(Optional<String> team, Optional<Held> rep, Set<HandoffState> states, Optional<Stage> stage,
            Optional<Boolean> breached, Optional<LeadId> lead) {
        public Wanted {
            states = Set.copyOf(states);
        }
    }

    /** With whom a handoff is. */
    sealed interface Held {
        /** With a rep. */
        record By(UUID rep) implements Held {}

        /** In the queue of the team. */
        record ByNobody() implements Held {}
    }

    /** From an instant on, up to another one. */
    record Span(Instant from, Instant until) {
        /** Whether an instant lies within. */
        public boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** A place in the list of open ones: behind this one. */
    record DuePlace(Optional<Instant> dueAt, Instant offeredAt, UUID handoff) {}

    /** A place in the list of the newest: behind this one. */
    record OfferedPlace(Instant offeredAt, UUID handoff) {}

    /** How many handoffs of a team are open with a rep, or in its queue, in a state. */
    record Count(String team, Optional<UUID> rep, HandoffState state, int open, int breached) {}

    /** For what a lead waits. */
    enum Why {
        /** For a policy, a rule or a team that takes it. */
        UNMATCHED,
        /** For something new to happen since it came back unanswered. */
        RETURNED
    }

    /**
     * Leads that came back with the same reason, which said the same, and were alike.
     *
     * @param reason  empty where it was decided without one
     * @param grounds what it said then; empty where that was not kept yet
     * @param source  of the lead
     * @param content with which the lead engaged first
     * @param judge   which version found it ready; empty if the lead was erased
     */
    record Refusals(String team, Optional<String> reason, Optional<Grounds> grounds, ByRule rule,
            Optional<String> source, Optional<String> content, Optional<JudgedBy> judge, int count) {}
}
