package dev.baton.cli.server;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into a tree that a server sent, believing nothing of its shape. */
public final class Look {
    private Look() {
    }

    /** What lies under a path of names; a written {@code null} is as good as absent. */
    public static Optional<Tree> at(Tree tree, String... path) {
        Optional<Tree> found = Optional.of(tree);
        for (String name : path) {
            found = found.flatMap(each -> each instanceof Tree.Branch branch ? branch.at(name) : Optional.empty());
        }
        return found.filter(each -> !(each instanceof Tree.Blank));
    }

    /** A scalar under a path, in words. */
    public static Optional<String> text(Tree tree, String... path) {
        return at(tree, path).flatMap(Look::words);
    }

    /** A number under a path. */
    public static Optional<BigDecimal> number(Tree tree, String... path) {
        return at(tree, path)
                .flatMap(
                        each -> each instanceof Tree.Numeral(BigDecimal value) ? Optional.of(value) : Optional.empty());
    }

    /** The items of a list under a path; none when it is no list. */
    public static List<Tree> items(Tree tree, String... path) {
        return at(tree, path).map(each -> each instanceof Tree.Listing(List<Tree> items) ? items : List.<Tree>of())
                .orElse(List.of());
    }

    /** The entries of a map under a path; none when it is no map. */
    public static Map<String, Tree> entries(Tree tree, String... path) {
        return at(tree, path)
                .map(each -> each instanceof Tree.Branch(Map<String, Tree> entries) ? entries : Map.<String, Tree>of())
                .orElse(Map.of());
    }

    /** Any tree in words, on one line. */
    public static String line(Tree tree) {
        return words(tree).orElseGet(() -> switch (tree) {
            case Tree.Listing(List<Tree> items) ->
                String.join(", ", items.stream().map(Look::line).toList());
            case Tree.Branch(Map<String, Tree> entries) -> String.join(" ", entries.values().stream()
                    .filter(each -> !(each instanceof Tree.Blank)).map(Look::line).toList());
            case Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> "";
        });
    }

    private static Optional<String> words(Tree tree) {
        return switch (tree) {
            case Tree.Text(String value) -> Optional.of(value);
            case Tree.Numeral(BigDecimal value) -> Optional.of(value.toPlainString());
            case Tree.Flag(boolean value) -> Optional.of(value ? "yes" : "no");
            case Tree.Branch _,Tree.Listing _,Tree.Blank _ -> Optional.empty();
        };
    }
}
