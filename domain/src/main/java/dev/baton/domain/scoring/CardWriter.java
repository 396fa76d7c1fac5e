package dev.baton.domain.scoring;

import java.util.Arrays;

/** Writes the numbers of a card compactly: seven bits a byte, small ones first, signs folded in (zigzag). */
public final class CardWriter {
    private byte[] bytes = new byte[512];
    private int size;

    /** Writes a whole number. */
    public void number(long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            add((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        add((byte) rest);
    }

    /** Writes a flag. */
    public void flag(boolean value) {
        add((byte) (value ? 1 : 0));
    }

    private void add(byte next) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = next;
    }

    /** What was written. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
