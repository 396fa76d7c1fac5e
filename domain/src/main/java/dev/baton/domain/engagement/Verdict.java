package dev.baton.domain.engagement;

import java.util.Locale;
import java.util.Map;

/** Whether a person did it. */
public enum Verdict {
    /** Nothing speaks against a person. */
    HUMAN,
    /** Something does; counts only where a rule says {@code suspect: true}. */
    SUSPECT,
    /** A machine did: no points, no count. */
    MACHINE,
    /** Nobody can know, e.g. an open through a mail privacy proxy: no points, but no proof of absence either. */
    UNKNOWABLE;

    /** The written words. */
    public static final Map<String, Verdict> WORDS = Map.of("human", HUMAN, "suspect", SUSPECT, "machine", MACHINE,
            "unknowable", UNKNOWABLE);

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it gives points and enters counts; a rule may let suspect ones in. */
    public boolean counts(boolean suspectToo) {
        return this == HUMAN || this == SUSPECT && suspectToo;
    }

    /** Whether it stops an absence from being proven. */
    public boolean mayBePerson() {
        return this != MACHINE;
    }
}
