package dev.baton.domain.scoring;

/** Reads what {@link CardWriter} wrote. */
public final class CardReader {
    private final byte[] bytes;
    private int at;

    /** Reads from the beginning of these bytes, which are not copied. */
    public CardReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next whole number. */
    public long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    /** The next whole number, small enough for an int. */
    public int small() {
        return Math.toIntExact(number());
    }

    /** The next flag. */
    public boolean flag() {
        return bytes[at++] != 0;
    }
}
