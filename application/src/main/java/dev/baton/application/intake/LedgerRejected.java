package dev.baton.application.intake;

/** A statement failed because of what it was to store. */
public final class LedgerRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the log, and what happened below. */
    public LedgerRejected(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the database said, for the log and the sender. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** With a sentence for the log. */
    public LedgerRejected(String message) {
        super(message);
    }
}
