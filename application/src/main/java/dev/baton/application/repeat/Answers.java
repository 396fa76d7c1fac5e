package dev.baton.application.repeat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What was answered to requests that may come again. */
public interface Answers {

    /**
     * Does some work in one transaction, which everything joins that the work does through other ports on this thread: all of
     * it is durable when this returns, or none is there.
     *
     * @return what the work returned; empty if somebody is at work on a request of that name
     */
    <T> Optional<T> alone(Name name, Supplier<T> work);

    /** The answer that was kept under a name, however old it is, or that it was forgotten. */
    Optional<Kept> find(Name name);

    /** Keeps an answer, instead of the one that was there. */
    void keep(Name name, Kept answer);

    /** Forgets at most so many answers that were kept before an instant. @return how many */
    int forget(Instant before, int most);

    /**
     * By which a request is known when it comes again.
     *
     * @param caller the API key by which it came: two callers may use the same word
     * @param key    the word that the caller chose for it
     */
    record Name(UUID caller, String key) {}

    /**
     * An answer.
     *
     * @param request a hash of what was asked, by which another request under the same name is told apart
     * @param sealed  the answer, readable for its caller alone
     */
    record Kept(String request, byte[] sealed, Instant at) {
        /** That a request was carried out, and nothing of what was asked or answered: somebody was erased meanwhile. */
        public static Kept forgotten(Instant at) {
            return new Kept("", new byte[0], at);
        }

        /** Whether the answer is known still. */
        boolean isForgotten() {
            return sealed.length == 0;
        }
    }
}
