package dev.baton.domain.lead;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared, never as it is shown: NFKC, case folding, and letter folding, so that a word matches however
 * its keyboard wrote it. ي ى→ی, ك→ک, أ إ آ ٱ→ا, ة→ه, Arabic and Persian digits→ASCII; tatweel, tashkeel and whatever is
 * {@linkplain #isInvisible invisible} (ZWNJ, LRM, a byte order mark …) dropped; blanks at the ends dropped and runs of them
 * made one.
 */
public final class FoldedText {
    private static final int DROPPED = -1;

    private FoldedText() {
    }

    /** The folded form of a text. */
    public static String fold(String text) {
        if (isPlain(text)) {
            return text;
        }
        String cased = caseFolded(text);
        StringBuilder folded = new StringBuilder(cased.length());
        boolean gap = false;
        for (int i = 0; i < cased.length(); i += Character.charCount(cased.codePointAt(i))) {
            int c = letter(cased.codePointAt(i));
            if (Character.isWhitespace(c)) {
                gap = true;
            } else if (c != DROPPED) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                gap = false;
                folded.appendCodePoint(c);
            }
        }
        return folded.toString();
    }

    /**
     * A text without regard to case and compatible forms, as Unicode has it. Upper case first makes ß and ss, or the Greek
     * sigmas, the same; the root locale keeps the Turkish i out of it.
     */
    static String caseFolded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** A text without the characters that nobody sees. */
    static String visible(String text) {
        return text.codePoints().anyMatch(FoldedText::isInvisible)
                ? text.codePoints().filter(c -> !isInvisible(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                : text;
    }

    /**
     * What Unicode calls default-ignorable: marks of direction, joiners, isolates, byte order marks, soft hyphens, selectors
     * and fillers. They come along when a text is copied, and two texts that differ by them alone look the same.
     */
    static boolean isInvisible(int c) {
        return switch (c) {
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default -> c >= 0x180B && c <= 0x180F || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E
                    || c >= 0x2060 && c <= 0x206F || c >= 0xFE00 && c <= 0xFE0F || c >= 0xFFF0 && c <= 0xFFF8
                    || c >= 0x1BCA0 && c <= 0x1BCA3 || c >= 0x1D173 && c <= 0x1D17A || c >= 0xE0000 && c <= 0xE0FFF;
        };
    }

    private static int letter(int c) {
        return switch (c) {
            case 'ي', 'ى' -> 'ی';
            case 'ك' -> 'ک';
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ة', 'ۀ', 'ە' -> 'ه';
            case '\u0640', '\u0670', '\u0307' -> DROPPED;
            default -> isTashkeel(c) || isInvisible(c) ? DROPPED : digit(c);
        };
    }

    private static boolean isTashkeel(int c) {
        return c >= '\u064B' && c <= '\u065F' || c >= '\u0610' && c <= '\u061A' || c >= '\u06D6' && c <= '\u06ED';
    }

    private static int digit(int c) {
        if (c >= '٠' && c <= '٩') {
            return c - '٠' + '0';
        }
        return c >= '۰' && c <= '۹' ? c - '۰' + '0' : c;
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
}
