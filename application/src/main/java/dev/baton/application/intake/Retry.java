package dev.baton.application.intake;

import java.util.function.Supplier;

/** Tries work again that collided with another transaction. */
public final class Retry {
    private Retry() {
    }

    /**
     * The outcome of the work, tried at most so many times. A little pause, longer each time, lets the other finish.
     *
     * @throws LedgerBusy if it collided every time
     */
    public static <T> T whileBusy(int tries, Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return work.get();
            } catch (LedgerBusy e) {
                if (attempt == tries) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(50, 1L << attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
