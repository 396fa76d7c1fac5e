package dev.baton.cli.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells Persian and Arabic (windows-1256) from Western texts (windows-1252, ISO-8859-1) by the bytes above 127.
 *
 * <p>In Persian and Arabic whole words are made of them, and nearly all are Arabic letters when read as windows-1256; in
 * Western languages they are single accented letters between ASCII ones. A run of two proves nothing: the ÇÃ of
 * Portuguese capitals would be اأ.
 */
final class EightBitLetters {
    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final boolean[] IS_ARABIC = arabic();
    private static final int ENOUGH = 1 << 20;
    private static final int SHORTEST_WORD = 3;

    private long seen;
    private long arabic;
    private long inWords;
    private int run;
    private boolean undefinedInWestern;

    void add(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            int value = chunk[i] & 0xFF;
            if (value < 0x80) {
                endRun();
            } else {
                seen++;
                run++;
                arabic += IS_ARABIC[value] ? 1 : 0;
                undefinedInWestern |= value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D;
            }
        }
    }

    private void endRun() {
        inWords += run >= SHORTEST_WORD ? run : 0;
        run = 0;
    }

    boolean isEnough() {
        return seen > ENOUGH;
    }

    Charset verdict() {
        endRun();
        if (arabic * 10 >= seen * 8 && inWords * 10 >= seen * 5) {
            return ARABIC;
        }
        return undefinedInWestern ? StandardCharsets.ISO_8859_1 : WESTERN;
    }

    private static boolean[] arabic() {
        boolean[] is = new boolean[256];
        for (int value = 0x80; value < is.length; value++) {
            char letter = new String(new byte[]{(byte) value}, ARABIC).charAt(0);
            is[value] = letter >= 0x0600 && letter < 0x0700 || letter == '\u200C';
        }
        return is;
    }
}
