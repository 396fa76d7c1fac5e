package dev.baton.bootstrap;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * New ids: UUIDs of version 7, which begin with the time, so that new rows lie side by side in an index.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>
 */
final class Ids implements Supplier<UUID> {
    private final RandomGenerator random = new SecureRandom();

    @Override
    public UUID get() {
        long time = System.currentTimeMillis() << 16 | 0x7000L | random.nextLong() & 0xFFFL;
        return new UUID(time, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
