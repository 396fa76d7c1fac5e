package dev.baton.bootstrap;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a kind of work in rounds, on threads of its own: at once when somebody rings, every second where nobody does, and on and on
 * while there is more. No failure ends it.
 */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(3);
    private final String name;
    private final BooleanSupplier round;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads;
    private volatile boolean open = true;

    /**
     * One who is yet to begin.
     *
     * @param name    of the work, as the log tells it
     * @param threads how many do it side by side
     * @param round   does a round of it, and says whether there is more to do
     */
    Worker(String name, int threads, BooleanSupplier round) {
        this.name = name;
        this.round = round;
        Thread.Builder thread = Thread.ofPlatform().name(name + "-", 1).daemon();
        this.threads = Stream.generate(() -> thread.unstarted(this::run)).limit(threads).toList();
    }

    /** Begins to work. */
    void start() {
        threads.forEach(Thread::start);
    }

    /** There may be something to do. */
    void ring() {
        bell.release();
    }

    /** Does something that may fail; whatever befalls it, what comes after has its turn. @return false where it failed */
    static boolean attempt(String name, BooleanSupplier something) {
        try {
            return something.getAsBoolean();
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("{}: waits for the database: {}", name, e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("{}: failed and goes on", name, e);
        }
        return false;
    }

    private void run() {
        while (open) {
            if (!attempt(name, round)) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (bell.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                int _ = bell.drainPermits();
            }
        } catch (InterruptedException _) {
            open = false;
        }
    }

    /** Ends after the round that runs. */
    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                if (!thread.join(END)) {
                    LOG.warn("{}: did not end in time", name);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
