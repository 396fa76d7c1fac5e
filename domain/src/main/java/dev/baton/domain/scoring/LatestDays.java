package dev.baton.domain.scoring;

/** The latest n different days with an engagement, each with its latest instant. */
final class LatestDays implements Track {
    private final int[] days;
    private final long[] latest;
    private int size;

    LatestDays(int n) {
        this.days = new int[n];
        this.latest = new long[n];
    }

    @Override
    public void add(int day, long at, long asset) {
        int place = 0;
        while (place < size && days[place] > day) {
            place++;
        }
        if (place < size && days[place] == day) {
            latest[place] = Math.max(latest[place], at);
            return;
        }
        if (place == days.length) {
            return;
        }
        size = Math.min(size + 1, days.length);
        System.arraycopy(days, place, days, place + 1, size - 1 - place);
        System.arraycopy(latest, place, latest, place + 1, size - 1 - place);
        days[place] = day;
        latest[place] = at;
    }

    /** The latest instant of the n-th latest day, n from 1 to what this keeps. */
    long latest(int n) {
        return n <= size ? latest[n - 1] : LatestInstants.NEVER;
    }

    @Override
    public boolean any() {
        return size > 0;
    }

    @Override
    public void write(CardWriter card, int today, Frozen frozen) {
        card.number(size);
        for (int i = 0; i < size; i++) {
            card.number(days[i]);
            card.number(latest[i]);
        }
    }

    @Override
    public void read(CardReader card) {
        size = card.small();
        for (int i = 0; i < size; i++) {
            days[i] = card.small();
            latest[i] = card.number();
        }
    }
}
