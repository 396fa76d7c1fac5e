package dev.baton.benchmarks;

import dev.baton.benchmarks.InventedLeads.Lead;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import dev.baton.domain.scoring.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Feeding and scoring leads by fifty rules on one thread, beside {@link HandWritten}. */
final class ScoringBench {
    private static final Instant NOW = Instant.parse("2026-06-01T09:30:00Z");
    private static final Instant KNOWN = NOW.minus(Duration.ofDays(120));
    private static final int LEADS = 2_000;
    private static final int ENGAGEMENTS = 20;

    private final Plan plan = Plan.of(FiftyRules.definition());
    private final List<Lead> leads = new ArrayList<>();
    private volatile long sink;

    private ScoringBench() {
        InventedLeads invented = new InventedLeads(50, NOW);
        for (int i = 0; i < LEADS; i++) {
            leads.add(invented.lead(ENGAGEMENTS));
        }
    }

    /** Measures, once both have given the same for every lead. */
    static List<Figure> take(Options options) {
        ScoringBench bench = new ScoringBench();
        bench.check();
        Duration each = options.quick() ? Duration.ofMillis(500) : Duration.ofMillis(1_500);
        return List.of(Turns
                .take("score-vs-handwritten", options.rounds(), () -> bench.run(bench::ours, each),
                        () -> bench.run(bench::byHand, each))
                .figure("score-vs-handwritten", "leads/cpu-s", ">= 0.67", Pace::perProcessorSecond));
    }

    private Score ours(Lead lead) {
        Tally tally = new Tally(plan);
        tally.profile(lead.profile());
        tally.known(KNOWN);
        for (Engagement engagement : lead.engagements()) {
            tally.add(engagement);
        }
        return plan.score(tally, NOW);
    }

    private Score byHand(Lead lead) {
        return HandWritten.score(lead.profile(), KNOWN, lead.engagements(), NOW);
    }

    private void check() {
        for (Lead lead : leads) {
            Score ours = ours(lead);
            Score byHand = byHand(lead);
            if (!ours.equals(byHand)) {
                throw new IllegalStateException("the two disagree: " + ours + " and by hand " + byHand);
            }
        }
    }

    /** Whole passes of all leads, for a while. */
    private Pace run(Function<Lead, Score> scoring, Duration atLeast) {
        return Pace.of(() -> perSecond(scoring, atLeast), Processor::nanos);
    }

    private double perSecond(Function<Lead, Score> scoring, Duration atLeast) {
        long sum = 0;
        long done = 0;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < atLeast.toNanos()) {
            for (Lead lead : leads) {
                Score score = scoring.apply(lead);
                sum += score.total() + score.dimensions().size();
            }
            done += leads.size();
        }
        sink = sum;
        return done * 1e9 / (System.nanoTime() - begun);
    }

    /** What was computed, so that no compiler leaves it out. */
    long sink() {
        return sink;
    }
}
