package dev.baton.application.intake;

import java.time.Duration;
import java.util.List;

/** What intake says to whoever submitted reports. */
public sealed interface Answer {

    /**
     * All of them were looked at.
     *
     * @param receipts   in the order of the reports
     * @param suppressed of how many items that nobody could read nothing is kept, since nothing of the person is to be recorded
     */
    record Done(List<Receipt> receipts, int suppressed) implements Answer {
        public Done {
            receipts = List.copyOf(receipts);
        }

        /** Every item that nobody could read is kept. */
        public Done(List<Receipt> receipts) {
            this(receipts, 0);
        }
    }

    /** Too much is waiting, or it collided again and again; all of it may be sent again, since what is there counts once. */
    record Busy(Duration retryAfter) implements Answer {}

    /** The database cannot be reached; whatever was not acknowledged may be sent again. */
    record Unavailable(Duration retryAfter) implements Answer {}

    /** The database has no room for it; it may be sent again when somebody has made room. */
    record Full(Duration retryAfter) implements Answer {}
}
