package dev.baton.benchmarks;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How fast something was done.
 *
 * @param perSecond          how much in a second of the clock
 * @param perProcessorSecond how much in a second of processor time, of all processes that took part: on a shared machine
 *                           the steadier of the two, and when the processor is what is scarce the one that decides
 */
record Pace(double perSecond, double perProcessorSecond) {

    /** The pace of some work that tells how much it did in a second. */
    static Pace of(DoubleSupplier work, LongSupplier processorNanos) {
        long begun = System.nanoTime();
        long used = processorNanos.getAsLong();
        double perSecond = work.getAsDouble();
        long nanos = System.nanoTime() - begun;
        return new Pace(perSecond, perSecond * nanos / Math.max(1, processorNanos.getAsLong() - used));
    }
}
