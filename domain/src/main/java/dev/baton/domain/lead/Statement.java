package dev.baton.domain.lead;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a fact about a lead says. */
public sealed interface Statement {

    /** An attribute has this value; without one it is unknown from then on. */
    record AttributeIs(String name, Optional<AttributeValue> value) implements Statement {}

    /** The person's word about a channel. */
    record ConsentIs(Channel channel, Consent consent) implements Statement {}

    /** Whether a channel gets through to the person; no rule reads it. */
    record ReachabilityIs(Channel channel, Reachability reachability) implements Statement {}

    /** The person came to us, from a source (organic search, referral …) that may be unknown. */
    record Touched(Optional<String> source, Optional<String> campaign, Optional<String> page) implements Statement {}

    /**
     * The person became a customer, or ceased to be one.
     *
     * @param until up to when, if that is known; from then on the lead is no customer, without anybody saying so
     */
    record CustomerIs(boolean customer, Optional<Instant> until) implements Statement {
        /** A customer or none, without a known end. */
        public CustomerIs(boolean customer) {
            this(customer, Optional.empty());
        }
    }

    /** What became of the deal: a decision of people, told by the CRM or an import. */
    record OutcomeIs(Outcome outcome, Optional<AttributeValue.Money> amount, Optional<String> reason)
            implements
                ByPeople {}

    /**
     * A person decided where the lead stands: that binds the machine.
     *
     * @param cycle the cycle that was meant; the decision stands in it whatever becomes of its ground, and in the present one
     *              where a merge has brought the lead further
     * @param by    the name of whoever decided
     */
    record Decided(Cycle cycle, Decision decision, String by, Optional<String> reason)
            implements
                ByPeople {}

    /** A decision of people: a fact from the moment it was recorded, and binding. */
    sealed interface ByPeople extends Statement {}

    /**
     * What Baton itself did about handing the lead over: a fact from the moment it was recorded. A replay neither makes nor
     * unmakes it; only freezing reads it.
     */
    sealed interface Handing extends Statement {
        /** In which cycle. */
        Cycle cycle();
    }

    /** In this cycle the lead was offered to sales. */
    record Offered(Cycle cycle, UUID handoff) implements Handing {}

    /** An offer ended without an answer of sales. */
    record OfferEnded(Cycle cycle, UUID handoff, Ending ending) implements Handing {}

    /** How an offer ends without an answer. */
    enum Ending {
        /** The lead is not to be sold to at present, or is handed over as another lead. */
        WITHDRAWN,
        /** Nobody answered in time: marketing has it again. */
        RETURNED;

        /** The written words. */
        public static final Map<String, Ending> WORDS = Map.of("withdrawn", WITHDRAWN, "returned", RETURNED);

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A qualification question was answered; older answers stay. */
    record Answered(String question, Answer answer) implements Statement {}

    /** A model predicted how likely a deal is; the latest prediction holds, whichever model made it. */
    record Predicted(Prediction prediction) implements Statement {}

    /** From here on this version of a definition judges the lead. */
    record JudgedBy(String definition, int version) implements Statement {}

    /**
     * What the leads of the lead's account came to together, when it was reckoned: it says nothing of the person, and is never
     * reckoned again in a replay. What is not named is unknown from then on.
     *
     * @param values whole numbers, by the names that a definition gives them
     */
    record RolledUp(Map<String, Integer> values) implements Statement {
        public RolledUp {
            values = Map.copyOf(values);
        }
    }

    /** What became of a deal. */
    enum Outcome {
        /** There is a deal to be made: sales works on it. */
        OPPORTUNITY,
        /** The person bought: a customer from then on. */
        WON,
        /** The person did not buy, this time. */
        LOST;

        /** The written words. */
        public static final Map<String, Outcome> WORDS = Map.of("opportunity", OPPORTUNITY, "won", WON,
                "lost", LOST);

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
