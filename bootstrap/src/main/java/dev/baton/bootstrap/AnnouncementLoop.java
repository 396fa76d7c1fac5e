package dev.baton.bootstrap;

import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.WebhookSending;
import dev.baton.application.announcement.WebhookSending.Turn;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets events out as soon as they are there: at once where this instance wrote them, within a second where another did. Each
 * message has a thread of its own, so that one that hangs keeps none from going.
 */
final class AnnouncementLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(3);
    private static final int AT_ONCE = 500;
    private final Outbox outbox;
    private final Optional<WebhookSending> sending;
    private final Runnable others;
    private final InstantSource clock;
    private final Semaphore bell = new Semaphore(0);
    private final ExecutorService messages = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * @param sending how messages go out; without it they wait
     * @param others  called after events have got their places, and whenever somebody rang
     */
    AnnouncementLoop(Outbox outbox, Optional<WebhookSending> sending, Runnable others, InstantSource clock) {
        this.outbox = outbox;
        this.sending = sending;
        this.others = others;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("announcements").daemon().start(this::run);
    }

    /** There is something to do. */
    void ring() {
        bell.release();
    }

    private void run() {
        while (open) {
            if (!hasMore()) {
                pause();
            }
        }
    }

    private boolean hasMore() {
        try {
            boolean more = outbox.fanOut(clock.instant(), AT_ONCE) == AT_ONCE;
            others.run();
            List<Turn> turns = sending.map(WebhookSending::next).orElse(List.of());
            turns.forEach(turn -> messages.execute(() -> deliver(turn)));
            return more;
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("announcements wait for the database: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("announcements failed and go on", e);
        }
        return false;
    }

    /** Whatever befalls it, the message is tried again: who took it gave it a minute. */
    private void deliver(Turn turn) {
        try {
            sending.ifPresent(by -> by.deliver(turn));
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("what came of a message could not be noted: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("a message failed and is tried again", e);
        } finally {
            ring();
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

    /** Takes nothing more; what is under way has a moment to come to its end. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        messages.shutdown();
        try {
            if (!thread.join(END) || !messages.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                var waiting = messages.shutdownNow();
                LOG.debug("{} messages were cut off and are tried again", waiting.size());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
