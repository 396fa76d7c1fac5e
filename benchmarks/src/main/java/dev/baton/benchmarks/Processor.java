package dev.baton.benchmarks;

import java.lang.management.ManagementFactory;

/** The processor time that this thread has used: what it lost to other processes of a shared machine is not in it. */
final class Processor {
    private Processor() {
    }

    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
