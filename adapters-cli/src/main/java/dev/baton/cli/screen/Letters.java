package dev.baton.cli.screen;

import dev.baton.domain.form.Texts;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;

/** Texts from elsewhere on a terminal: harmless, and as wide as they look. */
public final class Letters {
    /** Left-to-right mark: keeps a line that begins with Persian from being turned around as a whole. */
    static final String LEFT_TO_RIGHT = "\u200E";
    private static final String ISOLATE = "\u2068";
    private static final String END = "\u2069";

    private Letters() {
    }

    /** One line without control characters: nothing that is stored can move the cursor or change the colour. */
    public static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(c == '\n' || c == '\r' || c == '\t'
                ? ' '
                : Texts.isForbidden(c) ? 0xFFFD : c));
        return safe.toString();
    }

    /** A text whose direction leaves its neighbours alone. */
    static String isolated(String text) {
        return isRightToLeft(text) ? ISOLATE + text + END : text;
    }

    /** A line without marks of direction. */
    static String unmarked(String line) {
        return line.replace(LEFT_TO_RIGHT, "").replace(ISOLATE, "").replace(END, "");
    }

    static boolean isRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
    }

    /** How many columns of a terminal a text takes: 2 for wide letters, 0 for marks and joiners, 1 for the rest. */
    static int width(String text) {
        return text.codePoints().map(Letters::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        if (c < 0x1100) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        boolean eastAsian = script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA || script == UnicodeScript.HANGUL;
        return eastAsian && !(c >= 0xFF61 && c <= 0xFFDC) || c >= 0xFF01 && c <= 0xFF60
                || Character.isEmojiPresentation(c) || c >= 0x3001 && c <= 0x303E;
    }

    /** The text cut to so many columns, never within a letter. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(java.util.Locale.ROOT);
        letters.setText(text);
        int end = 0;
        for (int next = letters.next(); next != BreakIterator.DONE; next = letters.next()) {
            if (width(text.substring(0, next)) > columns - 1) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + "…";
    }
}
