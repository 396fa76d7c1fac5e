package dev.baton.benchmarks;

import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Folding a very busy lead anew from all its facts, with the stage asked for at each of them. */
final class ReplayBench {
    private static final int ENGAGEMENTS = 10_000;
    private static final JudgedBy JUDGE = new JudgedBy("fifty-rules", 1);

    private ReplayBench() {
    }

    static List<Figure> take(Options options) {
        Plan plan = Plan.of(FiftyRules.definition());
        History history = judged(InventedLeads.standard(ENGAGEMENTS));
        List<Double> millis = new ArrayList<>();
        int rounds = options.quick() ? 15 : 40;
        for (int round = -rounds; round < rounds; round++) {
            long begun = Processor.nanos();
            Scorecard card = card(history, plan);
            double took = (Processor.nanos() - begun) / 1e6;
            if (round >= 0 && card.judge().equals(JUDGE)) {
                millis.add(took);
            }
        }
        return List.of(Figure.alone("replay-10000", Turns.median(millis), "ms", rounds, "< 10 ms"));
    }

    /** The card of a lead by the fifty rules. */
    static Scorecard card(InventedLeads.Lead lead) {
        return card(judged(lead), Plan.of(FiftyRules.definition()));
    }

    private static Scorecard card(History history, Plan plan) {
        return Replay.of(history, _ -> plan, InventedLeads.STANDARD).orElseThrow();
    }

    private static History judged(InventedLeads.Lead lead) {
        List<LeadFact> facts = new ArrayList<>(lead.facts());
        facts.add(new LeadFact(new UUID(0, 1), new When(Scorecard.BEGINNING, InventedLeads.STANDARD, Effects.ALL),
                JUDGE));
        return new History(facts, lead.engagements());
    }
}
