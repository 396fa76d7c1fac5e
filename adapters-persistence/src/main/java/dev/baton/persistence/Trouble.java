package dev.baton.persistence;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerRejected;
import dev.baton.application.intake.LedgerUnavailable;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database's errors mean to the application. By SQLSTATE; what is not listed is a mistake of ours and goes on as
 * it is.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
 */
final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private Trouble() {
    }

    /** Does some work with the database and tells its trouble in the application's words. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException failure) {
            throw inWords(failure);
        }
    }

    private static RuntimeException inWords(DataAccessException failure) {
        String state = failure.sqlState();
        return switch (state.substring(0, 2)) {
            case "22", "23" -> new LedgerRejected(said(failure), failure);
            case "40" -> new LedgerBusy("Collided with another transaction (" + state + ").", failure);
            case "08", "53", "58" -> unavailable(failure);
            case "25" -> state.equals("25006") ? unavailable(failure) : failure;
            case "55" -> state.equals("55P03")
                    ? new LedgerBusy("Waited too long for a lock (" + state + ").", failure)
                    : failure;
            case "57" -> state.equals("57014") || state.startsWith("57P0") ? unavailable(failure) : failure;
            default -> failure;
        };
    }

    /** Who waits for an answer is told only to try again; what an operator has to mend, such as a full disk, is logged. */
    private static LedgerUnavailable unavailable(DataAccessException failure) {
        LOG.warn("the database failed us ({}): {}", failure.sqlState(), said(failure));
        return new LedgerUnavailable("The database failed us (" + failure.sqlState() + ").", failure);
    }

    /** The server's sentence alone: its details quote values, and those may be personal. */
    private static String said(DataAccessException failure) {
        return failure.getCause(PSQLException.class) instanceof PSQLException cause
                && cause.getServerErrorMessage() instanceof ServerErrorMessage server
                && server.getMessage() instanceof String message
                        ? message
                        : "SQLSTATE " + failure.sqlState();
    }
}
