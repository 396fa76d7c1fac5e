package dev.baton.domain.handoff;

import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.policy.Rung;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that happened in the life of a handoff, appended and never changed.
 *
 * @param at   when it was recorded
 * @param by   who did it; empty if nobody did, but a rule or a clock
 * @param note what that person wrote about it: personal data of the lead
 */
public record Happening(UUID handoff, LeadId lead, Instant at, What what, Optional<Actor> by, Optional<String> note) {

    /** Something that Baton did by itself. */
    public static Happening of(Handoff handoff, Instant at, What what) {
        return new Happening(handoff.id(), handoff.lead(), at, what, Optional.empty(), Optional.empty());
    }

    /** Something that somebody did. */
    public static Happening by(Actor by, Handoff handoff, Instant at, What what, Optional<String> note) {
        return new Happening(handoff.id(), handoff.lead(), at, what, Optional.of(by), note);
    }

    /** What happened. */
    public sealed interface What {
        /** The lead was offered, to a rep or to the queue of a team. */
        record Offered(Choice choice) implements What {}

        /** Another rep is to have it, or has it, than before. */
        record Routed(Optional<UUID> from, Choice choice) implements What {}

        /** A call was arranged. */
        record CallArranged(Instant callAt) implements What {}

        /** Somebody tried to reach the person. @param channel a word such as {@code phone} */
        record Contacted(String channel, boolean reached) implements What {}

        /** Sales took the lead over. @param rep who has it; empty where that was said of nobody, who is chosen next then */
        record Accepted(Optional<UUID> rep) implements What {}

        /** A rep said no. @param grounds for what; empty where it was decided without a reason of the team */
        record Rejected(Optional<Grounds> grounds) implements What {}

        /** The offer was taken back. */
        record Withdrawn(Why why) implements What {}

        /** Marketing has the lead again, since nobody answered in time, or since somebody chose so. */
        record Returned() implements What {}

        /** The lead was found worth an opportunity. @param itself whether the policy said so, not a person */
        record Qualified(boolean itself) implements What {}

        /** Whoever had accepted the lead gave it back. @param grounds as of what was rejected */
        record SentBack(Optional<Grounds> grounds) implements What {}

        /** So many percent of the time for something are over. */
        record Reminded(Clock.Kind clock, int percent) implements What {}

        /** A promise was broken. */
        record Breached(Clock.Kind clock) implements What {}

        /**
         * A rung was climbed after a promise was broken.
         *
         * @param done whether what it asks for was done, or could not be: nobody else is free, or sales has answered
         */
        record Climbed(Clock.Kind clock, Rung.Act rung, boolean done) implements What {}
    }

    /** Why an offer was taken back. */
    public enum Why {
        /** The lead has left the stage for which it was offered. */
        STAGE_LEFT,
        /** The lead became a customer, and nobody sells a customer the first deal. */
        BECAME_CUSTOMER,
        /** The lead is a customer no more, and more is sold to customers only. */
        NO_LONGER_CUSTOMER,
        /** The lead became part of another one whose handoff is further on. */
        MERGED,
        /** The lead was erased. */
        ERASED
    }
}
