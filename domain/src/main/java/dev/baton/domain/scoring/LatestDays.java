package dev.baton.domain.scoring;

import java.util.Arrays;

/** The latest n different days with an engagement, each with its latest instant. */
final class LatestDays implements Track {
    private static final int USUAL = 4;
    private final int n;
    private int[] days;
    private long[] latest;
    private int size;

    /** Of most leads there are few, whatever n is. */
    LatestDays(int n) {
        this.n = n;
        this.days = new int[Math.min(n, USUAL)];
        this.latest = new long[Math.min(n, USUAL)];
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
        if (place == n) {
            return;
        }
        size = Math.min(size + 1, n);
        room(size);
        System.arraycopy(days, place, days, place + 1, size - 1 - place);
        System.arraycopy(latest, place, latest, place + 1, size - 1 - place);
        days[place] = day;
        latest[place] = at;
    }

    private void room(int wanted) {
        if (wanted > days.length) {
            int length = Math.min(n, Math.max(wanted, 2 * days.length));
            days = Arrays.copyOf(days, length);
            latest = Arrays.copyOf(latest, length);
        }
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
        room(size);
        for (int i = 0; i < size; i++) {
            days[i] = card.small();
            latest[i] = card.number();
        }
    }
}
