package dev.baton.application.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.checklist.Gap;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.definition.VersionChange.Kind;
import dev.baton.domain.definition.VersionChange.Part;
import dev.baton.domain.definition.VersionChange.Subject;
import dev.baton.domain.engagement.KnownTypes;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeSentencesTest {
    private static final Labels TITLE = new Labels(Map.of("en", "Asked for a demo", "fa", "درخواست نمایش"));
    private final Messages messages = new Messages();

    private static VersionChange change(Kind kind, Part part, String... path) {
        return new VersionChange(Pointer.ROOT, kind, new Subject(part, "demo", TITLE), List.of(path), "30", "40");
    }

    @Test
    void every_kind_of_change_in_every_part_is_told_in_every_language() {
        for (String language : Messages.LANGUAGES) {
            for (Kind kind : Kind.values()) {
                for (Part part : Part.values()) {
                    assertThat(messages.of(change(kind, part, "points"), language)).containsAnyOf("30", "40")
                            .doesNotContain("{");
                }
            }
        }
    }

    @Test
    void a_part_has_its_name_in_the_readers_language() {
        VersionChange change = change(Kind.CHANGED, Part.RULE, "points");

        assertThat(messages.of(change, "en")).isEqualTo("Rule “Asked for a demo”, points: 30 → 40");
        assertThat(messages.of(change, "fa")).contains("درخواست نمایش", "امتیاز").doesNotContain("points");
        assertThat(messages.of(change, "ar")).contains("النقاط");
    }

    @Test
    void every_doubt_is_told_in_every_language() {
        for (String language : Messages.LANGUAGES) {
            for (Warning.Doubt doubt : Warning.Doubt.values()) {
                assertThat(messages.of(new Warning(Pointer.ROOT, doubt, List.of("x", "0", "100")), language))
                        .isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void every_gap_is_told_in_every_language_with_its_question() {
        for (String language : Messages.LANGUAGES) {
            for (Gap.Reason reason : Gap.Reason.values()) {
                assertThat(messages.of(reason, "How much?", language)).contains("How much?").doesNotContain("{");
            }
        }
    }

    @Test
    void every_phrase_of_a_letter_every_stage_and_every_known_engagement_has_words_in_every_language() {
        for (String language : Messages.LANGUAGES) {
            for (Phrase phrase : Phrase.values()) {
                assertThat(messages.of(phrase, List.of("x", "y"), language)).isNotBlank().doesNotContain("{", "''");
            }
            for (Stage stage : Stage.values()) {
                assertThat(messages.of(stage, language)).isNotBlank();
            }
            for (String type : KnownTypes.ALL) {
                assertThat(messages.engagement(type, language)).isNotEqualTo(type).isNotBlank();
            }
            assertThat(messages.engagement("own-type", language)).isEqualTo("own-type");
        }
    }
}
