package dev.baton.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Many who call at once, each the next time when the last call has been answered. */
final class Callers {
    private Callers() {
    }

    /** What one of them does again and again. */
    interface Caller extends AutoCloseable {

        /** Calls once. @return how much it did */
        int call() throws IOException, SQLException;

        @Override
        void close() throws IOException;
    }

    /** Makes a caller. */
    interface Hiring {
        Caller caller(int number) throws IOException;
    }

    /** Lets so many call for a while. @return how much they did in a second together */
    static double perSecond(int callers, Duration duration, Hiring hiring) {
        long end = System.nanoTime() + duration.toNanos();
        return perSecond(callers, () -> System.nanoTime() < end, hiring);
    }

    /** Lets so many call as long as something holds. @return how much they did in a second together */
    static double perSecond(int callers, BooleanSupplier goesOn, Hiring hiring) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Caller> hired = new ArrayList<>();
            for (int number = 0; number < callers; number++) {
                hired.add(hiring.caller(number));
            }
            long begun = System.nanoTime();
            List<Future<Long>> works = hired.stream().map(caller -> threads.submit(() -> work(caller, goesOn)))
                    .toList();
            long done = 0;
            for (Future<Long> work : works) {
                done += work.get();
            }
            return done * 1e9 / (System.nanoTime() - begun);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed", e.getCause());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the calls could not be made", e);
        }
    }

    private static long work(Caller caller, BooleanSupplier goesOn) throws IOException, SQLException {
        try (caller) {
            long done = 0;
            while (goesOn.getAsBoolean()) {
                done += caller.call();
            }
            return done;
        }
    }
}
