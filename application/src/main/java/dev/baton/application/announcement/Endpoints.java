package dev.baton.application.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The endpoints that hear of events. */
public interface Endpoints {

    /** All of them, oldest first. */
    List<Endpoint> list();

    /** The endpoint of that id. */
    Optional<Endpoint> find(UUID id);

    /** Adds an endpoint, unless there are so many already. @return whether it was added */
    boolean add(Endpoint endpoint, int most);

    /** Changes an endpoint while nobody else does. @return the endpoint as it is then; empty if there is none */
    Optional<Endpoint> change(UUID id, UnaryOperator<Endpoint> change);

    /**
     * Uses an endpoint that was disabled again: what waits for it is due now, from the beginning of the schedule. One in use stays
     * as it is.
     *
     * @return the endpoint as it is then; empty if there is none
     */
    Optional<Endpoint> enable(UUID id, Instant now);

    /**
     * Removes an endpoint, with its deliveries.
     *
     * @param expected asked in the same transaction
     * @return false if there was none, or it is not as expected
     */
    boolean remove(UUID id, Predicate<Endpoint> expected);

    /** Something sent at an instant arrived: what failed before is forgotten. */
    void works(UUID id, Instant at);

    /** Something sent at an instant failed. @return since when nothing but failures came back; empty if there is no endpoint */
    Optional<Instant> fails(UUID id, Instant at);

    /** Disables an endpoint that is in use, and tells of it by this event. @return whether it was in use */
    boolean disable(UUID id, Endpoint.Disabled disabled, Event told);
}
