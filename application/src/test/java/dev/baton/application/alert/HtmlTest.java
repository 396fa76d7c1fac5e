package dev.baton.application.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever leads call themselves is shown, and does nothing. */
class HtmlTest {

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
            "</bdi></title></body><script>", "<!--", "]]>", "<svg/onload=alert(1)>", "&lt;script&gt;", "&#60;b&#62;",
            "<\u0000script>", "a\u202eb<\u2066c", "\ud800<b>", "＜script＞", "<نام>"})
    void a_hostile_name_stays_a_name(String name) {
        String markup = Html.name(name).markup();

        assertThat(markup).startsWith("<bdi dir=\"auto\">").endsWith("</bdi>");
        String inner = markup.substring("<bdi dir=\"auto\">".length(), markup.length() - "</bdi>".length());
        assertThat(inner).doesNotContain("<", ">", "\"", "'").doesNotContainPattern("&(?!amp;|lt;|gt;|quot;|#39;)")
                .doesNotContainPattern("[\\u0000\\u202a-\\u202e\\u2066-\\u2069]");
        assertThat(read(inner)).as("and can be read").isEqualTo(
                name.replaceAll("[\\u0000\\u202e\\u2066\\ud800]", " "));
    }

    /** As a browser does it. */
    private static String read(String markup) {
        return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void letters_that_persian_and_families_are_written_with_are_kept() {
        assertThat(Html.text("می‌خواهد 👨‍👩‍👧\n").markup()).isEqualTo("می‌خواهد 👨‍👩‍👧\n");
    }

    @Test
    void pieces_are_put_together() {
        assertThat(Html.text("For ").and(Html.name("R&D")).in("p").and(Html.none()).markup())
                .isEqualTo("<p>For <bdi dir=\"auto\">R&amp;D</bdi></p>");
        assertThatThrownBy(() -> Html.none().in("p onclick=a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_link_leads_to_pages_only_and_out_of_no_quotes() {
        assertThat(Html.text("a").linkedTo("https://baton.example/?a=1&b=\"><script>").markup()).isEqualTo(
                "<a href=\"https://baton.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;\" rel=\"noreferrer noopener\">a</a>");
        assertThat(Html.text("a").linkedTo("javascript:alert(1)").markup()).isEqualTo("a");
        assertThat(Html.text("a").linkedTo(" https://baton.example").markup()).isEqualTo("a");
    }

    @Test
    void a_page_is_read_from_where_its_language_is() {
        assertThat(Html.none().page("fa", "<سرنخ>")).contains("<html lang=\"fa\" dir=\"rtl\">",
                "<title>&lt;سرنخ&gt;</title>");
        assertThat(Html.none().page("ar", "")).contains("dir=\"rtl\"");
        assertThat(Html.text("100 %s %").page("en\"", "t")).contains("<html lang=\"en&quot;\" dir=\"ltr\">",
                "<body>100 %s %</body>");
    }
}
