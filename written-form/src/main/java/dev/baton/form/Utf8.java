package dev.baton.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes that must be UTF-8, strictly: no overlong forms, no surrogates. A byte order mark before them is passed over. */
final class Utf8 {

    private Utf8() {
    }

    /** Where the document begins: behind the byte order mark, if there is one. */
    static int start(byte[] bytes) {
        boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** Whether all bytes are ASCII. Without a way out of the loop it is done many bytes at a time. */
    static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all >= 0;
    }

    /**
     * The text.
     *
     * @throws Refusal if it is no UTF-8, with the place of the first wrong byte
     */
    static CharBuffer decode(byte[] bytes) {
        int start = start(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw refusal(out);
        }
        return out;
    }

    private static Refusal refusal(CharBuffer good) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < good.length(); i++) {
            boolean ends = good.charAt(i) == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return Refusal.unreadable(line, column, "a byte that is no UTF-8");
    }

    /** The first character that cannot be stored or sent: NUL, or half of a pair of surrogates; -1 if there is none. */
    static int unfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return 0;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return c;
                }
                i++;
            }
        }
        return -1;
    }

    /** The text with U+FFFD for each half of a pair of surrogates, which no UTF-8 can express. */
    static String wellFormed(String text) {
        return mayHaveSurrogates(text) ? repaired(text) : text;
    }

    /** All surrogates have these bits. Without a way out of the loop it is done many characters at a time. */
    private static boolean mayHaveSurrogates(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return (all & Character.MIN_SURROGATE) == Character.MIN_SURROGATE;
    }

    private static String repaired(String text) {
        return text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
