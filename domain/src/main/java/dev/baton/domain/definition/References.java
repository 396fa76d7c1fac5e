package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.Band;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Grade;
import dev.baton.domain.engagement.Funnel;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What conditions may refer to.
 *
 * @param dimensions those of the definition
 * @param grade      its grade, if it has one
 * @param stage      whether the stage may be asked for; leaving may not
 * @param journey    its journey
 * @param rollUps    what it adds up for accounts, by name
 * @param open       whether any name is taken for known, since no definition is there to know it
 */
record References(Map<String, Dimension> dimensions, Optional<Grade> grade, boolean stage, Journey journey,
        List<String> rollUps, boolean open) {
    /** How the total is referred to. */
    static final String TOTAL = "total";

    /** No definition is known yet: whatever is named may be there. */
    static final References OPEN = new References(Map.of(), Optional.empty(), true, Journey.NONE, List.of(), true);

    /** What stage rules of a definition may refer to, and the stage itself. */
    static References of(Definition definition) {
        return new References(
                definition.dimensions().stream().collect(Collectors.toMap(Dimension::id, Function.identity(),
                        (one, _) -> one, LinkedHashMap::new)),
                definition.grade(), true, definition.journey(), definition.account().names(), false);
    }

    /** What rules may refer to: the journey alone. */
    static References of(Journey journey) {
        return new References(Map.of(), Optional.empty(), false, journey, List.of(), false);
    }

    /** Whether there is a score of that name. */
    boolean knowsScore(String name) {
        return open || TOTAL.equals(name) || dimensions.containsKey(name);
    }

    /** The scores there are, as a message names them. */
    String scores() {
        return String.join(", ", dimensions.keySet()) + ", " + TOTAL;
    }

    /** Whether there is a grade of that name. */
    boolean knowsGrade(String name) {
        return open || grades().contains(name);
    }

    /** Whether something is added up for accounts under that name. */
    boolean knowsRollUp(String name) {
        return open || rollUps.contains(name);
    }

    /** The positions of a journey that can be asked for. */
    Set<Funnel> positions() {
        return open ? EnumSet.allOf(Funnel.class) : journey.positions();
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
