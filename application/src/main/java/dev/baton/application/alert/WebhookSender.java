package dev.baton.application.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sends one message to a receiver's URL, signed after the Standard Webhooks specification, once: whether it is sent again is
 * for the caller to say. Whatever the receiver does, the answer comes in bounded time and is a value.
 */
public interface WebhookSender {

    /** Sends a message. */
    Answer send(Request request);

    /** What speaks against ever sending to a URL, as far as one can tell without asking anybody. */
    default Optional<Answer.Reason> objection(URI url) {
        return "https".equals(url.getScheme()) ? Optional.empty() : Optional.of(Answer.Reason.FORBIDDEN_SCHEME);
    }

    /**
     * A message.
     *
     * @param id      the same on each try, so that the receiver knows what it has had already
     * @param at      when this try is made
     * @param secrets by each of which it is signed; two while one replaces the other
     */
    record Request(URI url, String id, Instant at, byte[] body, List<byte[]> secrets) {
        public Request {
            secrets = List.copyOf(secrets);
        }
    }

    /** What came of it. */
    sealed interface Answer {

        /** How long it took. */
        Duration took();

        /**
         * The receiver answered, be it well or not.
         *
         * @param body       the beginning of its answer
         * @param retryAfter when it wants to be asked again, if it said so
         */
        record Answered(int status, byte[] body, Optional<Duration> retryAfter, Duration took) implements Answer {}

        /** No answer was to be had. */
        record Refused(Reason reason, Duration took) implements Answer {}

        /** Why not. */
        enum Reason {
            /** The address is one that nothing may be sent to, as those of one's own network are. */
            FORBIDDEN_ADDRESS,
            /** The host would do, but not that port. */
            FORBIDDEN_PORT,
            /** The host would do, but not in the clear, or not by that protocol. */
            FORBIDDEN_SCHEME,
            /** Nobody knows the name. */
            UNKNOWN_HOST,
            /** The receiver could not prove who it is, or speaks no TLS. */
            TLS,
            /** It took too long. */
            TIMEOUT,
            /** The connection could not be made, or broke. */
            CONNECTION;

            /** Its name in written forms, e.g. {@code unknown-host}. */
            public String code() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }
}
