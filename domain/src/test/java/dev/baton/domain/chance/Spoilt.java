package dev.baton.domain.chance;

import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents in which something else stands somewhere. */
public final class Spoilt {
    private static final List<Tree> INSTEAD = List.of(new Tree.Blank(), Tree.of(""), Tree.of("x"), Tree.of(-1),
            Tree.of(true), new Tree.Listing(List.of()), Tree.branch().done());

    private Spoilt() {
    }

    /** The tree with one place, met by chance, replaced. */
    public static Tree somewhere(Tree tree, Chance chance) {
        if (chance.between(0, 5) == 0) {
            return chance.of(INSTEAD);
        }
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) when !entries.isEmpty() -> {
                String chosen = chance.of(List.copyOf(entries.keySet()));
                BranchWriter written = Tree.branch();
                for (Map.Entry<String, Tree> entry : entries.entrySet()) {
                    written = written.with(entry.getKey(),
                            entry.getKey().equals(chosen) ? somewhere(entry.getValue(), chance) : entry.getValue());
                }
                yield written.done();
            }
            case Tree.Listing(List<Tree> items) when !items.isEmpty() -> {
                List<Tree> changed = new ArrayList<>(items);
                int chosen = chance.between(0, items.size() - 1);
                changed.set(chosen, somewhere(items.get(chosen), chance));
                yield new Tree.Listing(changed);
            }
            case Tree.Branch _,Tree.Listing _,Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ ->
                chance.of(INSTEAD);
        };
    }
}
