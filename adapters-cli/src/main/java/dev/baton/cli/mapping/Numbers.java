package dev.baton.cli.mapping;

import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people write them: Persian and Arabic digits, thousands in groups, a comma or a point before the fraction. */
final class Numbers {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009'’\\u200E\\u200F\\u061C]");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(G\\d{3}){1,30}(\\.\\d{1,100})?");

    /** Far below what a server reads, so that one number cannot spoil a batch. */
    private static final int MOST_DIGITS = 40;

    private Numbers() {
    }

    static Cell read(String text, char decimal) {
        char grouping = decimal == ',' ? '.' : ',';
        // In one pass each sign gets its own letter: G groups, the point is the decimal sign.
        String plain = BLANKS.matcher(latin(text)).replaceAll("").replace('\u2212', '-').replace('\u066C', 'G')
                .replace(grouping, 'G').replace(decimal, '.').replace('\u066B', '.');
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace("G", "");
        }
        if (PLAIN.matcher(plain).matches()) {
            BigDecimal number = new BigDecimal(plain);
            boolean sane = Math.abs(number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
            return sane
                    ? Cell.of(new Tree.Numeral(number))
                    : new Cell.Wrong("too-long", "\"" + Texts.brief(text) + "\" has too many digits");
        }
        return Cell.malformed("\"" + text + "\" is no number" + hint(text, decimal));
    }

    private static String hint(String text, char decimal) {
        String other = decimal == ',' ? "." : ",";
        return text.matches("[^,.]*[,.][^,.]*") && text.contains(other)
                ? "; if its fraction begins after \"" + other + "\", say decimal: \"" + other + "\" in the mapping"
                : "";
    }

    /** The text with Persian and Arabic digits as ASCII ones. */
    static String latin(String text) {
        StringBuilder latin = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '\u0660' && c <= '\u0669' || c >= '\u06F0' && c <= '\u06F9';
            latin.append(digit ? (char) ('0' + Character.digit(c, 10)) : c);
        }
        return latin.toString();
    }
}
