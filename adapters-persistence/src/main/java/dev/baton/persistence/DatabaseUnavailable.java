package dev.baton.persistence;

/**
 * The database cannot be used, and nothing a caller could do in code would help. The message is written for the person
 * who runs the product: it says what is wrong and what to do about it.
 */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String message) {
        super(message);
    }

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
