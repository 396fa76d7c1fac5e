package dev.baton.domain.handoff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is to take a lead over, and why.
 *
 * @param rep        empty: the lead waits in the queue of the team for whoever is free first
 * @param because    how it was chosen
 * @param passedOver who had it before or would have come first, and could not, in order
 */
public record Choice(Optional<UUID> rep, Because because, List<PassedOver> passedOver) {
    public Choice {
        passedOver = List.copyOf(passedOver);
    }

    /** Somebody chose a rep. */
    public static Choice by(Because because, UUID rep) {
        return new Choice(Optional.of(rep), because, List.of());
    }

    /** How a rep was chosen. */
    public enum Because {
        /** Has an open handoff of the same account. */
        SAME_ACCOUNT,
        /** Owns the account. */
        OWNER,
        /** The lead is in the rep's territory. */
        TERRITORY,
        /** It was the rep's turn. */
        TURN,
        /** Nobody is both present and under the cap. */
        NOBODY_FREE,
        /** A colleague handed it on. */
        TRANSFERRED,
        /** The rep took it from the queue of the team. */
        TAKEN;

        /** By their written words. */
        public static final Map<String, Because> WORDS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(Because::code, Function.identity()));

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Who would have come first, and why it was not to be. */
    public record PassedOver(UUID rep, Because as, Why why) {}

    /** Why a rep cannot take a lead. */
    public enum Why {
        /** Is absent. */
        AWAY,
        /** Does not work here any more, or not in the team. */
        LEFT,
        /** Has as many open handoffs as the cap allows. */
        FULL,
        /** Has just had it, and did not do in time what was promised. */
        HAD_IT;

        /** By their written words. */
        public static final Map<String, Why> WORDS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(Why::code, Function.identity()));

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
