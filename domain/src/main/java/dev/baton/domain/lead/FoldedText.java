package dev.baton.domain.lead;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared, never as it is shown: NFKC, case folding, and letter folding, so that a word matches however
 * its keyboard wrote it. ي ى→ی, ك→ک, أ إ آ ٱ→ا, ة→ه, Arabic and Persian digits→ASCII; tatweel, tashkeel and ZWNJ dropped;
 * blanks at the ends dropped and runs of them made one.
 */
public record FoldedText(String value) {

    /** The folded form of a text. */
    public static FoldedText of(String text) {
        return new FoldedText(fold(text));
    }

    /** The folded form of a text, as a plain text. */
    public static String fold(String text) {
        if (isPlain(text)) {
            return text;
        }
        // Upper case first makes ß and ss, or the Greek sigmas, the same; the root locale keeps the Turkish i out of it.
        String cased = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(cased.length());
        boolean gap = false;
        for (int i = 0; i < cased.length(); i++) {
            char c = letter(cased.charAt(i));
            if (Character.isWhitespace(c)) {
                gap = true;
            } else if (c != DROPPED) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                gap = false;
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static final char DROPPED = '\0';

    private static char letter(char c) {
        return switch (c) {
            case 'ي', 'ى' -> 'ی';
            case 'ك' -> 'ک';
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ة', 'ۀ', 'ە' -> 'ه';
            case '\u0640', '\u200C', '\u200D', '\u200E', '\u200F', '\u0670', '\u0307' -> DROPPED;
            default -> isTashkeel(c) ? DROPPED : digit(c);
        };
    }

    private static boolean isTashkeel(char c) {
        return c >= '\u064B' && c <= '\u065F' || c >= '\u0610' && c <= '\u061A' || c >= '\u06D6' && c <= '\u06ED';
    }

    private static char digit(char c) {
        if (c >= '٠' && c <= '٩') {
            return (char) (c - '٠' + '0');
        }
        return c >= '۰' && c <= '۹' ? (char) (c - '۰' + '0') : c;
    }

    /** Most texts of a hot path are lower-case ASCII without runs of blanks: those are their own folded form. */
    private static boolean isPlain(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || c < 0x20 || c >= 'A' && c <= 'Z' || c == ' ' && blank) {
                return false;
            }
            blank = c == ' ';
        }
        return text.isEmpty() || !blank;
    }

    @Override
    public String toString() {
        return value;
    }
}
