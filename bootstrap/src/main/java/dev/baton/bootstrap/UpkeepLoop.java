package dev.baton.bootstrap;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.intake.Upkeep;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for what has become due, and for leads that are to be judged anew. */
final class UpkeepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;
    private final Upkeep upkeep;
    private final Thread thread;
    private volatile boolean open = true;

    UpkeepLoop(Upkeep upkeep) {
        this.upkeep = upkeep;
        this.thread = Thread.ofPlatform().name("upkeep").daemon().start(this::run);
    }

    private void run() {
        while (open) {
            try {
                while (open && upkeep.followDue(AT_ONCE) + upkeep.judgeAnew(AT_ONCE) >= AT_ONCE) {
                    Thread.yield();
                }
            } catch (LedgerUnavailable | LedgerBusy e) {
                LOG.warn("upkeep waits for the database: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("upkeep failed and goes on", e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            open = false;
        }
    }

    /** Ends after what it does just now. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.warn("upkeep did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
