package dev.baton.persistence;

import dev.baton.application.intake.LedgerCrowded;
import dev.baton.application.intake.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Connections of the pool; that there is none to be had is told in the application's words. While a transaction was opened
 * for everything that happens on a thread, its connection is the only one that the thread gets.
 *
 * <p>While the server is away, those who come after somebody who waited for it in vain are told so at once: what waits in
 * line, as posts do for a writer, would else wait as many times.
 */
final class Connections implements ConnectionProvider {
    /** For how long nobody waits again once somebody waited in vain. */
    private static final Duration AWAY = Duration.ofSeconds(1);
    /**
     * How often somebody waits for one of many who all work: as long as a person would, since what all want at once, e.g. to
     * answer one handoff, they do one after the other.
     */
    static final int WAITS = 5;

    private final DataSource pool;
    private final LongSupplier nanoTime;
    private final AtomicLong away;
    private final ScopedValue<Joined> joined = ScopedValue.newInstance();

    /** A transaction for all that happens on a thread, and what is to be done when it has ended. */
    private record Joined(Connection connection, Set<Runnable> afterwards) {}

    /** @param nanoTime a clock that nobody can set back */
    Connections(DataSource pool, LongSupplier nanoTime) {
        this.pool = pool;
        this.nanoTime = nanoTime;
        this.away = new AtomicLong(nanoTime.getAsLong());
    }

    /** Does some work in one transaction, which all statements join that the work makes on this thread. */
    <T> T joining(Supplier<T> work) {
        Connection connection = acquire();
        Set<Runnable> afterwards = new HashSet<>();
        try {
            T result = ScopedValue.where(joined, new Joined(connection, afterwards))
                    .call(() -> Transaction.alone(connection, work));
            afterwards.forEach(Runnable::run);
            return result;
        } catch (SQLException failure) {
            throw notEnded(failure);
        } finally {
            close(connection);
        }
    }

    /** What befell the connection was perhaps told already, as an answer; the pool, which closed it then, gives no state. */
    private static RuntimeException notEnded(SQLException failure) {
        String sentence = "A transaction could not be ended.";
        return failure.getSQLState() == null
                ? new LedgerUnavailable(sentence, failure)
                : new DataAccessException(sentence, failure);
    }

    /** Whether this thread is within such a transaction. */
    boolean isJoined() {
        return joined.isBound();
    }

    /** Does something once the transaction has ended well that this thread is in, at once if it is in none. */
    void afterwards(Runnable work) {
        if (joined.isBound()) {
            joined.get().afterwards().add(work);
        } else {
            work.run();
        }
    }

    @Override
    public Connection acquire() {
        return joined.isBound() ? joined.get().connection() : anew();
    }

    private Connection anew() {
        if (away.get() - nanoTime.getAsLong() > 0) {
            throw new LedgerUnavailable("The database did not answer a moment ago.");
        }
        for (int wait = 1;; wait++) {
            try {
                return pool.getConnection();
            } catch (SQLException none) {
                if (isServerAway(none)) {
                    away.set(nanoTime.getAsLong() + AWAY.toNanos());
                    throw new LedgerUnavailable("No connection to the database is to be had.", none);
                }
                if (wait == WAITS) {
                    throw new LedgerCrowded("All connections to the database are in use.", none);
                }
            }
        }
    }

    /** The pool names why no connection could be made; where all are in use it names nothing. */
    private static boolean isServerAway(SQLException none) {
        return none.getCause() instanceof SQLException;
    }

    @Override
    public void release(Connection connection) {
        if (!joined.isBound()) {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new DataAccessException("A connection could not be given back.", failure);
        }
    }
}
