package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;

/** What a person said about being reached by a channel. */
public enum Consent {
    GRANTED,
    DENIED,
    UNKNOWN;

    /** The written words. */
    public static final Map<String, Consent> WORDS = Map.of("granted", GRANTED, "denied", DENIED, "unknown", UNKNOWN);

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
