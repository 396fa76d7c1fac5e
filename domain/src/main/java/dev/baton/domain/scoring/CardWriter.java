package dev.baton.domain.scoring;

import java.io.ByteArrayOutputStream;

/** Writes the numbers of a card compactly: seven bits a byte, small ones first, signs folded in (zigzag). */
public final class CardWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    /** Writes a whole number. */
    public void number(long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Writes a flag. */
    public void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    /** What was written. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
