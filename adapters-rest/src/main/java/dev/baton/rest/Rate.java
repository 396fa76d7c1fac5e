package dev.baton.rest;

import java.time.Duration;
import java.util.Map;

/**
 * Where somebody stands who has just asked something.
 *
 * @param policy by which he is measured
 * @param quota  how much he may ask within a minute
 * @param kept   whether this was within it
 * @param left   how much he may still ask
 * @param reset  after what time he may ask the whole quota again
 * @param again  after what time he may ask this again, where it was not within the quota
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">the headers</a>
 */
record Rate(String policy, long quota, boolean kept, long left, Duration reset, Duration again) {

    /** The headers that tell it. */
    Map<String, String> headers() {
        return Map.of("RateLimit-Policy", "\"" + policy + "\";q=" + quota + ";w=" + Allowance.WINDOW.toSeconds(),
                "RateLimit", "\"" + policy + "\";r=" + left + ";t=" + reset.plusMillis(999).toSeconds());
    }

    /** The refusal of whoever asked too much. */
    Reply refusal() {
        return new Reply.Refused(Problem.of(Fault.TOO_OFTEN, quota).later(again));
    }
}
