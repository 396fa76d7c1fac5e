package dev.baton.rest;

import java.time.Duration;

/**
 * Where the server listens and how long it waits.
 *
 * @param host       the address of the interface, {@code 127.0.0.1} for this machine alone, {@code 0.0.0.0} for all
 * @param port       0 for any free one
 * @param stopWithin how long a stop waits for the requests that run; then they are cut off
 * @param bodyWithin how long the whole body of a request may take to come
 * @param bodyBytes  how many bytes of bodies may be in memory at once; who sends more is told to come again
 * @param idleAfter  how long a connection may be silent within a request
 * @param rate       how much may be asked within a minute
 */
public record RestSettings(String host, int port, Duration stopWithin, Duration bodyWithin, int bodyBytes,
        Duration idleAfter, RateSettings rate) {
    private static final int LEAST_BODY_BYTES = 16 * 1024 * 1024;
    private static final int MOST_BODY_BYTES = 1024 * 1024 * 1024;
    /** Of the heap; what is made of a body takes several times its room. */
    private static final int SHARE = 16;

    public RestSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port must lie between 0 and 65535, not " + port);
        }
        if (stopWithin.isNegative() || !bodyWithin.isPositive() || !idleAfter.isPositive()) {
            throw new IllegalArgumentException("waiting times must be positive");
        }
        if (bodyBytes < 1) {
            throw new IllegalArgumentException("there must be room for bodies");
        }
    }

    /** The usual: 10 seconds to stop, a minute for a body, 30 seconds of silence, a sixteenth of the heap for bodies. */
    public static RestSettings at(String host, int port) {
        return new RestSettings(host, port, Duration.ofSeconds(10), Duration.ofMinutes(1),
                Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, LEAST_BODY_BYTES, MOST_BODY_BYTES),
                Duration.ofSeconds(30), RateSettings.of(RateSettings.USUAL));
    }

    /** The same, but for how much may be asked. */
    public RestSettings with(RateSettings other) {
        return new RestSettings(host, port, stopWithin, bodyWithin, bodyBytes, idleAfter, other);
    }
}
