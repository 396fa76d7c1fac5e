package dev.baton.application.intake;

/** So many work with the database that nobody else came in, however long he waited; it may be tried again in a while. */
public final class LedgerCrowded extends LedgerUnavailable {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the log, and what happened below. */
    public LedgerCrowded(String message, Throwable cause) {
        super(message, cause);
    }
}
