package dev.baton.benchmarks;

/** Counts what comes in order of time, day by day. */
final class Daily {
    private int day = Integer.MIN_VALUE;
    private int ofDay;
    private int days;

    /** Whether one more of this day is among the first so many. */
    boolean takes(int today, int most) {
        if (today != day) {
            day = today;
            ofDay = 0;
        }
        return ofDay++ < most;
    }

    /** Counts a day once. */
    void add(int today) {
        if (today != day) {
            day = today;
            days++;
        }
    }

    /** How many different days were added. */
    int days() {
        return days;
    }
}
