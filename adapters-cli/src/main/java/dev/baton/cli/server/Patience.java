package dev.baton.cli.server;

import java.time.Duration;

/**
 * How long a request is tried again when the server is busy or the connection breaks.
 *
 * @param attempts how often it is sent at most
 * @param first    the pause after the first failure; each further one is twice as long
 * @param longest  the longest pause, also when the server asks for a longer one
 * @param sleep    how to wait
 */
public record Patience(int attempts, Duration first, Duration longest, Sleep sleep) {

    /** About two minutes: a server that restarts is waited for, one that is gone is reported. */
    public static final Patience USUAL = new Patience(9, Duration.ofMillis(500), Duration.ofSeconds(30),
            Thread::sleep);

    private static final int BRIEF = 5;

    /** For a person who waits before the screen: some seconds, and no more attempts than this. */
    public Patience brief() {
        return new Patience(Math.min(attempts, BRIEF), first, longest, sleep);
    }

    /** Waits. */
    @FunctionalInterface
    public interface Sleep {
        /** Waits for so long. */
        void pause(Duration duration) throws InterruptedException;
    }

    /** The pause after so many failures in a row, counted from 1. */
    Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
