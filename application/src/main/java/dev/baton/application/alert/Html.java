package dev.baton.application.alert;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A piece of a page. Texts come into it through {@link #text} and {@link #name} only, so that whatever leads wrote of themselves
 * is read as a text and never as markup.
 *
 * @param markup what a browser is given
 */
public record Html(String markup) {
    private static final Set<String> FROM_THE_RIGHT = Set.of("fa", "ar");

    /** Nothing. */
    public static Html none() {
        return new Html("");
    }

    /** A text of ours: a sentence, a number, a date. */
    public static Html text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isShown(letter) ? letter : ' ');
            }
        });
        return new Html(safe.toString());
    }

    /** What somebody else wrote: it runs in its own direction, and turns nothing around it. */
    public static Html name(String text) {
        return new Html("<bdi dir=\"auto\">" + text(text).markup + "</bdi>");
    }

    /** No control characters, no halves of letters, and nothing that turns the direction for what follows. */
    private static boolean isShown(int letter) {
        boolean control = Character.isISOControl(letter) && letter != '\n' && letter != '\t';
        boolean turns = letter >= 0x202a && letter <= 0x202e || letter >= 0x2066 && letter <= 0x2069;
        return !control && !turns && Character.getType(letter) != Character.SURROGATE && letter != 0xfeff;
    }

    /** This, and then that. */
    public Html and(Html next) {
        return new Html(markup + next.markup);
    }

    /** One after the other. */
    public static Html all(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
    }

    /** This within an element, such as {@code p}. */
    public Html in(String element) {
        if (!element.matches("[a-z][a-z0-9]{0,15}")) {
            throw new IllegalArgumentException(element + " is no element");
        }
        return new Html("<" + element + ">" + markup + "</" + element + ">");
    }

    /** This, leading to an address; one that is no page's leads nowhere. */
    public Html linkedTo(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7)
                ? new Html("<a href=\"" + text(url).markup + "\" rel=\"noreferrer noopener\">" + markup + "</a>")
                : this;
    }

    /** A whole page with this as its body, read from the right where the language is. It runs and loads nothing. */
    public String page(String language, String title) {
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                </head>
                <body>%s</body>
                </html>
                """.formatted(text(language).markup, FROM_THE_RIGHT.contains(language) ? "rtl" : "ltr",
                text(title).markup, markup);
    }
}
