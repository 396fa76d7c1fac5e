package dev.baton.acceptance.gherkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {

    private static Feature parsed(String source) {
        try {
            return new CanonicalFeatureParser().parse(URI.create("file:some.feature"),
                    new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), UUID::randomUUID).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ویژگی", "ويژگي", "وِیژگی", "ویژگی "})
    void a_persian_feature_begins_however_its_keyword_is_typed(String keyword) {
        assertThat(Canonical.of("# language: fa\n" + keyword + ": امتیاز")).isEqualTo("# language: fa\nوِیژگی: امتیاز");
    }

    @ParameterizedTest
    @ValueSource(strings = {"نمونه‌ها", "نمونه ها", "نمونه‌‌ها"})
    void persian_examples_begin_with_or_without_the_joiner(String keyword) {
        assertThat(Canonical.of("# language: fa\n" + keyword + ":")).endsWith("\nنمونه ها:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"أمثلة", "امثلة", "أمثلــة"})
    void arabic_examples_begin_with_or_without_the_hamza(String keyword) {
        assertThat(Canonical.of("# language: ar\n" + keyword + ":")).endsWith("\nامثلة:");
    }

    @Test
    void rules_are_rules_in_three_languages() {
        assertThat(parsed("Feature: a\n Rule: b\n  Example: c\n   Given d\n").getPickles()).hasSize(1);
        assertThat(parsed("# language: fa\nویژگی: الف\n قاعده: ب\n  سناریو: پ\n   با فرض ت\n").elements())
                .singleElement().satisfies(rule -> assertThat(rule.getKeyword()).contains("Rule"));
        assertThat(parsed("# language: ar\nميزة: ا\n قاعدة: ب\n  سيناريو: ج\n   بفرض د\n").elements())
                .singleElement().satisfies(rule -> assertThat(rule.getKeyword()).contains("Rule"));
    }

    @Test
    void natural_step_words_become_keywords_and_the_longest_is_taken() {
        assertThat(Canonical.of("# language: fa\nبا فرض اینکه الف\nوقتی که ب\nوقتی پ\nآنگاه ت\nو ث"))
                .isEqualTo("# language: fa\nبا فرض الف\nهنگامی ب\nهنگامی پ\nآنگاه ت\nو ث");
        assertThat(Canonical.of("# language: ar\nبفرض أن ا\nإذن ب\nإذاً ج\nو د"))
                .isEqualTo("# language: ar\nبفرض ا\nاذاً ب\nاذاً ج\nو د");
    }

    @Test
    void letters_of_the_other_keyboard_are_replaced_in_steps_and_tables_but_not_in_quotes() {
        assertThat(Canonical.of("# language: fa\nو ايميل \"ايميل كي\" كليك\n| كي |"))
                .isEqualTo("# language: fa\nو ایمیل \"ايميل كي\" کلیک\n| کی |");
        assertThat(Canonical.of("# language: ar\nو یملک \"یک\"")).isEqualTo("# language: ar\nو يملك \"یک\"");
    }

    @Test
    void vowel_signs_and_stretching_do_not_make_another_sentence() {
        assertThat(Canonical.of("# language: ar\nو نـقـطةً")).isEqualTo("# language: ar\nو نقطة");
    }

    @Test
    void what_is_quoted_at_length_and_what_is_prose_stays_as_it_is() {
        String text = "Feature: a\n  Prose with a: colon inside.\n  Example: b\n    Given c\n    \"\"\"\n    Rule:\n    \"\"\"\n";
        assertThat(Canonical.of(text)).isEqualTo(text);
    }

    @Test
    void a_line_that_only_looks_like_a_keyword_is_refused_with_its_number() {
        assertThatThrownBy(() -> Canonical.of("Feature: a\n\n  Rules:\n")).isInstanceOf(Canonical.Refused.class)
                .hasMessageContaining("line 3").hasMessageContaining("Rules:");
        assertThatThrownBy(() -> Canonical.of("# language: ar\nميزة: ا\n  قواعد:\n"))
                .isInstanceOf(Canonical.Refused.class).hasMessageContaining("line 3");
    }

    @Test
    void a_keyword_of_another_language_is_refused_and_not_swallowed() {
        assertThatThrownBy(() -> Canonical.of("Feature: a\n  قاعدة: ب\n")).isInstanceOf(Canonical.Refused.class);
        assertThatThrownBy(() -> Canonical.of("# language: fa\nویژگی: الف\n  Scenario: b\n"))
                .isInstanceOf(Canonical.Refused.class);
    }

    @Test
    void another_language_is_refused() {
        assertThatThrownBy(() -> Canonical.of("# language: tlh\n")).isInstanceOf(Canonical.Refused.class)
                .hasMessageContaining("en, fa or ar");
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_are_no_part_of_the_text() {
        assertThat(Canonical.of("\uFEFFFeature: a\r\n  Rule: b\r\n")).isEqualTo("Feature: a\n  Rule: b\n");
    }

    @Test
    void cucumber_takes_this_parser_and_not_its_own() {
        assertThat(StreamSupport.stream(ServiceLoader.load(FeatureParser.class).spliterator(), false)
                .max(Comparator.comparing(FeatureParser::version))).get()
                .isInstanceOf(CanonicalFeatureParser.class);
    }
}
