package dev.baton.application.alerting;

import dev.baton.application.alert.Html;
import dev.baton.application.alert.Letter;
import java.util.List;

/** A letter while it is written: plain text and HTML that say the same. */
final class Draft {
    private final StringBuilder text = new StringBuilder();
    private Html html = Html.none();

    void paragraph(Sentence sentence) {
        text.append(sentence.text()).append("\n\n");
        html = html.and(sentence.html().in("p"));
    }

    /** A heading with what belongs to it; nothing where there is nothing. */
    void list(Sentence heading, List<Sentence> items) {
        if (!items.isEmpty()) {
            text.append(heading.text()).append('\n');
            items.forEach(item -> text.append("  - ").append(item.text()).append('\n'));
            text.append('\n');
            html = html.and(heading.html().in("h2"))
                    .and(items.stream().map(item -> item.html().in("li")).reduce(Html.none(), Html::and).in("ul"));
        }
    }

    void link(String words, String url) {
        text.append(words).append(":\n").append(url).append("\n\n");
        html = html.and(Html.text(words).linkedTo(url).in("p"));
    }

    Letter letter(String id, String to, String language, String subject) {
        return new Letter(id, to, language, subject, text.toString().strip() + '\n', html.page(language, subject));
    }
}
