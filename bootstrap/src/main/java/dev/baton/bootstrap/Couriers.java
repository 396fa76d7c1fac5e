package dev.baton.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who brings what was taken up to its receivers: each on a thread of its own, so that one that hangs keeps none from going.
 * Whatever befalls one, it is tried again: who takes something up gives it a time by which it must be noted what came of it.
 */
final class Couriers<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final Duration END = Duration.ofSeconds(3);
    private final String name;
    private final Consumer<T> delivery;
    private final Runnable after;
    private final ExecutorService threads;

    /**
     * @param name     of what they bring, as the log tells it
     * @param delivery brings one
     * @param after    called after each
     */
    Couriers(String name, Consumer<T> delivery, Runnable after) {
        this.name = name;
        this.delivery = delivery;
        this.after = after;
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 1).factory());
    }

    /** Sets off with all of these. */
    void send(List<T> taken) {
        try {
            taken.forEach(each -> threads.execute(() -> deliver(each)));
        } catch (RejectedExecutionException _) {
            LOG.debug("{}: what was taken up at the very end is tried again", name);
        }
    }

    private void deliver(T each) {
        boolean _ = Worker.attempt(name, () -> {
            delivery.accept(each);
            return true;
        });
        after.run();
    }

    /** Takes nothing more; what is under way has a moment to come to its end. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                int cut = threads.shutdownNow().size();
                LOG.debug("{}: {} had not set off; those under way were cut off; all are tried again", name, cut);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
