package dev.baton.application.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a document cannot be read, in the language of whoever wrote it. */
class UnreadableTest {
    private final Messages messages = new Messages();

    private String told(String why, String language) {
        return messages.of(Objection.of(Pointer.ROOT, Flaw.UNREADABLE, 3, 7, why), language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it is empty", "it ends too early", "a name must be a text", "a byte that is no UTF-8",
            "anchors (&) and aliases (*) are not read here", "tags (!) are not read here",
            "infinity and \"not a number\" are no numbers here", "a second document begins; one is wanted",
            "something follows the end of the document", "this does not belong here",
            "this is not JSON: perhaps a missing comma or quote, a comment, or a single quote",
            "this is not YAML", "this is not YAML: perhaps an escape that is none",
            "this is not YAML: mapping values are not allowed here",
            "this is not YAML: found character '\\t(TAB)' that cannot start any token",
            "this is not YAML: expected ',' or ']', but got <stream end>",
            "this is not YAML: expected <block end>, but found '-'",
            "this is not YAML: something that nobody has thought of"})
    void is_told_without_a_word_of_english(String why) {
        assertThat(told(why, "en")).contains(why);
        for (String language : new String[]{"fa", "ar"}) {
            assertThat(told(why, language).replaceAll("JSON|YAML|UTF-8|Tab", "")).doesNotContainPattern("[a-z]{2}");
        }
    }

    @Test
    void names_how_many_there_may_be() {
        assertThat(told("more than 64 maps and lists lie in one another", "fa")).contains("64", "نگاشت");
        assertThat(told("a number has more than 40 digits", "ar")).contains("40", "رقم");
    }

    @Test
    void says_what_of_the_yaml_is_wrong_as_far_as_that_is_known() {
        assertThat(told("this is not YAML: could not find expected ':'", "fa")).contains("YAML نیست: دونقطه");
        assertThat(told("this is not YAML: found a riddle", "fa")).endsWith("این YAML نیست.");
    }

    @Test
    void stages_of_a_scenario_are_words_of_the_reader() {
        Objection objection = Objection.of(Pointer.ROOT, Flaw.UNEXPECTED_STAGE, "fades", "MQL", "LEAD");
        assertThat(messages.of(objection, "fa")).contains("fades", "واجد شرایط بازاریابی").doesNotContain("MQL");
        assertThat(messages.of(objection, "en")).contains("MQL", "LEAD");
    }
}
