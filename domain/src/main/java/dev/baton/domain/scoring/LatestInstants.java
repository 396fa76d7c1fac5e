package dev.baton.domain.scoring;

import java.util.Arrays;

/** The latest n instants, which is all that a count of n in a window needs. */
final class LatestInstants implements Track {
    /** Before every instant: there is no such engagement. */
    static final long NEVER = Long.MIN_VALUE;
    private static final int USUAL = 4;
    private final int n;
    private long[] latestFirst;
    private int size;

    /** Of most leads there are few, whatever n is. */
    LatestInstants(int n) {
        this.n = n;
        this.latestFirst = new long[Math.min(n, USUAL)];
    }

    @Override
    public void add(int day, long at, long asset) {
        int place = size;
        if (size < n) {
            room(size + 1);
            size++;
        } else if (at <= latestFirst[--place]) {
            return;
        }
        while (place > 0 && latestFirst[place - 1] < at) {
            latestFirst[place] = latestFirst[place - 1];
            place--;
        }
        latestFirst[place] = at;
    }

    private void room(int wanted) {
        if (wanted > latestFirst.length) {
            latestFirst = Arrays.copyOf(latestFirst, Math.min(n, Math.max(wanted, 2 * latestFirst.length)));
        }
    }

    /** The instant of the n-th latest, n from 1 to what this keeps. */
    long latest(int n) {
        return n <= size ? latestFirst[n - 1] : NEVER;
    }

    @Override
    public boolean any() {
        return size > 0;
    }

    @Override
    public void write(CardWriter card, int today, Frozen frozen) {
        card.number(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            card.number(latestFirst[i] - before);
            before = latestFirst[i];
        }
    }

    @Override
    public void read(CardReader card) {
        size = card.small();
        room(size);
        long before = 0;
        for (int i = 0; i < size; i++) {
            before += card.number();
            latestFirst[i] = before;
        }
    }
}
