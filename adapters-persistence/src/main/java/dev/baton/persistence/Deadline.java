package dev.baton.persistence;

import java.time.Duration;

/** The moment when waiting ends, on a clock that nobody can set back. */
record Deadline(long nanoTime) {

    private static final Duration STEP = Duration.ofMillis(10);

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** Waits one short step; an interrupt ends the waiting, because whoever interrupts wants the start given up. */
    static void pause() {
        pause(STEP);
    }

    /** Waits as long; an interrupt ends the waiting. */
    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The wait for PostgreSQL was interrupted.", interrupted);
        }
    }
}
