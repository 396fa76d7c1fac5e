package dev.baton.application.feed;

import java.time.Duration;
import java.util.Optional;

/** Where an email platform gives out the public keys by which its deliveries are authenticated. */
public interface PlatformKeys {

    /**
     * Asks the platform for the key of a webhook. The API key is shown to the platform and kept nowhere.
     *
     * @param apiKey  proves to the platform who asks
     * @param webhook which webhook is meant, by its id; the platform's first one if empty
     */
    Fetched fetch(String apiKey, Optional<String> webhook);

    /** What came of asking. */
    sealed interface Fetched {
        /** This is the key. */
        record Key(String key) implements Fetched {}

        /** The platform does not accept the API key, or not for this. */
        record Refused() implements Fetched {}

        /** The platform knows no such webhook. */
        record NoWebhook() implements Fetched {}

        /** The webhook is there, and its deliveries are not signed. */
        record NotSigned() implements Fetched {}

        /** The platform wants to be asked again later. */
        record Busy(Duration retryAfter) implements Fetched {}

        /** The platform failed, by its own account. @param retryAfter when it wants to be asked again, if it said so */
        record Failed(int status, Optional<Duration> retryAfter) implements Fetched {}

        /** The platform's answer makes no sense. */
        record Garbled() implements Fetched {}

        /** No answer came in time. */
        record TimedOut() implements Fetched {}

        /** There is no way to the platform from here. */
        record Unreachable() implements Fetched {}
    }
}
