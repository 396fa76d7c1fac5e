package dev.baton.form;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;

/**
 * The way out of the middle of a document that cannot be read. It never leaves this package: the parsers below throw too,
 * and both kinds are caught at one place and become a {@link Parsed.Invalid}. It has no stack trace, being no bug.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Objection objection;

    private Refusal(Objection objection) {
        super(null, null, false, false);
        this.objection = objection;
    }

    /** The document cannot be read from here on, lines and columns counted from 1. */
    static Refusal unreadable(int line, int column, String why) {
        return new Refusal(Objection.of(Pointer.ROOT, Flaw.UNREADABLE, line, column, why));
    }

    /** What stands at a place is not allowed. */
    static Refusal at(Pointer place, Flaw flaw, Object... details) {
        return new Refusal(Objection.of(place, flaw, details));
    }

    /** The outcome. */
    <T> Parsed<T> parsed() {
        return new Parsed.Invalid<>(java.util.List.of(objection));
    }
}
