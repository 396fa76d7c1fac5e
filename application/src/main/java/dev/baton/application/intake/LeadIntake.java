package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes facts in. Callers wait while a writer takes whatever is waiting, at most {@value #BATCH} reports, and records it in
 * one transaction; there is no linger, so a lone report does not wait for company. What is answered is durable and counted.
 */
public final class LeadIntake implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int TRIES = 12;
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Somebody has to make room first. */
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(4);

    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final WaitingRoom room = new WaitingRoom();
    private final CountDownLatch working;

    /**
     * Opens the intake.
     *
     * @param writers how many transactions may run at once when many wait
     */
    public LeadIntake(Ledger ledger, Function<JudgedBy, Plan> plans, InstantSource clock, Supplier<UUID> ids,
            int writers) {
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
        this.ids = ids;
        this.working = new CountDownLatch(writers);
        for (int i = 1; i <= writers; i++) {
            Thread.ofPlatform().name("intake-writer-" + i).daemon().start(this::writeWhileOpen);
        }
    }

    /**
     * Submits reports, and items of the same delivery that nobody could read; waits until all of it is durable. Where the
     * caller has a transaction open it is written there and then, and is durable with that transaction.
     */
    public Answer submit(List<Report> reports, List<UnreadItem> unread) {
        if (reports.isEmpty() && unread.isEmpty()) {
            return new Answer.Done(List.of());
        }
        Submission submission = Submission.of(reports, unread);
        if (ledger.isJoined()) {
            record(List.of(submission));
            return submission.answer().join();
        }
        return room.enter(submission) ? submission.answer().join() : new Answer.Busy(SOON);
    }

    /** How many reports, and items that nobody could read, are on their way. */
    public int waiting() {
        return room.size();
    }

    private void writeWhileOpen() {
        Optional<List<Submission>> next = room.take(BATCH);
        while (next.isPresent()) {
            record(next.get());
            room.done(next.get());
            next = room.take(BATCH);
        }
        working.countDown();
    }

    /** Records submissions in one transaction; where a statement fails, halves them, so that a bad one fails alone. */
    private void record(List<Submission> batch) {
        try {
            answer(batch, recorded(batch));
        } catch (LedgerFull _) {
            batch.forEach(submission -> submission.answer().complete(new Answer.Full(LATER)));
        } catch (LedgerCrowded _) {
            batch.forEach(submission -> submission.answer().complete(new Answer.Busy(SOON)));
        } catch (LedgerUnavailable _) {
            batch.forEach(submission -> submission.answer().complete(new Answer.Unavailable(SOON)));
        } catch (LedgerBusy _) {
            collided(batch);
        } catch (LedgerRejected e) {
            if (batch.size() > 1) {
                halve(batch);
            } else {
                apart(batch.getFirst(), e);
            }
        } catch (RuntimeException | Error e) {
            // Whoever waits must hear of it, even of a stack that overflowed.
            failed(batch, e);
        }
    }

    /** What collides every time is one submission's matter, not that of those that wrote at the same moment. */
    private void collided(List<Submission> batch) {
        if (batch.size() > 1) {
            halve(batch);
        } else {
            batch.getFirst().answer().complete(new Answer.Busy(SOON));
        }
    }

    private void halve(List<Submission> batch) {
        record(batch.subList(0, batch.size() / 2));
        record(batch.subList(batch.size() / 2, batch.size()));
    }

    /** A fault of ours that one submission brings to light is no reason to fail those that wrote at the same moment. */
    private void failed(List<Submission> batch, Throwable failure) {
        if (batch.size() > 1 && failure instanceof RuntimeException) {
            halve(batch);
        } else {
            batch.forEach(submission -> submission.answer().completeExceptionally(failure));
        }
    }

    /** Only what somebody said may be refused; an item that nobody could read and that is not kept is our fault. */
    private void apart(Submission one, LedgerRejected rejected) {
        if (one.size() > 1) {
            List<Submission> apart = one.apart();
            record(apart);
            one.answerWith(apart);
        } else if (one.reports().isEmpty()) {
            one.answer().completeExceptionally(rejected);
        } else {
            one.answer().complete(new Answer.Done(List.of(refused(rejected))));
        }
    }

    private static Receipt refused(LedgerRejected rejected) {
        return new Receipt.Refused(List.of(Objection.of(Pointer.ROOT, Flaw.NOT_STORABLE, rejected.reason())));
    }

    /** What became of a batch, and of whom nothing is kept. */
    private record Recorded(List<Receipt> receipts, Set<IdentityKey> suppressed) {}

    private static void answer(List<Submission> batch, Recorded recorded) {
        int from = 0;
        for (Submission submission : batch) {
            int to = from + submission.reports().size();
            int suppressed = (int) submission.unread().stream().filter(item -> item.isAbout(recorded.suppressed()))
                    .count();
            submission.answer().complete(new Answer.Done(recorded.receipts().subList(from, to), suppressed));
            from = to;
        }
    }

    private Recorded recorded(List<Submission> batch) {
        List<Report> reports = batch.stream().flatMap(submission -> submission.reports().stream()).toList();
        List<UnreadItem> unread = batch.stream().flatMap(submission -> submission.unread().stream()).toList();
        return Retry.whileBusy(TRIES, () -> ledger.write(page -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Set<IdentityKey> suppressed = page.suppressed(unread.stream()
                    .flatMap(item -> item.recipient().stream()).distinct().toList());
            List<UnreadItem> kept = unread.stream().filter(item -> !item.isAbout(suppressed)).toList();
            return new Recorded(new Recording(page, new Folding(plans, ids, now), ids, reports, now).receipts(kept),
                    suppressed);
        }));
    }

    /** Accepts no more, and writes what was accepted; waits for at most four seconds. */
    @Override
    public void close() {
        room.close();
        try {
            boolean _ = working.await(FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
