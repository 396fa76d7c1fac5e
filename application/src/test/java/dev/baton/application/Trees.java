package dev.baton.application;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees from plain Java values, for tests that read better that way. */
public final class Trees {
    private Trees() {
    }

    /** A map from names and values in turn. */
    public static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The tree of a map, a list, a text, a number, a flag, or of a tree itself. */
    public static Tree of(Object value) {
        return switch (value) {
            case Tree tree -> tree;
            case Map<?, ?> map -> {
                Map<String, Tree> entries = new LinkedHashMap<>();
                map.forEach((name, each) -> entries.put((String) name, of(each)));
                yield new Tree.Branch(entries);
            }
            case List<?> list -> new Tree.Listing(list.stream().map(Trees::of).toList());
            case String text -> Tree.of(text);
            case Boolean flag -> Tree.of(flag);
            case Number number -> new Tree.Numeral(new BigDecimal(number.toString()));
            default -> throw new IllegalArgumentException("no tree of " + value);
        };
    }
}
