package dev.baton.domain.engagement;

import java.util.Locale;
import java.util.Map;

/** Where in the buyer's journey an asset has its place, the furthest last. */
public enum Funnel {
    AWARENESS,
    CONSIDERATION,
    DECISION,
    ACTION;

    /** The written words. */
    public static final Map<String, Funnel> WORDS = Map.of("awareness", AWARENESS, "consideration", CONSIDERATION,
            "decision",
            DECISION, "action", ACTION);

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
