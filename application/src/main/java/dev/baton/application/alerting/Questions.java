package dev.baton.application.alerting;

import dev.baton.application.handoff.PolicyRules;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.policy.PolicyRule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How people put the questions that were answered: as the checklist does that the rule of a handoff names, else as any does
 * that asks the same.
 *
 * @param checklists all there are
 */
public record Questions(PolicyRules rules, Supplier<List<Checklist>> checklists) {

    /** Puts the question under whose name an answer is kept, in the reader's words; by that name if no checklist asks it. */
    Function<String, Sentence> of(Handoff handoff, String language) {
        Optional<String> own = rules.of(handoff.rule()).flatMap(PolicyRule::checklist);
        List<Item> items = checklists.get().stream()
                .sorted(Comparator.comparing(each -> !own.equals(Optional.of(each.key()))))
                .flatMap(each -> each.items().stream()).toList();
        return asked -> Sentence.quote(items.stream().filter(item -> item.asks().equals(asked)).findFirst()
                .map(item -> item.question().in(language, asked)).orElse(asked));
    }
}
