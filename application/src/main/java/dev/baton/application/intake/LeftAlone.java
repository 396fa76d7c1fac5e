package dev.baton.application.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What could not be folded and is left alone for a while, so that the others do not wait for it. */
final class LeftAlone<T> {
    /** If so many fail, it is not they that are at fault. */
    private static final int MOST = 1_000;
    private final Map<T, Instant> until = new ConcurrentHashMap<>();

    /** Leaves one alone for {@link Upkeep#PUT_OFF}; if there are too many, the failure is everybody's. */
    void add(T each, RuntimeException failure, Instant now) {
        if (until.size() >= MOST) {
            throw failure;
        }
        until.put(each, now.plus(Upkeep.PUT_OFF));
    }

    /** Those whose time is over have their turn again. */
    void wake(Instant now) {
        until.values().removeIf(at -> !at.isAfter(now));
    }

    boolean holds(T each) {
        return until.containsKey(each);
    }

    Set<T> all() {
        return Set.copyOf(until.keySet());
    }
}
