package dev.baton.application.announcement;

import java.time.Instant;
import java.util.List;

/** What is to be told to the outside, and what was. The ledger writes events into it; here they go on their way. */
public interface Outbox {

    /**
     * Numbers at most so many events that were written since, so that what is listed behind a place never changes: an event
     * whose transaction ends later gets a later place. One instance at a time does it; others find nothing to do meanwhile.
     *
     * @return how many
     */
    int fanOut(int most);

    /** Events behind a place in their order, 0 for the beginning of what is kept; at most so many. */
    List<Placed> after(long place, int most);

    /** Forgets at most so many events that were written before an instant. @return how many */
    int forget(Instant before, int most);

    /** An event and its place in the order in which all events are told. */
    record Placed(long place, Event event) {}
}
