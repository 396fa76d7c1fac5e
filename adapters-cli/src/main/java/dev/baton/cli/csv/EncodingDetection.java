package dev.baton.cli.csv;

import dev.baton.cli.ending.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out the encoding of a file from its bytes: a byte order mark; the zero bytes of UTF-16; validity as UTF-8 of the
 * whole file (other encodings are hardly ever valid by accident); then the statistics of {@link EightBitLetters}.
 */
public final class EncodingDetection {
    private static final int HEAD = 1 << 16;
    private static final byte[][] MARKS = {{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, {(byte) 0xFF, (byte) 0xFE},
            {(byte) 0xFE, (byte) 0xFF}};
    private static final Charset[] MARKED = {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE};

    private EncodingDetection() {
    }

    /** The encoding of a file. */
    public static Encoding of(Path file) throws IOException {
        byte[] head = head(file);
        refuseWorkbook(head, file);
        for (int i = 0; i < MARKS.length; i++) {
            if (startsWith(head, MARKS[i])) {
                return new Encoding(MARKED[i], MARKS[i].length);
            }
        }
        Optional<Charset> wide = wide(head, file);
        return new Encoding(wide.isPresent() ? wide.get() : narrow(file), 0);
    }

    /** An encoding that the user named; a byte order mark is skipped all the same. */
    public static Encoding named(Charset charset, Path file) throws IOException {
        byte[] head = head(file);
        for (int i = 0; i < MARKS.length; i++) {
            if (startsWith(head, MARKS[i])
                    && (MARKED[i].equals(charset) || i > 0 && charset.equals(StandardCharsets.UTF_16))) {
                return new Encoding(MARKED[i], MARKS[i].length);
            }
        }
        return new Encoding(charset, 0);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return ByteBuffer.wrap(head, 0, Math.min(mark.length, head.length)).equals(ByteBuffer.wrap(mark));
    }

    private static void refuseWorkbook(byte[] head, Path file) {
        if (startsWith(head, new byte[]{'P', 'K', 3, 4})
                || startsWith(head, new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11})) {
            throw CommandFailed.usage(file + " is a spreadsheet, not CSV: open it and save it as \"CSV UTF-8\"");
        }
    }

    /** Texts in eight-bit encodings hold no zero bytes; UTF-16 does, wherever an ASCII letter or separator stands. */
    private static Optional<Charset> wide(byte[] head, Path file) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int all = zeros[0] + zeros[1];
        if (all == 0) {
            return Optional.empty();
        }
        if (zeros[1] * 10 >= all * 9) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (zeros[0] * 10 >= all * 9) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        throw CommandFailed.usage(file + " holds zero bytes and is no text: export it as CSV in UTF-8");
    }

    private static Charset narrow(Path file) throws IOException {
        if (isUtf8(file)) {
            return StandardCharsets.UTF_8;
        }
        EightBitLetters letters = new EightBitLetters();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[HEAD];
            for (int n = in.read(chunk); n >= 0 && !letters.isEnough(); n = in.read(chunk)) {
                letters.add(chunk, n);
            }
        }
        return letters.verdict();
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        CharBuffer letters = CharBuffer.allocate(HEAD);
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                boolean end = n < 0;
                bytes.position(bytes.position() + Math.max(n, 0)).flip();
                if (decoder.decode(bytes, letters, end).isError()) {
                    return false;
                }
                if (end) {
                    return true;
                }
                bytes.compact();
                letters.clear();
            }
        }
    }
}
