package dev.baton.bootstrap;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * New ids: UUIDs of version 7, which begin with the time, so that new rows lie side by side in an index. Each is greater
 * than those before it, also within a millisecond and when the clock goes back: of two statements of one batch the later
 * holds by its id.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-6.2">RFC 9562, 6.2</a> on the counter behind the time
 */
final class Ids implements Supplier<UUID> {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;
    /** A millisecond's counter begins by chance in its lower half; one that overflows goes on in the next millisecond. */
    private static final int LOWER_HALF = 1 << (COUNTER_BITS - 1);

    private final InstantSource clock;
    private final RandomGenerator random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** Ids that begin with the time of this clock. */
    Ids(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public UUID get() {
        long fresh = clock.millis() << COUNTER_BITS | random.nextInt(LOWER_HALF);
        long stamp = last.updateAndGet(before -> Math.max(before + 1, fresh));
        long time = stamp >>> COUNTER_BITS << 16 | 0x7000L | stamp & COUNTER;
        return new UUID(time, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
