package dev.baton.benchmarks;

import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Folding a very busy lead anew from all its facts, stage decisions at each of them included. */
final class ReplayBench {
    private static final Instant NOW = Instant.parse("2026-06-01T09:30:00Z");
    private static final int ENGAGEMENTS = 10_000;
    private static final JudgedBy JUDGE = new JudgedBy("fifty-rules", 1);

    private ReplayBench() {
    }

    static List<Figure> take(Options options) {
        Plan plan = Plan.of(FiftyRules.definition());
        History history = history();
        List<Double> millis = new ArrayList<>();
        int rounds = options.quick() ? 15 : 40;
        for (int round = -rounds; round < rounds; round++) {
            long begun = Processor.nanos();
            Scorecard card = Replay.of(history, _ -> plan, NOW).orElseThrow();
            double took = (Processor.nanos() - begun) / 1e6;
            if (round >= 0 && card.horizon().isBefore(Instant.MAX)) {
                millis.add(took);
            }
        }
        return List.of(Figure.alone("replay-10000", Turns.median(millis), "ms", rounds, "< 10 ms"));
    }

    private static History history() {
        InventedLeads.Lead lead = new InventedLeads(10, NOW).lead(ENGAGEMENTS);
        List<LeadFact> facts = new ArrayList<>(lead.facts());
        facts.add(new LeadFact(new UUID(0, 1), new When(Scorecard.BEGINNING, NOW, Effects.ALL), JUDGE));
        return new History(facts, lead.engagements());
    }
}
