package dev.baton.application.memory;

import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.CycleKind;
import dev.baton.application.lead.Leads.RecordedTransition;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers counted in memory. */
public final class InMemoryFunnelNumbers implements FunnelNumbers {
    private static final Comparator<Row> LARGEST_FIRST = Comparator.comparingLong(Row::leads).reversed()
            .thenComparing(row -> row.source().isEmpty()).thenComparing(row -> row.source().orElse(""));
    private final InMemoryStore store;

    InMemoryFunnelNumbers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public List<Row> bySource() {
        return store.look(memory -> {
            Map<Optional<String>, Row> rows = new LinkedHashMap<>();
            memory.leads.values().stream().map(Memory.Row::card)
                    .filter(card -> !card.anonymous() && !memory.merged.containsKey(card.lead()))
                    .forEach(card -> rows.merge(card.source(), row(memory, card), InMemoryFunnelNumbers::sum));
            return rows.values().stream().sorted(LARGEST_FIRST).toList();
        });
    }

    private static Row row(Memory memory, Card card) {
        return new Row(card.source(), 1, wasIn(memory, card.lead(), Set.of(Stage.MQL, Stage.PQL)),
                wasIn(memory, card.lead(), Set.of(Stage.WON)));
    }

    private static long wasIn(Memory memory, LeadId lead, Set<Stage> stages) {
        return memory.transitions.getOrDefault(lead, List.of()).stream()
                .map(RecordedTransition::transition)
                .anyMatch(each -> each.cycle().kind() == CycleKind.NEW_BUSINESS && stages.contains(each.to())) ? 1 : 0;
    }

    private static Row sum(Row one, Row other) {
        return new Row(one.source(), one.leads() + other.leads(), one.qualified() + other.qualified(),
                one.won() + other.won());
    }
}
