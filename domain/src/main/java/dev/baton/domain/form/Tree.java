package dev.baton.domain.form;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plain tree of maps, lists, texts, numbers and flags: the one written form of definitions, policies and facts.
 *
 * <p>Adapters turn JSON or YAML bytes into a tree and back; only the core turns a tree into values. So REST, the command
 * line and the database cannot disagree about what a document means.
 */
public sealed interface Tree {

    /** A map from names to trees, in the order in which they were written. */
    record Branch(Map<String, Tree> entries) implements Tree {
        public Branch {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The tree under a name; empty when the name is absent (a {@link Blank} is present). */
        public Optional<Tree> at(String name) {
            return Optional.ofNullable(entries.get(name));
        }
    }

    /** A list of trees. */
    record Listing(List<Tree> items) implements Tree {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** A text. */
    record Text(String value) implements Tree {}

    /** A number, exactly as written. */
    record Numeral(BigDecimal value) implements Tree {}

    /** True or false. */
    record Flag(boolean value) implements Tree {}

    /** The written {@code null}: a name that is there and says nothing. */
    record Blank() implements Tree {}

    /** A number from a whole one. */
    static Tree of(long value) {
        return new Numeral(BigDecimal.valueOf(value));
    }

    /** A text. */
    static Tree of(String value) {
        return new Text(value);
    }

    /** A flag. */
    static Tree of(boolean value) {
        return new Flag(value);
    }

    /** Starts a branch that is written name by name. */
    static BranchWriter branch() {
        return new BranchWriter();
    }

    /** What this tree is, as a word for an objection: {@code map}, {@code list}, {@code text}, {@code number} … */
    default String kind() {
        return switch (this) {
            case Branch _ -> "map";
            case Listing _ -> "list";
            case Text _ -> "text";
            case Numeral _ -> "number";
            case Flag _ -> "flag";
            case Blank _ -> "null";
        };
    }
}
