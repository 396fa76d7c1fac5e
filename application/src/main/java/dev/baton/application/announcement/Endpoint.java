package dev.baton.application.announcement;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where somebody's system hears of events.
 *
 * @param disabled     why nothing is sent there; empty while it is in use
 * @param failingSince since when nothing but failures came back; empty while it works
 */
public record Endpoint(UUID id, String title, URI url, EventFilter filter, Secrets secrets, Optional<Disabled> disabled,
        Optional<Instant> failingSince, Instant createdAt) {

    /**
     * By which messages are signed, each sealed.
     *
     * @param former the one before, for as long as it counts too
     */
    public record Secrets(String current, Optional<Former> former) {}

    /** A secret that was replaced, and until when it counts. */
    public record Former(String secret, Instant until) {}

    /** Why nothing is sent, and since when. */
    public record Disabled(Why why, Instant at) {}

    /** Why nothing is sent. */
    public enum Why {
        /** Somebody chose so. */
        BY_HAND,
        /** The receiver said that it is there no more. */
        GONE,
        /** Nothing but failures came back for long. */
        FAILING;

        /** By their codes. */
        public static final Map<String, Why> WORDS = Map.of("by-hand", BY_HAND, "gone", GONE, "failing", FAILING);

        /** Its name in written forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same with other secrets. */
    Endpoint with(Secrets other) {
        return new Endpoint(id, title, url, filter, other, disabled, failingSince, createdAt);
    }

    /** The same, in use or not; what failed before is forgotten. */
    Endpoint with(Optional<Disabled> reason) {
        return new Endpoint(id, title, url, filter, secrets, reason, Optional.empty(), createdAt);
    }
}
