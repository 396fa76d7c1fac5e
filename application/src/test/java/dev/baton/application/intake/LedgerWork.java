package dev.baton.application.intake;

import dev.baton.application.Examples;
import dev.baton.application.definition.Definitions;
import dev.baton.application.lead.Leads;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Ports over one store that is empty when a test begins, and work done on it. */
public abstract class LedgerWork {
    /** Invented people. */
    protected final Examples examples = new Examples();

    /** The ledger. */
    protected abstract Ledger ledger();

    /** The leads of the same store. */
    protected abstract Leads leads();

    /** The definitions of the same store. */
    protected abstract Definitions definitions();

    /** Does work in a transaction. */
    protected <T> T write(Function<LedgerPage, T> work) {
        return ledger().write(work);
    }

    /** Does work in a transaction that gives a map. */
    protected <K, V> Map<K, V> mapOf(Function<LedgerPage, Map<K, V>> work) {
        return write(work);
    }

    /** Does work in a transaction that gives a list. */
    protected <T> List<T> listOf(Function<LedgerPage, List<T>> work) {
        return write(work);
    }

    /** The version that judges, as a transaction sees it. */
    protected Optional<JudgedBy> active() {
        return write(LedgerPage::activeVersion);
    }

    /** Work that gives nothing back. */
    protected static boolean done(Runnable work) {
        work.run();
        return true;
    }

    /** Does work that may collide, again until it does not. */
    protected <T> T insist(Function<LedgerPage, T> work) {
        while (true) {
            try {
                return write(work);
            } catch (LedgerBusy _) {
                Thread.onSpinWait();
            }
        }
    }

    /** Does something with all of these at once; the answers are in their order. */
    protected static <T, R> List<R> together(List<T> all, Function<T, R> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = all.stream().map(each -> threads.submit(() -> work.apply(each))).toList();
            List<R> results = new ArrayList<>();
            for (Future<R> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
