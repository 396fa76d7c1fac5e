package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;

/** What a person said about being reached by a channel. */
public enum Consent {
    /** The person agreed to be reached. */
    GRANTED,
    /** The person asked not to be reached. */
    DENIED,
    /** The person never said, or took back what was said; that is no consent. */
    UNKNOWN;

    /** The written words. */
    public static final Map<String, Consent> WORDS = Map.of("granted", GRANTED, "denied", DENIED, "unknown", UNKNOWN);

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
