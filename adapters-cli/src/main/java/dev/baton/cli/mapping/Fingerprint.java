package dev.baton.cli.mapping;

import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A short name made of all that a tree says: the same content, the same name, in whatever order it is written. */
final class Fingerprint {
    private Fingerprint() {
    }

    static String of(Tree tree) {
        return "row-" + Sha256.of(Json.write(ordered(tree))).half();
    }

    private static Tree ordered(Tree tree) {
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                Map<String, Tree> sorted = new TreeMap<>();
                entries.forEach((name, each) -> sorted.put(name, ordered(each)));
                yield new Tree.Branch(sorted);
            }
            case Tree.Listing(List<Tree> items) -> new Tree.Listing(items.stream().map(Fingerprint::ordered).toList());
            case Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> tree;
        };
    }
}
