package dev.baton.application.alerting;

import dev.baton.application.alert.Html;
import dev.baton.domain.form.Texts;
import java.util.List;

/**
 * A sentence of ours in which others are quoted. What they wrote stays on its line and turns nothing around it, and in HTML it
 * is a text.
 *
 * @param words  the sentence, with a mark for each quotation
 * @param quoted what others wrote, in the order of the marks
 */
record Sentence(String words, List<String> quoted) {
    /** No text that we write has it. */
    private static final char MARK = '\uE000';
    private static final int LONGEST = 200;

    Sentence {
        quoted = List.copyOf(quoted);
    }

    /** Only our own words. */
    static Sentence of(String words) {
        return new Sentence(words.replace(MARK, ' '), List.of());
    }

    /** Stands in a sentence for a quotation. */
    static String mark() {
        return String.valueOf(MARK);
    }

    /** Only what somebody else wrote. */
    static Sentence quote(String written) {
        return new Sentence(mark(), List.of(written));
    }

    /** This, and then that. */
    Sentence and(String between, Sentence next) {
        return new Sentence(words + between + next.words,
                java.util.stream.Stream.concat(quoted.stream(), next.quoted.stream()).toList());
    }

    /** As plain text on one line. */
    String text() {
        StringBuilder line = new StringBuilder();
        int quotation = 0;
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == MARK && quotation < quoted.size()) {
                line.append(isolated(plain(quoted.get(quotation++))));
            } else {
                line.append(words.charAt(i));
            }
        }
        return line.toString();
    }

    Html html() {
        Html html = Html.none();
        int from = 0;
        for (String each : quoted) {
            int at = words.indexOf(MARK, from);
            if (at < 0) {
                break;
            }
            html = html.and(Html.text(words.substring(from, at))).and(Html.name(plain(each)));
            from = at + 1;
        }
        return html.and(Html.text(words.substring(from)));
    }

    /** One line of bearable length, without what cannot be seen. */
    static String plain(String written) {
        String line = written.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ")
                .replaceAll("[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\p{Cs}]", "").strip();
        return Texts.brief(line, LONGEST);
    }

    /** What is not plain English could turn what stands beside it. */
    private static String isolated(String name) {
        return name.chars().allMatch(letter -> letter < 0x80) ? name : "\u2068" + name + "\u2069";
    }
}
