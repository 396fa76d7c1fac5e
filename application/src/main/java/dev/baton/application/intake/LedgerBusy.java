package dev.baton.application.intake;

/** The work collided with another transaction (deadlock, serialization, a key claimed meanwhile); it may be tried again. */
public final class LedgerBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the log, and what happened below. */
    public LedgerBusy(String message, Throwable cause) {
        super(message, cause);
    }

    /** With a sentence for the log. */
    public LedgerBusy(String message) {
        super(message);
    }
}
