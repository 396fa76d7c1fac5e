package dev.baton.persistence.backup;

/** A backup cannot be written or restored; the message is for the operator and says what would be right. */
public final class BackupFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
