package dev.baton.benchmarks;

import dev.baton.benchmarks.Callers.Hiring;
import dev.baton.benchmarks.Filling.Volume;
import dev.baton.persistence.DatabaseAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Whether an event costs the same however many leads there are: single posts beside 1,000,000 leads and beside 10,000. */
final class FlatBench {
    private static final Volume MANY = new Volume(1_000_000, 2, 1_000);
    private static final Volume FEW = new Volume(10_000, 2, 1_000);
    private static final int CALLERS = 64;
    private static final int WARMING_UP = 6;
    private static final String TARGET = ">= 0.8: at most 1.25 times the cost";
    private final Duration each;
    private final long postgres;

    private FlatBench(Options options, long postgres) {
        this.each = Duration.ofSeconds(options.quick() ? 4 : 8);
        this.postgres = postgres;
    }

    static List<Figure> take(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            DatabaseAddress many = databases.filled(MANY);
            DatabaseAddress few = databases.filled(FEW);
            try (ServerProcess ofMany = ServerProcess.caughtUp(many, databases.data(MANY));
                    ServerProcess ofFew = ServerProcess.caughtUp(few, databases.data(FEW))) {
                return new FlatBench(options, databases.pid()).take(options.rounds(), ofMany, ofFew);
            }
        }
    }

    private List<Figure> take(int rounds, ServerProcess many, ServerProcess few) {
        for (int warm = 0; warm < WARMING_UP; warm++) {
            Progress.say("flat, warming up: %,.0f beside %,.0f events/s".formatted(posts(many, MANY).perSecond(),
                    posts(few, FEW).perSecond()));
        }
        Turns turns = Turns.take("flat", rounds, () -> posts(many, MANY), () -> posts(few, FEW));
        return List.of(turns.figure("flat", "events/s", TARGET, Pace::perSecond),
                turns.figure("flat-processor", "events/cpu-s", TARGET, Pace::perProcessorSecond));
    }

    private Pace posts(ServerProcess server, Volume volume) {
        Hiring posting = number -> Posting.ofOne(server.url(), server.key(),
                new Bodies(number, volume.leads(), InstantSource.system()));
        return Pace.of(() -> Callers.perSecond(CALLERS, each, posting),
                () -> Processor.nanosWith(server.pid(), postgres));
    }
}
