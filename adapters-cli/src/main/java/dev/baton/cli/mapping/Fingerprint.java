package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A short name made of all that a tree says: the same content, the same name, in whatever order it is written. */
final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {
    }

    static String of(Tree tree) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.write(ordered(tree)));
            return "row-" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
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
