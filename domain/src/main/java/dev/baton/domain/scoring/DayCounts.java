package dev.baton.domain.scoring;

import java.util.Arrays;

/** How many engagements there were on each day, at most so many of a day. */
final class DayCounts implements Track {
    private static final int NO_DAY = Integer.MIN_VALUE;
    private final FadingTable table;
    private final int most;
    private int[] days = new int[4];
    private int[] counts = new int[4];
    private int size;
    private boolean any;
    /** A replay asks for the value after each of many engagements of a day: it is reckoned once a day and then kept up. */
    private int reckonedOn = NO_DAY;
    private Frozen reckonedWith = Frozen.NEVER;
    private long reckoned;

    /** @param most how many of a day count; {@link Integer#MAX_VALUE} for all of them */
    DayCounts(FadingTable table, int most) {
        this.table = table;
        this.most = most;
    }

    @Override
    public void add(int day, long at, long asset) {
        add(bucket(day), 1);
    }

    /** Where nothing fades and all count, the days do not matter and share one place. */
    private int bucket(int day) {
        return table.length() == 0 && most == Integer.MAX_VALUE ? 0 : day;
    }

    private void add(int day, int count) {
        any = true;
        int at = size;
        while (at > 0 && days[at - 1] > day) {
            at--;
        }
        if (at > 0 && days[at - 1] == day) {
            int before = counts[at - 1];
            counts[at - 1] = Math.min(most, before + count);
            keepUp(day, counts[at - 1] - before);
            return;
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        if (at < size) {
            System.arraycopy(days, at, days, at + 1, size - at);
            System.arraycopy(counts, at, counts, at + 1, size - at);
        }
        days[at] = day;
        counts[at] = Math.min(most, count);
        size++;
        keepUp(day, counts[at]);
    }

    private void keepUp(int day, int more) {
        if (reckonedOn != NO_DAY) {
            reckoned += more * table.at(table.age(day, reckonedOn, reckonedWith));
        }
    }

    /** Millionths of points on a day. */
    long on(int today, Frozen frozen) {
        if (reckonedOn != today || reckonedWith != frozen) {
            reckoned = 0;
            for (int i = 0; i < size; i++) {
                reckoned += counts[i] * table.at(table.age(days[i], today, frozen));
            }
            reckonedOn = today;
            reckonedWith = frozen;
        }
        return reckoned;
    }

    /** Whether the value can still change by the passing of days. */
    boolean changes(int today, Frozen frozen) {
        return size > 0 && table.age(days[size - 1], today, frozen) < table.length();
    }

    @Override
    public boolean any() {
        return any;
    }

    private int firstLive(int today, Frozen frozen) {
        int first = 0;
        while (table.length() > 0 && first < size && table.age(days[first], today, frozen) >= table.length()) {
            first++;
        }
        return first;
    }

    @Override
    public void write(CardWriter card, int today, Frozen frozen) {
        int first = firstLive(today, frozen);
        card.flag(any);
        card.number(size - first);
        int before = 0;
        for (int i = first; i < size; i++) {
            card.number(days[i] - before);
            card.number(counts[i]);
            before = days[i];
        }
    }

    @Override
    public void read(CardReader card) {
        any = card.flag();
        reckonedOn = NO_DAY;
        size = card.small();
        days = new int[Math.max(4, size + 1)];
        counts = new int[days.length];
        int before = 0;
        for (int i = 0; i < size; i++) {
            before += card.small();
            days[i] = before;
            counts[i] = card.small();
        }
    }
}
