package dev.baton.cli.mapping;

import java.util.Locale;
import java.util.Map;

/** What a file holds. */
public enum Kind {
    /** People, what is known about them and how they were touched. */
    LEADS,
    /** What people did. */
    ENGAGEMENTS,
    /** What became of people: won or lost. */
    OUTCOMES,
    /** How likely a model thinks deals with people are. */
    PREDICTIONS;

    /** The kinds by the word that stands in a mapping and on the command line. */
    public static final Map<String, Kind> WORDS = Map.of("leads", LEADS, "engagements", ENGAGEMENTS, "outcomes",
            OUTCOMES, "predictions", PREDICTIONS);

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where batches of it are posted. */
    public String path() {
        return "/v1/" + word() + "/batch";
    }
}
