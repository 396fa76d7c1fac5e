package dev.baton.application.announcement;

import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is to be told to the outside, and what was. The ledger writes events into it; here they go on their way. Nothing of that
 * is kept in memory: whoever is at work may be gone in the next moment, and another goes on.
 */
public interface Outbox {

    /**
     * Numbers at most so many events that were written since, so that what is listed behind a place never changes: an event
     * whose transaction ends later gets a later place. For each endpoint in use that wants to hear of it a delivery is due at
     * once. One instance at a time does it; others find nothing to do meanwhile.
     *
     * @param untold whether a rule keeps from endpoints what happens to the handoffs that were offered by it; who asks for events
     *               is told all the same
     * @return how many
     */
    int fanOut(Instant now, int most, Predicate<ByRule> untold);

    /** The same where no rule keeps anything from endpoints. */
    default int fanOut(Instant now, int most) {
        return fanOut(now, most, _ -> false);
    }

    /** Events behind a place in their order, 0 for the beginning of what is kept; at most so many. */
    List<Placed> after(long place, int most);

    /** The place before the oldest event that is kept; the last that was given where none is. */
    long beginning();

    /** Whether this event is kept, and has this place. */
    boolean holds(long place, UUID event);

    /** Writes an event about no lead for one endpoint alone. @return whether there is such an endpoint */
    boolean send(Event event, UUID endpoint);

    /**
     * Takes deliveries that are due, the longest due first: of each endpoint in use at most as many as there is room for. What is
     * taken is due again at an instant by which it was noted what came of it, unless whoever took it is gone.
     */
    List<Dispatch> claim(Map<UUID, Integer> room, Instant now, Instant again);

    /**
     * Notes what came of a try. What another one noted of the same try stays.
     *
     * @param next when it is tried again; empty if it arrived or is given up
     */
    void note(Dispatch dispatch, Attempt attempt, State state, Optional<Instant> next);

    /** Deliveries to an endpoint, latest event first, those behind an event in that order; at most so many. */
    List<Delivery> deliveries(UUID endpoint, Wanted wanted, Optional<UUID> after, int most);

    /**
     * Sends an event again, or for the first time, from the beginning of the schedule; what was sent to another endpoint alone is
     * none for this one.
     *
     * @return whether there is such an event
     */
    boolean replay(UUID endpoint, UUID event, Instant now);

    /**
     * The same for events of these types from an instant until before another, oldest first, at most so many; not for those that
     * a rule keeps from endpoints.
     *
     * @return how many, and where to go on if there are more
     */
    Replayed replay(UUID endpoint, Range range, Instant now, int most);

    /** Forgets at most so many events that happened before an instant, with their deliveries. @return how many */
    int forget(Instant before, int most);

    /** Up to which event somebody has read; none before the first one. */
    record Seen(long place, Optional<UUID> event) {}

    /** An event and its place in the order in which all events are told. */
    record Placed(long place, Event event) {}

    /**
     * A delivery that somebody took upon himself.
     *
     * @param attempts how often it was tried before, altogether
     * @param tries    how often since it was last begun
     */
    record Dispatch(UUID endpoint, Event event, int attempts, int tries) {}

    /** Which deliveries are wanted; those in any state, of any type where nothing is said. */
    record Wanted(Optional<State> state, Optional<EventType> type) {}

    /**
     * Events from an instant until before another.
     *
     * @param after of the first instant only those behind this one
     */
    record Range(Instant from, Instant until, List<EventType> types, Optional<UUID> after) {
        public Range {
            types = List.copyOf(types);
        }
    }

    /** How many events were taken, and which was the last of them if there are more. */
    record Replayed(int events, Optional<Last> next) {}

    /** An event, and when it happened. */
    record Last(Instant at, UUID event) {}
}
