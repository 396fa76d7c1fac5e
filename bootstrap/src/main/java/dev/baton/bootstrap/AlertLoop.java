package dev.baton.bootstrap;

import dev.baton.application.alerting.Alert;
import dev.baton.application.alerting.AlertSending;
import dev.baton.application.alerting.AlertWriting;
import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.alerting.Alerts.Noted;
import dev.baton.application.announcement.Event;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people of sales written to as soon as something happens to a handoff: at once where this instance told of it, within a
 * second where another did. Each letter has a thread of its own, so that a slow mail server holds up nothing else.
 */
final class AlertLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(3);
    private static final int AT_ONCE = 500;
    private final AlertWriting writing;
    private final Optional<AlertSending> sending;
    private final Semaphore bell = new Semaphore(0);
    private final ExecutorService letters = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("letter-", 1).factory());
    private final Thread thread;
    private volatile boolean open = true;

    /** @param sending how letters go out; without it none do */
    AlertLoop(AlertWriting writing, Optional<AlertSending> sending) {
        this.writing = writing;
        this.sending = sending;
        this.thread = Thread.ofPlatform().name("alerts").daemon().start(this::run);
    }

    /** A rule wants an event to be seen here. */
    static void show(Event event) {
        LOG.info("{} {} of lead {}: {}", event.type().code(), event.id(),
                event.of().map(of -> of.lead().toString()).orElse("–"), handoff(event));
    }

    private static String handoff(Event event) {
        return event.about().at("handoff").orElseGet(Tree.Blank::new) instanceof Tree.Text(String id) ? id : "–";
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
            boolean more = writing.write(AT_ONCE);
            List<Due> due = sending.map(AlertSending::next).orElse(List.of());
            due.forEach(each -> letters.execute(() -> deliver(each)));
            return more;
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("alerts wait for the database: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("alerts failed and go on", e);
        }
        return false;
    }

    private void deliver(Due due) {
        try {
            sending.map(by -> by.deliver(due)).ifPresent(noted -> tell(due.alert(), noted));
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("what came of a letter could not be noted: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("a letter failed and is tried again", e);
        } finally {
            ring();
        }
    }

    private static void tell(Alert alert, Noted noted) {
        if (noted.state() == Alert.State.FAILED) {
            LOG.warn("person {} is not written to about handoff {} (alert {}): {}", alert.person(), alert.handoff(),
                    alert.id(), noted.why().orElse("–"));
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
        letters.shutdown();
        try {
            if (!thread.join(END) || !letters.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                var waiting = letters.shutdownNow();
                LOG.debug("{} letters were cut off and are tried again", waiting.size());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
