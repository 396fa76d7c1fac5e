package dev.baton.application.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static Sentence about(String name) {
        return new Sentence("Before " + Sentence.mark() + ", after.", List.of(name));
    }

    @Test
    void what_somebody_wrote_stays_on_its_line() {
        assertThat(about("a\r\nBcc: b\u2028c\u0085d\u0000e").text()).isEqualTo("Before a Bcc: b c d e, after.");
    }

    @Test
    void what_somebody_wrote_turns_nothing_around_it() {
        assertThat(about("نیما \u202e\u2067gnp\u200f").text()).isEqualTo("Before \u2068نیما gnp\u2069, after.");
        assertThat(about("Nima").text()).isEqualTo("Before Nima, after.");
    }

    @Test
    void what_somebody_wrote_is_no_markup_and_no_mark_of_ours() {
        assertThat(about("<b>&\"'").html().markup())
                .isEqualTo("Before <bdi dir=\"auto\">&lt;b&gt;&amp;&quot;&#39;</bdi>, after.");
        Sentence two = Sentence.quote(Sentence.mark()).and(": ", Sentence.quote("x"));
        assertThat(two.text()).endsWith(": x");
        assertThat(two.html().markup()).endsWith(": <bdi dir=\"auto\">x</bdi>");
    }

    @Test
    void what_somebody_wrote_is_never_long() {
        assertThat(about("x".repeat(5_000)).text()).hasSizeLessThan(230);
    }
}
