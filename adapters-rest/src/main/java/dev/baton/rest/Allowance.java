package dev.baton.rest;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How much each may ask within a minute. What was asked comes back little by little, so that nobody waits for the full minute.
 * Each instance counts for itself.
 */
final class Allowance {
    /** Within what time the quota holds. */
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** So many are counted; should there be more, all begin anew. */
    private static final int MOST_COUNTED = 10_000;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final String policy;
    private final long quota;
    private final TimeMeter time;

    /**
     * An allowance.
     *
     * @param policy its name, for whoever is measured by it
     * @param nanos  the time in nanoseconds from any start
     */
    Allowance(String policy, long quota, LongSupplier nanos) {
        this.policy = policy;
        this.quota = quota;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    /** Counts something that somebody asks; what is not within his allowance takes nothing of it. */
    Rate take(String whose, long cost) {
        if (buckets.size() >= MOST_COUNTED && !buckets.containsKey(whose)) {
            buckets.clear();
        }
        ConsumptionProbe probe = buckets.computeIfAbsent(whose, _ -> bucket()).tryConsumeAndReturnRemaining(cost);
        return new Rate(policy, quota, probe.isConsumed(), probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Whether somebody has nothing left to ask just now. */
    boolean isSpent(String whose) {
        return buckets.get(whose) instanceof Bucket bucket && bucket.getAvailableTokens() == 0;
    }

    private Bucket bucket() {
        return Bucket.builder().addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
                .withCustomTimePrecision(time).build();
    }
}
