package dev.baton.domain.definition;

/** Which of the matching engagements give points. */
public sealed interface Counting {
    /** How many days {@link PerAsset} looks back. */
    int ASSET_DAYS = 400;

    /** All of them. */
    record Every() implements Counting {}

    /** The earliest. */
    record First() implements Counting {}

    /** The n earliest of each calendar day. */
    record PerDay(int most) implements Counting {}

    /** The earliest of each asset within the last {@value #ASSET_DAYS} days; without an asset there is no match. */
    record PerAsset() implements Counting {}
}
