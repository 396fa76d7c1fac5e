package dev.baton.domain.checklist;

import dev.baton.domain.definition.Labels;
import java.util.List;

/**
 * One question of a checklist.
 *
 * @param id       its name within the checklist
 * @param question how people put it
 * @param kind     what an answer looks like
 * @param required whether the checklist is incomplete without it
 * @param asks     the name under which answers are facts and rules read them; two lists that name the same ask it once
 * @param filledBy what else answers it, so that nobody is asked what they told a form already
 */
public record Item(String id, Labels question, Kind kind, boolean required, String asks, List<Filling> filledBy) {
    public Item {
        filledBy = List.copyOf(filledBy);
    }
}
