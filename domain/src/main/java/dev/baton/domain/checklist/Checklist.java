package dev.baton.domain.checklist;

import dev.baton.domain.definition.Labels;
import java.util.List;
import java.util.Optional;

/**
 * The questions that a team asks to qualify a lead, in the order in which it asks them: BANT, MEDDIC, or its own. The answers
 * do not hang on the checklist but on the questions, so that a list may change and two may share a question.
 *
 * @param key   its name in addresses and policies
 * @param title its name for people
 */
public record Checklist(String key, Labels title, List<Item> items) {
    public Checklist {
        items = List.copyOf(items);
    }

    /** The item of an id. */
    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
