package dev.baton.domain.lead;

import java.util.Map;

/** Whether a fact may move the lead's stage when it is recorded, or only its score. Imports choose {@code none}. */
public enum Effects {
    /** The stage is asked at the fact's own place in time. */
    ALL,
    /** The score counts the fact; the stage is asked again only with the lead's own next fact. */
    NONE;

    /** The written words. */
    public static final Map<String, Effects> WORDS = Map.of("all", ALL, "none", NONE);
}
