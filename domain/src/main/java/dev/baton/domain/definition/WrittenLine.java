package dev.baton.domain.definition;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is written somewhere in a definition, on one line: {@code score: interest, at-least: 60}. */
final class WrittenLine {
    private WrittenLine() {
    }

    static String of(Tree tree) {
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                List<String> parts = new ArrayList<>();
                entries.forEach((name, value) -> parts.add(name + ": " + inner(value)));
                yield String.join(", ", parts);
            }
            case Tree.Listing(List<Tree> items) ->
                "[" + String.join(", ", items.stream().map(WrittenLine::inner).toList())
                        + "]";
            case Tree.Text(String value) -> value;
            case Tree.Numeral(BigDecimal value) -> value.toPlainString();
            case Tree.Flag(boolean value) -> Boolean.toString(value);
            case Tree.Blank() -> "null";
        };
    }

    private static String inner(Tree tree) {
        return tree instanceof Tree.Branch ? "{" + of(tree) + "}" : of(tree);
    }

    /** Whether two trees say the same: 1.5 is 1.50, one thing is a list of one, and what is null is not there. */
    static boolean isSame(Tree one, Tree other) {
        return plain(one).equals(plain(other));
    }

    private static Tree plain(Tree tree) {
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                var writer = Tree.branch();
                for (var entry : entries.entrySet()) {
                    writer = entry.getValue() instanceof Tree.Blank
                            ? writer
                            : writer.with(entry.getKey(), plain(entry.getValue()));
                }
                yield writer.done();
            }
            case Tree.Listing(List<Tree> items) when items.size() == 1 -> plain(items.getFirst());
            case Tree.Listing(List<Tree> items) -> new Tree.Listing(items.stream().map(WrittenLine::plain).toList());
            case Tree.Numeral(BigDecimal value) -> new Tree.Numeral(value.stripTrailingZeros());
            case Tree.Text _,Tree.Flag _,Tree.Blank _ -> tree;
        };
    }
}
