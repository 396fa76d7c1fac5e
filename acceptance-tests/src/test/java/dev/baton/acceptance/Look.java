package dev.baton.acceptance;

import dev.baton.application.Trees;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A look into a JSON answer; what should be there and is not, fails with all of the answer. */
public record Look(Tree tree) {

    /** Maps, lists and plain values as JSON. */
    public static byte[] bytes(Object body) {
        return Json.write(Trees.of(body));
    }

    /** What stands under a name; fails if nothing does. */
    public Look at(String name) {
        return find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + this));
    }

    /** What stands under a name, if anything but null does. */
    public Optional<Look> find(String name) {
        return tree instanceof Tree.Branch branch
                ? branch.at(name).filter(found -> !(found instanceof Tree.Blank)).map(Look::new)
                : Optional.empty();
    }

    /** The items of a list. */
    public List<Look> items() {
        if (tree instanceof Tree.Listing(List<Tree> items)) {
            return items.stream().map(Look::new).toList();
        }
        throw new AssertionError("no list: " + this);
    }

    /** A text. */
    public String text() {
        if (tree instanceof Tree.Text(String value)) {
            return value;
        }
        throw new AssertionError("no text: " + this);
    }

    /** A number. */
    public BigDecimal number() {
        if (tree instanceof Tree.Numeral(BigDecimal value)) {
            return value;
        }
        throw new AssertionError("no number: " + this);
    }

    /** A whole number. */
    public int whole() {
        return number().intValueExact();
    }

    /** Yes or no. */
    public boolean flag() {
        if (tree instanceof Tree.Flag(boolean value)) {
            return value;
        }
        throw new AssertionError("no flag: " + this);
    }

    @Override
    public String toString() {
        return Json.text(tree);
    }
}
