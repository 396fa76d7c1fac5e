package dev.baton.domain.scoring;

/**
 * What a scorecard remembers of the engagements that fit one match: as little as the future needs. Engagements may be added
 * in any order; the result is the same.
 */
sealed interface Track permits DayCounts, FirstDay, AssetDays, LatestInstants, LatestDays {

    /**
     * Takes an engagement in.
     *
     * @param day   its calendar day in the definition's zone, counted from 1970-01-01
     * @param at    its instant in milliseconds
     * @param asset a fingerprint of its asset
     */
    void add(int day, long at, long asset);

    /** Whether anything was added, even if it has faded to nothing. */
    boolean any();

    /** Writes itself, leaving out what can give nothing on this day or later. */
    void write(CardWriter card, int today, Frozen frozen);

    /** Reads what was written into an empty track. */
    void read(CardReader card);
}
