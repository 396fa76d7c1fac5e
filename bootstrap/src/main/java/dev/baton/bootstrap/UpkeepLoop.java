package dev.baton.bootstrap;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.intake.Upkeep;
import dev.baton.application.intake.Upkeep.PutOff;
import dev.baton.application.intake.Upkeep.Round;
import dev.baton.domain.lead.LeadId;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second, and when it is rung for, for what is to be done by itself, such as leads on which something has become due, and for what is to be
 * forgotten every ten minutes. Two do it side by side: while one waits for the database, the other reckons.
 */
final class UpkeepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FORGETTING = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;
    private static final int WORKERS = 2;
    private final List<Work> works;
    private final List<IntUnaryOperator> forgetting;
    private final InstantSource clock;
    private final Tracer tracer;
    private final List<Thread> threads;
    private final Semaphore bell = new Semaphore(0);
    private Instant next = Instant.MIN;
    private volatile boolean open = true;

    /** One kind of work, and how a round of at most so much of it is done. */
    record Work(String name, IntFunction<Round> round) {}

    /** @param forgetting each forgets at most so many things whose time is over, and says how many */
    UpkeepLoop(List<Work> works, List<IntUnaryOperator> forgetting, InstantSource clock, Tracer tracer) {
        this.tracer = tracer;
        this.works = List.copyOf(works);
        this.forgetting = List.copyOf(forgetting);
        this.clock = clock;
        Thread.Builder thread = Thread.ofPlatform().name("upkeep-", 1).daemon();
        this.threads = Stream.generate(() -> thread.start(this::run)).limit(WORKERS).toList();
    }

    private void run() {
        while (open) {
            boolean more = hasMore(this::forget);
            for (Work work : works) {
                more |= hasMore(() -> told(work));
            }
            if (!more) {
                pause();
            }
        }
    }

    /** Does a round of one kind of work; whatever befalls it, the other kinds and the next rounds have their turn. */
    private static boolean hasMore(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (LedgerUnavailable | LedgerBusy e) {
            LOG.warn("upkeep waits for the database: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("upkeep failed and goes on", e);
        }
        return false;
    }

    /** A round that found nothing to do, one of very many, is not worth a trace. */
    private boolean told(Work work) {
        Instant begin = Instant.now();
        Round round = work.round.apply(AT_ONCE);
        if (round.leads() > 0) {
            tracer.spanBuilder(work.name).setNoParent().setStartTimestamp(begin)
                    .setAttribute("baton.leads", round.leads()).startSpan().end();
        }
        round.putOff().ifPresent(UpkeepLoop::told);
        return round.more();
    }

    /** Which lead or account it is belongs to nobody who only watches over the log. */
    private static void told(PutOff put) {
        switch (put) {
            case PutOff.OfLead(LeadId lead, RuntimeException reason) -> {
                LOG.error("a lead cannot be followed and is put off for {} (level debug tells which)", Upkeep.PUT_OFF,
                        reason);
                LOG.debug("put off: the lead {}", lead);
            }
            case PutOff.OfAccount(UUID account, RuntimeException reason) -> {
                LOG.error("an account cannot be reckoned and is put off for {} (level debug tells which)",
                        Upkeep.PUT_OFF, reason);
                LOG.debug("put off: the account {}", account);
            }
        }
    }

    /** One after the other, so that nobody looks twice. */
    private synchronized boolean forget() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        boolean more = false;
        for (IntUnaryOperator each : forgetting) {
            more |= each.applyAsInt(AT_ONCE) == AT_ONCE;
        }
        next = more ? now : now.plus(FORGETTING);
        return more;
    }

    /** There may be something to do. */
    void ring() {
        bell.release();
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

    /** Ends after what it does just now. */
    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofSeconds(3))) {
                    LOG.warn("upkeep did not end in time");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
