package dev.baton.persistence;

import java.time.Duration;

/** The moment when waiting ends, on a clock that nobody can set back. */
record Deadline(long nanoTime) {

    private static final long STEP_MILLIS = 10;

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** Waits one short step; an interrupt ends the waiting, because whoever interrupts wants the start given up. */
    static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The wait for the embedded PostgreSQL was interrupted.", interrupted);
        }
    }
}
