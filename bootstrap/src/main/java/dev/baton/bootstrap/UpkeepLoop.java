package dev.baton.bootstrap;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.intake.Upkeep;
import dev.baton.application.intake.Upkeep.Round;
import java.time.Duration;
import java.util.function.IntFunction;
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
            boolean more = hasMore(upkeep::followDue) | hasMore(upkeep::judgeAnew);
            if (!more) {
                pause();
            }
        }
    }

    /** Does a round of one kind of work; whatever befalls it, the other kind and the next rounds have their turn. */
    private boolean hasMore(IntFunction<Round> work) {
        try {
            Round round = work.apply(AT_ONCE);
            round.putOff().ifPresent(put -> LOG.error("the lead {} cannot be followed and is put off for {}",
                    put.lead(), Upkeep.PUT_OFF, put.reason()));
            return round.more();
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("upkeep waits for the database: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("upkeep failed and goes on", e);
        }
        return false;
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
