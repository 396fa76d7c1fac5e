package dev.baton.application.announcement;

import dev.baton.domain.form.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An event on its way to an endpoint, as it is looked at.
 *
 * @param next when it is tried next; empty if it is over
 */
public record Delivery(Event event, State state, Optional<Instant> next, List<Attempt> attempts) {
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** How it stands. */
    public enum State {
        /** To be tried, or tried again. */
        WAITING,
        /** The receiver has it. */
        DELIVERED,
        /** It was tried often enough. */
        GIVEN_UP;

        /** By their codes. */
        public static final Map<String, State> WORDS = Map.of("waiting", WAITING, "delivered", DELIVERED, "given-up",
                GIVEN_UP);

        /** Its name in written forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One try.
     *
     * @param number counts all tries from 1
     * @param status the HTTP status of the answer; empty if there was none
     * @param error  why there was no answer, as a code; empty if there was one
     * @param answer the beginning of the answer
     */
    public record Attempt(int number, Instant at, Optional<Integer> status, Optional<String> error, Duration took,
            String answer) {
        /** How many characters of an answer are shown in lists. */
        public static final int SHOWN = 1_000;

        /** How many tries of a delivery are shown, the last ones. */
        public static final int LISTED = 20;

        /** The text of an answer, whatever it is. */
        public static String text(byte[] answer) {
            return Texts.safe(new String(answer, StandardCharsets.UTF_8));
        }

        /** The receiver took it. */
        boolean arrived() {
            return status.filter(code -> code >= 200 && code < 300).isPresent();
        }
    }
}
