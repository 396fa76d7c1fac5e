package dev.baton.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {

    @ParameterizedTest
    @CsvSource({"علي, علی", "على, علی", "شركت, شرکت", "أحمد, احمد", "إيران, ایران", "آب, اب", "مدرسة, مدرسه",
            "۱۲۳۴۵۶۷۸۹۰, 1234567890", "١٢٣٤٥٦٧٨٩٠, 1234567890", "CEO, ceo", "Straße, STRASSE", "ΣΊΣΥΦΟΣ, σίσυφος",
            "İstanbul, istanbul", "ＣＴＯ, cto", "ﬁt, FIT", "①, 1", "Ünal, U\u0308NAL"})
    void these_are_the_same(String one, String other) {
        assertThat(FoldedText.fold(one)).isEqualTo(FoldedText.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"علی, عالی", "ceo, cto", "ب, پ", "a b, ab", "و, ؤ", "1, 2", "ı, j"})
    void these_are_different(String one, String other) {
        assertThat(FoldedText.fold(one)).isNotEqualTo(FoldedText.fold(other));
    }

    @Test
    void tatweel_tashkeel_and_zero_width_joiners_are_dropped() {
        assertThat(FoldedText.fold("مـــدیر")).isEqualTo("مدیر");
        assertThat(FoldedText.fold("مُدَرِّسٌ")).isEqualTo("مدرس");
        assertThat(FoldedText.fold("می\u200Cخواهم")).isEqualTo("میخواهم");
        assertThat(FoldedText.fold("a\u200Db\u200Ec\u200Fd")).isEqualTo("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u200C", "\u200E", "\u200F", "\u2066", "\u2069", "\uFEFF", "\u00AD", "\u061C",
            "\u2060", "\uFE0F", "\u3164", "\uDB40\uDC41"})
    void what_nobody_sees_makes_no_difference(String invisible) {
        assertThat(FoldedText.fold(invisible + "مدیر" + invisible + "عامل" + invisible)).isEqualTo("مدیرعامل");
        assertThat(FoldedText.fold("c" + invisible + "eo " + invisible + " 1🚀")).isEqualTo("ceo 1🚀");
    }

    @Test
    void blanks_at_the_ends_are_dropped_and_runs_made_one() {
        assertThat(FoldedText.fold("  vp \t of\n\u00A0 sales ")).isEqualTo("vp of sales");
        assertThat(FoldedText.fold("a ")).isEqualTo("a");
        assertThat(FoldedText.fold(" ")).isEmpty();
        assertThat(FoldedText.fold("")).isEmpty();
    }

    @Test
    void what_is_folded_already_stays() {
        Cases.check(5_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int i = chance.between(0, 8); i > 0; i--) {
                text.append(chance.of("a", "Z", " ", "  ", "ي", "ك", "آ", "ة", "ۀ", "۵", "٥", "ß", "İ", "Σ", "ﷺ", "-",
                        "é", "ﻻ", "🚀", "\u200E", "\uFEFF", "\t", "ـ"));
            }
            String folded = FoldedText.fold(text.toString());

            assertThat(FoldedText.fold(folded)).as("of %s", text).isEqualTo(folded);
        });
    }
}
