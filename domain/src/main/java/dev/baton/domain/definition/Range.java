package dev.baton.domain.definition;

/** A floor and a ceiling for points; every range holds 0. */
public record Range(Points low, Points high) {
    /** No bounds that any sum of points could reach. */
    public static final Range UNBOUNDED = new Range(new Points(-(1L << 55)), new Points(1L << 55));
    /** The usual range of a dimension and of the total: 0 to 100. */
    public static final Range HUNDRED = new Range(Points.ZERO, Points.of(100));

    /** Millionths of points, held within this range. */
    public long clamp(long millionths) {
        return Math.clamp(millionths, low.millionths(), high.millionths());
    }
}
