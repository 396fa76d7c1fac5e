package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a fact about a lead says. */
public sealed interface Statement {

    /**
     * What a statement is about: of two about the same thing the later holds.
     *
     * @param kind  which kind of statement it is
     * @param which of the things that such statements speak of: an attribute's name, a channel; of each touch, itself
     */
    record Thing(Class<? extends Statement> kind, Object which) {}

    /** What this is about. The outcomes of a deal are about one thing, whatever they are; every touch stands for itself. */
    default Thing about() {
        return switch (this) {
            case AttributeIs(String name, var _) -> new Thing(AttributeIs.class, name);
            case ConsentIs(Channel channel, var _) -> new Thing(ConsentIs.class, channel);
            case CustomerIs _ -> new Thing(CustomerIs.class, "");
            case OutcomeIs _ -> new Thing(OutcomeIs.class, "");
            case Touched touched -> new Thing(Touched.class, touched);
            case JudgedBy judgement -> new Thing(JudgedBy.class, judgement);
        };
    }

    /** An attribute has this value; without one it is unknown from then on. */
    record AttributeIs(String name, Optional<AttributeValue> value) implements Statement {}

    /** The person's word about a channel. */
    record ConsentIs(Channel channel, Consent consent) implements Statement {}

    /** The person came to us, from a source (organic search, referral …) that may be unknown. */
    record Touched(Optional<String> source, Optional<String> campaign, Optional<String> page) implements Statement {}

    /** The person became a customer, or ceased to be one. */
    record CustomerIs(boolean customer) implements Statement {}

    /** What became of the deal: a decision of people, told by the CRM or an import. */
    record OutcomeIs(Outcome outcome, Optional<AttributeValue.Money> amount, Optional<String> reason)
            implements
                Statement {}

    /** From here on this version of a definition judges the lead. */
    record JudgedBy(String definition, int version) implements Statement {}

    /** How a deal ended. */
    enum Outcome {
        /** The person bought: a customer from then on. */
        WON,
        /** The person did not buy, this time. */
        LOST;

        /** The written words. */
        public static final Map<String, Outcome> WORDS = Map.of("won", WON, "lost", LOST);

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
