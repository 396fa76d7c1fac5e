package dev.baton.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Processor time used: what was lost to other processes of a shared machine is not in it. */
final class Processor {
    private Processor() {
    }

    /** Of this thread, in nanoseconds. */
    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Of this process, and of others with all that they have started, in nanoseconds. */
    static long nanosWith(long... pids) {
        Stream<ProcessHandle> others = Arrays.stream(pids).boxed().flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).distinct();
        return Stream.concat(Stream.of(ProcessHandle.current()), others)
                .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum();
    }
}
