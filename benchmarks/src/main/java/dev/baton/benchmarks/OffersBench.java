package dev.baton.benchmarks;

import dev.baton.bootstrap.BatonServer;
import dev.baton.persistence.DatabaseAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How fast the server's own offering makes handoffs of leads of whom is noted that they are to be offered: looked at again,
 * matched with a rule, given to one of sixty reps or to the queue, with packet, clocks, event and fact, committed. Beside it the
 * same rows, bare. Caps must be exact, and nobody offered twice.
 */
final class OffersBench {
    private static final String LATE = "SELECT (extract(epoch FROM clock_timestamp() - min(offered_at)) * 1e6)::bigint"
            + " FROM handoff";
    private static final String OVER = "SELECT count(*) FROM (SELECT FROM handoff WHERE rep IS NOT NULL GROUP BY rep"
            + " HAVING count(*) > %d) AS rep";
    /** Somebody waits although a rep of the team is free. */
    private static final String IDLE = "SELECT count(*) FROM (SELECT team FROM handoff GROUP BY team HAVING"
            + " bool_or(rep IS NULL) AND count(rep) <> %d) AS team";
    private static final String TWICE = "SELECT count(*) - count(DISTINCT lead_id) FROM handoff";
    private static final String UNTOLD = "SELECT count(*) FROM handoff WHERE packet IS NULL OR NOT EXISTS (SELECT FROM"
            + " event WHERE event.lead_id = handoff.lead_id AND type = 'handoff.offered')";

    private final DatabaseAddress database;
    private final ReadyLeads ready;
    private final int offers;
    private final int cap;

    private OffersBench(DatabaseAddress database, ReadyLeads ready, int offers, int cap) {
        this.database = database;
        this.ready = ready;
        this.offers = offers;
        this.cap = cap;
    }

    static List<Figure> take(Options options) {
        int offers = options.quick() ? 2_000 : 3_000;
        int cap = offers / 75;
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            DatabaseAddress database = databases.filled();
            try (BatonServer server = BatonServer.start(Filling.settings(database, databases.data()),
                    InstantSource.system())) {
                SalesOffice.open(server, cap);
                try (ReadyLeads ready = ReadyLeads.in(database)) {
                    return new OffersBench(database, ready, offers, cap).take(options.rounds(), databases.pid());
                }
            }
        }
    }

    private List<Figure> take(int rounds, long postgres) {
        LongSupplier processor = () -> Processor.nanosWith(postgres);
        warmUp(processor);
        List<Pace> ours = new ArrayList<>();
        List<Pace> baseline = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            ours.add(offered(processor));
            try (BareHandoffs bare = BareHandoffs.like(database, offers)) {
                baseline.add(Pace.of(bare::perSecond, processor));
            }
            Progress.say("offers, round %d of %d: %,.0f beside %,.0f a second".formatted(round, rounds,
                    ours.getLast().perSecond(), baseline.getLast().perSecond()));
        }
        Turns turns = new Turns(ours, baseline);
        return List.of(turns.figure("offers", "offers/s", ">= 1,000 offers/s", Pace::perSecond),
                turns.figure("offers-processor", "offers/cpu-s", "", Pace::perProcessorSecond));
    }

    /** A server compiles itself while it works: it is let work until twice in a row it has become no faster. */
    private void warmUp(LongSupplier processor) {
        double best = 0;
        for (int idle = 0; idle < 2;) {
            double now = offered(processor).perProcessorSecond();
            idle = now > 1.02 * best ? 0 : idle + 1;
            best = Math.max(best, now);
            Progress.say("offers, warming up: %,.0f offers/cpu-s".formatted(now));
        }
    }

    /** From the beginning of the first transaction to the end of the last. */
    private Pace offered(LongSupplier processor) {
        ready.forgetOffers();
        long used = processor.getAsLong();
        ready.wish(offers);
        ready.waitUntilOffered();
        double perSecond = offers * 1e6 / ready.ask(LATE);
        double perProcessorSecond = offers * 1e9 / (processor.getAsLong() - used);
        check();
        return new Pace(perSecond, perProcessorSecond);
    }

    private void check() {
        long made = ready.ask("SELECT count(*) FROM handoff");
        long over = ready.ask(OVER.formatted(cap));
        long idle = ready.ask(IDLE.formatted(cap * SalesOffice.REPS));
        if (made != offers || over + idle + ready.ask(TWICE) + ready.ask(UNTOLD) > 0) {
            throw new IllegalStateException(
                    "%d handoffs of %d, %d reps over the cap, %d teams with a queue beside free reps, at %s"
                            .formatted(made, offers, over, idle, Instant.now()));
        }
        Progress.say("%,d with reps, exactly up to their caps, %,d in queues".formatted(
                ready.ask("SELECT count(rep) FROM handoff"), ready.ask("SELECT count(*) - count(rep) FROM handoff")));
    }
}
