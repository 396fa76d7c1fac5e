package dev.baton.bootstrap;

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
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second, and when it is rung for, for what is to be done by itself, such as leads on which something has become due, and for what is to be
 * forgotten every ten minutes. Two do it side by side: while one waits for the database, the other reckons.
 */
final class UpkeepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepLoop.class);
    private static final Duration FORGETTING = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;
    private static final int WORKERS = 2;
    private final List<Work> works;
    private final List<IntUnaryOperator> forgetting;
    private final InstantSource clock;
    private final Tracer tracer;
    private final Worker worker;
    private Instant next = Instant.MIN;

    /** One kind of work, and how a round of at most so much of it is done. */
    record Work(String name, IntFunction<Round> round) {}

    /** @param forgetting each forgets at most so many things whose time is over, and says how many */
    UpkeepLoop(List<Work> works, List<IntUnaryOperator> forgetting, InstantSource clock, Tracer tracer) {
        this.tracer = tracer;
        this.works = List.copyOf(works);
        this.forgetting = List.copyOf(forgetting);
        this.clock = clock;
        this.worker = new Worker("upkeep", WORKERS, this::hasMore);
        worker.start();
    }

    /** Does a round of each kind of work; whatever befalls one, the others have their turn. */
    private boolean hasMore() {
        boolean more = Worker.attempt("upkeep", this::forget);
        for (Work work : works) {
            more |= Worker.attempt("upkeep", () -> told(work));
        }
        return more;
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

    /** One after the other, so that nobody looks twice; what cannot be forgotten now keeps nothing else, and has its turn again. */
    private synchronized boolean forget() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        boolean more = false;
        for (IntUnaryOperator each : forgetting) {
            more |= Worker.attempt("forgetting", () -> each.applyAsInt(AT_ONCE) == AT_ONCE);
        }
        next = more ? now : now.plus(FORGETTING);
        return more;
    }

    /** There may be something to do. */
    void ring() {
        worker.ring();
    }

    /** Ends after what it does just now. */
    @Override
    public void close() {
        worker.close();
    }
}
