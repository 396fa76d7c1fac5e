package dev.baton.application.intake;

/** The database cannot be reached, has no connection left, or refuses to store anything. */
public sealed class LedgerUnavailable extends RuntimeException permits LedgerCrowded, LedgerFull {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the log. */
    public LedgerUnavailable(String message) {
        super(message);
    }

    /** With a sentence for the log, and what happened below. */
    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
