package dev.baton.application.alerting;

import dev.baton.application.announcement.EventType;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * That a person of sales is to hear of an event. It holds ids alone: the letter is written when it is sent, so that nothing
 * personal is kept twice.
 *
 * @param id     the same on each try
 * @param person who is to hear of it
 */
public record Alert(UUID id, UUID event, UUID handoff, UUID person, Kind kind) {

    /** What the person is told. Of what happens at one instant, a person is told the last of these. */
    public enum Kind {
        /** A part of the time for something is over. */
        REMINDED,
        /** A promise was broken. */
        BREACHED,
        /** Something is done about a broken promise. */
        ESCALATED,
        /** A lead waits for somebody who is free. */
        QUEUED,
        /** A lead is the person's now. */
        OFFERED,
        /** A lead is the person's no more. */
        GONE;

        /** By their written words. */
        public static final Map<String, Kind> WORDS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(Kind::code, Function.identity()));

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of it. */
    public enum State {
        /** It is to be sent, or sent again. */
        WAITING,
        /** The mail server took the letter on. */
        SENT,
        /** It is not tried any more. */
        FAILED,
        /** Before it could be sent there was nothing left to tell. */
        NEEDLESS;

        /** By their written words. */
        public static final Map<String, State> WORDS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(State::code, Function.identity()));

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An alert as it is looked at.
     *
     * @param lead     to which the event happened
     * @param at       when it happened
     * @param next     when it is tried next; empty if it is over
     * @param attempts how often it was tried
     * @param lastAt   when it was tried last
     * @param why      why it did not go out, or was not needed: a word, or what the mail server said as a code
     */
    public record Course(Alert alert, EventType type, Optional<LeadId> lead, Instant at, State state,
            Optional<Instant> next, int attempts, Optional<Instant> lastAt, Optional<String> why) {}
}
