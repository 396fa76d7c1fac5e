package dev.baton.application.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What email platforms delivered and nobody could read. The ledger keeps it, in the transaction of the delivery; here it is
 * looked at and, after a while, forgotten.
 */
public interface UnreadItems {
    /** How many bytes of an item are shown; a single one may have millions. */
    int SHOWN = 4_000;

    /** Items of a feed, latest first, at most so many, those after a place in that order. */
    List<Unread> page(String feed, Optional<Place> after, int most);

    /** Forgets at most so many items that were received before an instant, of all feeds. @return how many */
    int forget(Instant before, int most);

    /**
     * An item.
     *
     * @param id     made of its content, so that a repeat is the same item
     * @param reason why nobody could use it, as a sentence
     * @param body   its beginning, as it was delivered
     * @param size   how many bytes the whole of it has
     */
    record Unread(String id, String reason, Instant receivedAt, String body, int size) {

        /** An item of which at most {@link #SHOWN} bytes were fetched; a letter that they cut in two is left out. */
        public static Unread beginning(String id, String reason, Instant receivedAt, byte[] bytes, int size) {
            return new Unread(id, reason, receivedAt, text(bytes), size);
        }

        private static String text(byte[] bytes) {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
            CharBuffer text = CharBuffer.allocate(bytes.length);
            boolean lastOfAll = false;
            decoder.decode(ByteBuffer.wrap(bytes), text, lastOfAll);
            return text.flip().toString();
        }

        /** Whether there is more of it than is shown. */
        public boolean isCut() {
            return body.getBytes(StandardCharsets.UTF_8).length < size;
        }
    }

    /** A place in the list: behind this item. */
    record Place(Instant receivedAt, String id) {}
}
