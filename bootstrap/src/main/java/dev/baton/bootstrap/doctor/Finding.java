package dev.baton.bootstrap.doctor;

import java.util.Locale;

/**
 * What was found out about one thing.
 *
 * @param about   what was looked at
 * @param verdict how it is
 * @param said    what was seen, and what to do about it
 */
public record Finding(String about, Verdict verdict, String said) {

    /** How something is. */
    public enum Verdict {
        /** As it should be. */
        FINE,
        /** It works, and somebody should see to it. */
        DOUBTFUL,
        /** Baton does not work so. */
        WRONG;

        /** As it is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding fine(String about, String said) {
        return new Finding(about, Verdict.FINE, said);
    }

    static Finding doubtful(String about, String said) {
        return new Finding(about, Verdict.DOUBTFUL, said);
    }

    static Finding wrong(String about, String said) {
        return new Finding(about, Verdict.WRONG, said);
    }
}
