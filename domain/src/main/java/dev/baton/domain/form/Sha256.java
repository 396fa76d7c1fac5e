package dev.baton.domain.form;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The SHA-256 of what was said: whoever says the same has the same, and nobody finds out from it what was said. Where a name
 * need not be kept from forgers its beginning is enough.
 */
public final class Sha256 {
    private final byte[] hash;

    private Sha256(byte[] hash) {
        this.hash = hash;
    }

    /** The hash of bytes. */
    public static Sha256 of(byte[] said) {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of a text, in UTF-8. */
    public static Sha256 of(String said) {
        return of(said.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of several texts. The length before each keeps two of them from looking like two others. */
    public static Sha256 of(List<String> parts) {
        StringBuilder said = new StringBuilder(200);
        parts.forEach(part -> said.append(part.length()).append(':').append(part));
        return of(said.toString());
    }

    /** All of it, in hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /** The first half, in hexadecimal: short enough for an id, and no two things that are told will ever share it. */
    public String half() {
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    /** The first half, as an id. */
    public UUID id() {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The first eight bytes, as a number. */
    public long number() {
        return ByteBuffer.wrap(hash).getLong();
    }
}
