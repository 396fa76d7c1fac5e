package dev.baton.form;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import java.util.List;

/**
 * The way out of the middle of a document that cannot be read. It never leaves this package: the parsers below throw too,
 * and both kinds are caught at one place and become a {@link Parsed.Invalid}. It has no stack trace, being no bug.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PLACE = 500;
    private final transient Objection objection;

    private Refusal(Objection objection) {
        super(null, null, false, false);
        this.objection = objection;
    }

    /** The document cannot be read from here on, lines and columns counted from 1. */
    static Refusal unreadable(int line, int column, String why) {
        return new Refusal(Objection.of(Pointer.ROOT, Flaw.UNREADABLE, line, column, why));
    }

    /**
     * What stands at a place is not allowed.
     *
     * @param path names and numbers that lead there; of a long one only the beginning is told, so that no answer grows with
     *             what a stranger sent
     */
    static Refusal at(Iterable<?> path, Flaw flaw, Object... details) {
        return new Refusal(Objection.of(place(path), flaw, details));
    }

    private static Pointer place(Iterable<?> path) {
        Pointer place = Pointer.ROOT;
        for (Object step : path) {
            Pointer next = place.to(String.valueOf(step));
            if (next.text().length() > LONGEST_PLACE) {
                return place;
            }
            place = next;
        }
        return place;
    }

    /** The outcome. */
    <T> Parsed<T> parsed() {
        return new Parsed.Invalid<>(List.of(objection));
    }
}
