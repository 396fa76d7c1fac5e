package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes facts in. Callers wait while a writer takes whatever is waiting, at most {@value #BATCH} reports, and records it in
 * one transaction; there is no linger, so a lone report does not wait for company. What is answered is durable and counted.
 */
public final class LeadIntake implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int MOST_WAITING = 20_000;
    private static final int TRIES = 12;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean open = true;

    /** Reports that were submitted together, and who waits for them. */
    private record Submission(List<Report> reports, List<UnreadItem> unread, CompletableFuture<Answer> answer) {
        int size() {
            return reports.size() + unread.size();
        }
    }

    /**
     * Opens the intake.
     *
     * @param writers how many transactions may run at once; two keep a small machine busy
     */
    public LeadIntake(Ledger ledger, Function<JudgedBy, Plan> plans, InstantSource clock, Supplier<UUID> ids,
            int writers) {
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
        this.ids = ids;
        for (int i = 1; i <= writers; i++) {
            this.writers.add(Thread.ofPlatform().name("intake-writer-" + i).daemon().start(this::writeWhileOpen));
        }
    }

    /** Submits reports, and items of the same delivery that nobody could read; waits until all of it is durable. */
    public Answer submit(List<Report> reports, List<UnreadItem> unread) {
        if (reports.isEmpty() && unread.isEmpty()) {
            return new Answer.Done(List.of());
        }
        Submission submission = new Submission(List.copyOf(reports), List.copyOf(unread), new CompletableFuture<>());
        if (!open || waiting.addAndGet(submission.size()) > MOST_WAITING + submission.size()) {
            waiting.addAndGet(-submission.size());
            return new Answer.Busy(SOON);
        }
        queue.add(submission);
        if (!open && queue.remove(submission)) {
            // Closed between the question and the adding: the writers may be gone, and nobody took it.
            waiting.addAndGet(-submission.size());
            return new Answer.Busy(SOON);
        }
        return submission.answer.join();
    }

    private void writeWhileOpen() {
        List<Submission> batch = new ArrayList<>();
        while (open || !queue.isEmpty()) {
            try {
                batch.clear();
                int size = take(batch);
                record(batch);
                waiting.addAndGet(-size);
            } catch (InterruptedException _) {
                // Closing: what was accepted is still written, then the loop ends.
            }
        }
    }

    private int take(List<Submission> batch) throws InterruptedException {
        Submission first = queue.take();
        batch.add(first);
        int size = first.size();
        while (size < BATCH && queue.peek() instanceof Submission next && size + next.size() <= BATCH) {
            if (queue.poll() instanceof Submission taken) {
                batch.add(taken);
                size += taken.size();
            }
        }
        return size;
    }

    /** Records submissions in one transaction; where a statement fails, halves them, so that a bad one fails alone. */
    private void record(List<Submission> batch) {
        try {
            answer(batch, recorded(batch));
        } catch (LedgerUnavailable _) {
            batch.forEach(submission -> submission.answer.complete(new Answer.Unavailable(SOON)));
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
            batch.getFirst().answer.complete(new Answer.Busy(SOON));
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
            batch.forEach(submission -> submission.answer.completeExceptionally(failure));
        }
    }

    private void apart(Submission one, LedgerRejected rejected) {
        if (one.size() == 1) {
            one.answer.complete(new Answer.Done(one.reports.isEmpty() ? List.of() : List.of(refused(rejected))));
            return;
        }
        recordApart(one);
    }

    private void recordApart(Submission one) {
        List<Submission> apart = new ArrayList<>();
        one.reports.forEach(report -> apart.add(new Submission(List.of(report), List.of(), new CompletableFuture<>())));
        one.unread.forEach(item -> apart.add(new Submission(List.of(), List.of(item), new CompletableFuture<>())));
        record(apart);
        List<Receipt> receipts = new ArrayList<>();
        for (Submission single : apart) {
            if (single.answer.isCompletedExceptionally()) {
                one.answer.completeExceptionally(single.answer.exceptionNow());
                return;
            }
            switch (single.answer.join()) {
                case Answer.Done(List<Receipt> done) -> receipts.addAll(done);
                case Answer.Busy busy -> {
                    one.answer.complete(busy);
                    return;
                }
                case Answer.Unavailable unavailable -> {
                    one.answer.complete(unavailable);
                    return;
                }
            }
        }
        one.answer.complete(new Answer.Done(receipts));
    }

    private static Receipt refused(LedgerRejected rejected) {
        return new Receipt.Refused(List.of(Objection.of(Pointer.ROOT, Flaw.NOT_STORABLE, rejected.reason())));
    }

    private static void answer(List<Submission> batch, List<Receipt> receipts) {
        int from = 0;
        for (Submission submission : batch) {
            int to = from + submission.reports.size();
            submission.answer.complete(new Answer.Done(receipts.subList(from, to)));
            from = to;
        }
    }

    private List<Receipt> recorded(List<Submission> batch) {
        List<Report> reports = batch.stream().flatMap(submission -> submission.reports.stream()).toList();
        List<UnreadItem> unread = batch.stream().flatMap(submission -> submission.unread.stream()).toList();
        return Retry.whileBusy(TRIES, () -> ledger.write(page -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new Recording(page, new Folding(plans, ids, now), ids, reports, now).receipts(unread);
        }));
    }

    /** Accepts no more, and writes what was accepted; waits for at most ten seconds. */
    @Override
    public void close() {
        open = false;
        try {
            for (Thread writer : writers) {
                while (!queue.isEmpty() && writer.isAlive()) {
                    Thread.sleep(5);
                }
                writer.interrupt();
                writer.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
