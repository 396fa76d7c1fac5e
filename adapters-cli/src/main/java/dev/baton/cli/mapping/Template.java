package dev.baton.cli.mapping;

import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The shape of a fact, with places for the values of a row. */
sealed interface Template {

    /** A value; {@code mapped} is where the mapping speaks of it, {@code field} where the fact holds it. */
    record Leaf(ValueOf value, Pointer mapped, Pointer field) implements Template {}

    /** A map; left out when nothing is in it, or when something needed is missing. */
    record Node(Map<String, Template> parts, Set<String> needed) implements Template {}

    /** A list of what there is; left out when nothing is. */
    record Many(List<Template> items) implements Template {}

    /** All values of this shape. */
    default Stream<Leaf> leaves() {
        return switch (this) {
            case Leaf leaf -> Stream.of(leaf);
            case Node(Map<String, Template> parts, Set<String> _) -> parts.values().stream().flatMap(Template::leaves);
            case Many(List<Template> items) -> items.stream().flatMap(Template::leaves);
        };
    }

    /** The tree that a row makes of this shape; empty when the row says nothing of it. */
    default Optional<Tree> fill(Filling filling) {
        return switch (this) {
            case Leaf leaf -> filling.value(leaf);
            case Node(Map<String, Template> parts, Set<String> needed) -> {
                Map<String, Tree> entries = new LinkedHashMap<>();
                parts.forEach((name, part) -> part.fill(filling).ifPresent(tree -> entries.put(name, tree)));
                yield entries.isEmpty() || !entries.keySet().containsAll(needed)
                        ? Optional.empty()
                        : Optional.of(new Tree.Branch(entries));
            }
            case Many(List<Template> items) -> {
                List<Tree> filled = items.stream().map(item -> item.fill(filling)).flatMap(Optional::stream).toList();
                yield filled.isEmpty() ? Optional.empty() : Optional.of(new Tree.Listing(filled));
            }
        };
    }
}
