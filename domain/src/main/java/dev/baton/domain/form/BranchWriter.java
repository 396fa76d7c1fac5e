package dev.baton.domain.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes a branch name by name; what is empty is left out. Each call returns the writer, to be chained. */
public final class BranchWriter {
    private final Map<String, Tree> entries = new LinkedHashMap<>();

    BranchWriter() {
    }

    /** Writes a tree under a name. */
    public BranchWriter with(String name, Tree tree) {
        entries.put(name, tree);
        return this;
    }

    /** Writes a text. */
    public BranchWriter with(String name, String text) {
        return with(name, Tree.of(text));
    }

    /** Writes a whole number. */
    public BranchWriter with(String name, long number) {
        return with(name, Tree.of(number));
    }

    /** Writes a number. */
    public BranchWriter with(String name, BigDecimal number) {
        return with(name, new Tree.Numeral(number));
    }

    /** Writes a flag. */
    public BranchWriter with(String name, boolean flag) {
        return with(name, Tree.of(flag));
    }

    /** Writes a text that may be absent. */
    public BranchWriter with(String name, Optional<String> text) {
        return text.map(present -> with(name, present)).orElse(this);
    }

    /** Writes {@code null} where there is nothing to say and the reader should see that. */
    public BranchWriter withOrNull(String name, Optional<? extends Tree> tree) {
        return with(name, tree.isPresent() ? tree.get() : new Tree.Blank());
    }

    /** Writes a list, each item by the given function. */
    public <T> BranchWriter with(String name, Collection<T> items, Function<? super T, ? extends Tree> written) {
        List<Tree> trees = new ArrayList<>(items.size());
        items.forEach(item -> trees.add(written.apply(item)));
        return with(name, new Tree.Listing(trees));
    }

    /** The branch as written so far. */
    public Tree.Branch done() {
        return new Tree.Branch(entries);
    }
}
