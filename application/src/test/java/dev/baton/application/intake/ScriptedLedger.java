package dev.baton.application.intake;

import dev.baton.domain.engagement.EngagementId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A ledger over another one that holds its first transaction up until it is released, and fails where it is told to. */
final class ScriptedLedger implements Ledger {
    private final Ledger kept;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger transactions = new AtomicInteger();
    private final Map<EngagementId, Supplier<RuntimeException>> failures = new ConcurrentHashMap<>();

    ScriptedLedger(Ledger kept) {
        this.kept = kept;
    }

    /** From now on every transaction that would store this engagement fails so. */
    void fail(EngagementId engagement, Supplier<RuntimeException> failure) {
        failures.put(engagement, failure);
    }

    /** Waits until the first transaction has begun. */
    void awaitFirst() {
        await(begun);
    }

    /** Lets the first transaction go on. */
    void release() {
        released.countDown();
    }

    /** How many transactions were begun. */
    int transactions() {
        return transactions.get();
    }

    @Override
    public <T> T write(Function<LedgerPage, T> work) {
        transactions.incrementAndGet();
        begun.countDown();
        await(released);
        return kept.write(page -> {
            T result = work.apply(page);
            failures.forEach((engagement, failure) -> {
                if (!page.told(List.of(engagement)).isEmpty()) {
                    throw failure.get();
                }
            });
            return result;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }
}
