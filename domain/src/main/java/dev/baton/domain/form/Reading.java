package dev.baton.domain.form;

import dev.baton.domain.form.Objection.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The reading of one document: collects objections while the parts are read, and yields the value only if there are none.
 *
 * <p>Readers return {@code Optional.empty()} for what is absent or wrong; a reader need not ask which, since the value is
 * put together only at {@link #result} and only if nothing was objected to.
 */
public final class Reading {
    private static final int MOST_OBJECTIONS = 100;
    private final List<Objection> objections = new ArrayList<>();
    private int count;

    /** Objects to something. Of very many only the first are kept: a hostile document has room for half a million. */
    public void object(Pointer place, Flaw flaw, Object... details) {
        count++;
        if (objections.size() < MOST_OBJECTIONS) {
            objections.add(Objection.of(place, flaw, details));
        }
    }

    /** How many objections there are so far; a reader compares two readings of this to know if its part went well. */
    public int count() {
        return count;
    }

    /** The fields of a branch; anything else is objected to and yields empty fields, which object to nothing more. */
    public Fields fields(Tree tree, Pointer place) {
        if (tree instanceof Tree.Branch branch) {
            return new Fields(this, branch, place, true);
        }
        object(place, Flaw.WRONG_TYPE, "map", tree.kind());
        return new Fields(this, Tree.branch().done(), place, false);
    }

    /** The value if nothing was objected to, else all objections (the first hundred, and how many more). */
    public <T> Parsed<T> result(Supplier<T> value) {
        return objections.isEmpty() ? new Parsed.Valid<>(value.get()) : new Parsed.Invalid<>(objections());
    }

    private List<Objection> objections() {
        List<Objection> told = new ArrayList<>(objections);
        if (count > MOST_OBJECTIONS) {
            told.add(Objection.of(Pointer.ROOT, Flaw.AND_MORE, count - MOST_OBJECTIONS));
        }
        return told;
    }

    /** Reads a whole document by one function. */
    public static <T> Parsed<T> of(Function<Reading, Optional<T>> read) {
        Reading reading = new Reading();
        Optional<T> value = read.apply(reading);
        return reading.result(() -> value.orElseThrow(
                () -> new IllegalStateException("a reader returned nothing and objected to nothing")));
    }
}
