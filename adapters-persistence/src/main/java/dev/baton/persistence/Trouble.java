package dev.baton.persistence;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerFull;
import dev.baton.application.intake.LedgerRejected;
import dev.baton.application.intake.LedgerUnavailable;
import java.util.Objects;
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

    private static final int CLASS = 2;
    private static final String NO_STATE = "00000";

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

    static RuntimeException inWords(DataAccessException failure) {
        String state = state(failure);
        return switch (state.substring(0, CLASS)) {
            case "22" -> new LedgerRejected(said(failure), failure);
            // Somebody else was first with a key, or joined a lead to another: tried again, that is seen. Any other constraint
            // that fails is a bug of ours.
            case "23" -> state.equals("23505") || state.equals("23503")
                    ? new LedgerBusy("Somebody else came between (" + state + ").", failure)
                    : failure;
            case "40" -> new LedgerBusy("Collided with another transaction (" + state + ").", failure);
            case "53" -> state.equals("53100") ? full(failure) : unavailable(failure);
            case "08", "58" -> unavailable(failure);
            case "25" -> state.equals("25006") ? unavailable(failure) : failure;
            case "55" -> state.equals("55P03")
                    ? new LedgerBusy("Waited too long for a lock (" + state + ").", failure)
                    : failure;
            case "57" -> state.equals("57014") || state.startsWith("57P0") ? unavailable(failure) : failure;
            default -> failure;
        };
    }

    /** The driver's own troubles may come without a state, or with half of one. */
    private static String state(DataAccessException failure) {
        String state = Objects.requireNonNullElse(failure.sqlState(), "");
        return state.length() < CLASS ? NO_STATE : state;
    }

    /** Who waits for an answer is told only to try again; what an operator has to mend is logged. */
    private static LedgerUnavailable unavailable(DataAccessException failure) {
        return new LedgerUnavailable(logged(failure), failure);
    }

    private static LedgerFull full(DataAccessException failure) {
        return new LedgerFull(logged(failure), failure);
    }

    private static String logged(DataAccessException failure) {
        LOG.warn("the database failed us ({}): {}", failure.sqlState(), said(failure));
        return "The database failed us (" + failure.sqlState() + ").";
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
