package dev.baton.domain.chance;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A history with its judgements: the first from the beginning, others in between.
 *
 * @param history     all facts, the judgements among them
 * @param definitions every version that ever judged
 * @param plans       their plans
 */
public record Judged(History history, Map<JudgedBy, Definition> definitions, Map<JudgedBy, Plan> plans) {

    /** A history in which anything may happen, judged by one to three versions. */
    public static Judged any(Chance chance) {
        return of(chance, false);
    }

    /** A history in which everything asks for the stage, judged by one to three versions. */
    public static Judged loud(Chance chance) {
        return of(chance, true);
    }

    private static Judged of(Chance chance, boolean loud) {
        Map<JudgedBy, Definition> definitions = new LinkedHashMap<>();
        Map<JudgedBy, Plan> plans = new LinkedHashMap<>();
        for (int version = chance.in100(70) ? 1 : chance.between(2, 3); version > 0; version--) {
            JudgedBy by = new JudgedBy("by-chance", version);
            Definition definition = ChanceDefinitions.of(chance);
            definitions.put(by, definition);
            plans.put(by, Plan.of(definition));
        }
        var zone = definitions.values().iterator().next().zone();
        History told = loud ? ChanceHistories.loud(chance, zone) : ChanceHistories.any(chance, zone);
        List<LeadFact> facts = new ArrayList<>(told.facts());
        Instant from = Scorecard.BEGINNING;
        for (JudgedBy by : definitions.keySet()) {
            Effects effects = loud || chance.in100(70) ? Effects.ALL : Effects.NONE;
            Instant recordedAt = from.equals(Scorecard.BEGINNING) ? Instant.EPOCH : from;
            facts.add(new LeadFact(chance.id(), new When(from, recordedAt, effects), by));
            from = instants(told).isEmpty()
                    ? from.plusSeconds(1)
                    : chance.of(instants(told))
                            .plusMillis(chance.between(-5, 5));
        }
        return new Judged(new History(facts, told.engagements(), told.verdicts()), definitions, plans);
    }

    private static List<Instant> instants(History told) {
        return Stream.concat(told.facts().stream().map(LeadFact::when), told.engagements().stream().map(
                Engagement::when)).map(When::recordedAt).toList();
    }

    /** The instants at which something occurred, was recorded or stands. */
    public List<Instant> instants() {
        List<Instant> all = new ArrayList<>(instants(history));
        history.engagements().forEach(each -> all.add(each.when().occurredAt()));
        history.verdicts().forEach(each -> all.add(each.recordedAt()));
        all.removeIf(at -> !at.isAfter(Instant.EPOCH));
        return all.isEmpty() ? List.of(Instant.parse("2026-03-01T00:00:00Z")) : all;
    }
}
