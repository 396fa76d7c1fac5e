package dev.baton.application.intake;

import java.util.function.Function;

/** Where facts are kept. Work is done in transactions: all of it is durable when {@link #write} returns, or none is there. */
public interface Ledger {

    /**
     * Does some work in one transaction, read committed, durable at the end.
     *
     * @throws LedgerBusy        if the work collided with another transaction; the same work may be tried again
     * @throws LedgerRejected    if a statement failed because of what it was to store
     * @throws LedgerUnavailable if the database cannot be reached or refuses to store anything
     */
    <T> T write(Function<LedgerPage, T> work);

    /**
     * Whether this thread is within a transaction that was opened for more than the ledger: what it writes joins that one, and
     * is undone by itself if it fails.
     */
    default boolean isJoined() {
        return false;
    }
}
