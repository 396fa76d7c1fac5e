package dev.baton.domain.scoring;

/** The day of the earliest engagement. */
final class FirstDay implements Track {
    private static final int NONE = Integer.MAX_VALUE;
    private final FadingTable table;
    private int first = NONE;

    FirstDay(FadingTable table) {
        this.table = table;
    }

    @Override
    public void add(int day, long at, long asset) {
        first = Math.min(first, day);
    }

    /** Millionths of points on a day. */
    long on(int today, Frozen frozen) {
        return any() ? table.at(table.age(first, today, frozen)) : 0;
    }

    /** Whether the value can still change by the passing of days. */
    boolean changes(int today, Frozen frozen) {
        return any() && table.age(first, today, frozen) < table.length();
    }

    @Override
    public boolean any() {
        return first != NONE;
    }

    @Override
    public void write(CardWriter card, int today, Frozen frozen) {
        card.number(first);
    }

    @Override
    public void read(CardReader card) {
        first = card.small();
    }
}
