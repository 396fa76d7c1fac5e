package dev.baton.application.intake;

/** The database has no room for anything more; somebody has to make room. What is there can be read. */
public final class LedgerFull extends LedgerUnavailable {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the log, and what happened below. */
    public LedgerFull(String message, Throwable cause) {
        super(message, cause);
    }
}
