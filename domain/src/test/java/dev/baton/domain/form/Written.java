package dev.baton.domain.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees for tests, written shortly: {@code {'a': [1, true, null, 'text']}}; words need no quotes. */
public final class Written {
    private final String text;
    private int at;

    private Written(String text) {
        this.text = text;
    }

    /** The tree that a text describes. */
    public static Tree tree(String text) {
        return new Written(text).value();
    }

    /** The same tree with something else at a place; {@code ~} takes it away. */
    public static Tree with(Tree tree, String place, String value) {
        return place.isEmpty() ? tree(value) : with(tree, List.of(place.substring(1).split("/")), value);
    }

    private static Tree with(Tree tree, List<String> path, String value) {
        String name = path.getFirst();
        boolean last = path.size() == 1;
        if (tree instanceof Tree.Listing(List<Tree> items)) {
            List<Tree> changed = new ArrayList<>(items);
            int index = Integer.parseInt(name);
            changed.set(index, last ? tree(value) : with(items.get(index), path.subList(1, path.size()), value));
            return new Tree.Listing(changed);
        }
        Map<String, Tree> changed = new LinkedHashMap<>(((Tree.Branch) tree).entries());
        if (last && "~".equals(value)) {
            changed.remove(name);
        } else {
            changed.put(name, last ? tree(value) : with(changed.get(name), path.subList(1, path.size()), value));
        }
        return new Tree.Branch(changed);
    }

    private char next() {
        while (at < text.length() && " \n,:".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.charAt(at);
    }

    private Tree value() {
        return switch (next()) {
            case '{' -> {
                Map<String, Tree> entries = new LinkedHashMap<>();
                at++;
                while (next() != '}') {
                    String name = word();
                    entries.put(name, value());
                }
                at++;
                yield new Tree.Branch(entries);
            }
            case '[' -> {
                List<Tree> items = new ArrayList<>();
                at++;
                while (next() != ']') {
                    items.add(value());
                }
                at++;
                yield new Tree.Listing(items);
            }
            case '\'' -> Tree.of(word());
            default -> plain(word());
        };
    }

    private String word() {
        if (next() == '\'') {
            int end = text.indexOf('\'', at + 1);
            String word = text.substring(at + 1, end);
            at = end + 1;
            return word;
        }
        int start = at;
        while (at < text.length() && ",:{}[] \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static Tree plain(String word) {
        return switch (word) {
            case "true" -> Tree.of(true);
            case "false" -> Tree.of(false);
            case "null" -> new Tree.Blank();
            default -> word.matches("-?[0-9][0-9.]*(e[0-9]+)?")
                    ? new Tree.Numeral(new BigDecimal(word))
                    : Tree.of(word);
        };
    }
}
