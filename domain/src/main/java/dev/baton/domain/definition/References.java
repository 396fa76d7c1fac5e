package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.Band;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What conditions may refer to.
 *
 * @param dimensions those of the definition
 * @param grade      its grade, if it has one
 * @param stage      whether the stage may be asked for; leaving may not
 * @param journey    its journey
 * @param rollUps    what it adds up for accounts, by name
 */
record References(Map<String, Dimension> dimensions, Optional<Grade> grade, boolean stage, Journey journey,
        List<String> rollUps) {
    /** How the total is referred to. */
    static final String TOTAL = "total";

    /** What rules may refer to: the journey alone. */
    static References of(Journey journey) {
        return new References(Map.of(), Optional.empty(), false, journey, List.of());
    }

    /** Whether there is a score of that name. */
    boolean knowsScore(String name) {
        return TOTAL.equals(name) || dimensions.containsKey(name);
    }

    /** The scores there are, as a message names them. */
    String scores() {
        return String.join(", ", dimensions.keySet()) + ", " + TOTAL;
    }

    /** The grades there are. */
    List<String> grades() {
        return grade.map(of -> bands(of.first()).stream()
                .flatMap(first -> bands(of.second()).stream().map(second -> first + second)).toList())
                .orElse(List.of());
    }

    private List<String> bands(String dimension) {
        return Optional.ofNullable(dimensions.get(dimension)).map(Dimension::bands).orElse(List.of()).stream()
                .map(Band::name).toList();
    }
}
