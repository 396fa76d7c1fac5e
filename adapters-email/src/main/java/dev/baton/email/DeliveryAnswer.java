package dev.baton.email;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.util.List;

/** What is said to the platform that delivered. Only {@link Taken} lets it forget the delivery; for HTTP that is 200. */
public sealed interface DeliveryAnswer {

    /**
     * All of it is durable.
     *
     * @param recorded   events that are recorded now
     * @param repeated   events that were recorded before
     * @param suppressed items of which nothing is kept, because the person was erased and is to be left in peace
     * @param unread     items that are kept as they came, because nobody could use them
     */
    record Taken(int recorded, int repeated, int suppressed, int unread) implements DeliveryAnswer {

        /** {@code {"recorded":n,"repeated":n,"suppressed":n,"unread":n}}. */
        public Tree written() {
            return Tree.branch().with("recorded", recorded).with("repeated", repeated).with("suppressed", suppressed)
                    .with("unread", unread).done();
        }
    }

    /** No feed of that platform has that name; 404. */
    record UnknownFeed() implements DeliveryAnswer {}

    /** The bytes do not prove that they come from the platform, for whatever reason; 401. Nothing of them is kept. */
    record NotAuthentic() implements DeliveryAnswer {}

    /** The bytes are the platform's, but cannot be taken apart; 400. Nothing of them is kept. */
    record Unreadable(List<Objection> objections) implements DeliveryAnswer {
        public Unreadable {
            objections = List.copyOf(objections);
        }
    }

    /** Too much is waiting; 503. Some of it may be recorded, and will be a repeat when it comes again. */
    record Busy(Duration retryAfter) implements DeliveryAnswer {}

    /** The database cannot be reached; 503. Some of it may be recorded, and will be a repeat when it comes again. */
    record Unavailable(Duration retryAfter) implements DeliveryAnswer {}

    /** The database has no room; 503. Some of it may be recorded, and will be a repeat when it comes again. */
    record Full(Duration retryAfter) implements DeliveryAnswer {}
}
