package dev.baton.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for a condition and not for a time: what Baton does by itself follows within moments. */
public final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Waiting() {
    }

    /** What becomes so; fails with a reason if it does not. */
    public static <T> T until(String what, Supplier<Optional<T>> looking) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = looking.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("in vain we waited until " + what);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
