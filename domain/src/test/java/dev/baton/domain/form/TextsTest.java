package dev.baton.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static List<String> objections(Tree tree) {
        Parsed<Optional<String>> parsed = Reading
                .of(reading -> Optional.of(Texts.read(reading, tree, Pointer.ROOT.to("t"), 20)));
        return switch (parsed) {
            case Parsed.Valid<Optional<String>> _ -> List.of();
            case Parsed.Invalid<Optional<String>>(var objections) ->
                objections.stream().map(each -> each.flaw() + " " + each.details()).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0x0B, 0x1B, 0x1F, 0x7F, 0x80, 0x9F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0xD800,
            0xDFFF,
            0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF})
    void characters_that_mislead_are_refused(int codePoint) {
        String text = "a" + (codePoint > 0xFFFF ? Character.toString(codePoint) : String.valueOf((char) codePoint))
                + "b";

        assertThat(objections(Tree.of(text))).containsExactly("FORBIDDEN_CHARACTER [U+%04X]".formatted(codePoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "tab\tand\nlines\r\n", "می\u200Cخواهم", "\u200Ea\u200F", "\u2066a\u2069", "🚀", "é",
            "ﷺ",
            "12345678901234567890"})
    void other_texts_are_welcome(String text) {
        assertThat(objections(Tree.of(text))).isEmpty();
    }

    @Test
    void blank_long_and_other_things_are_refused() {
        assertThat(objections(Tree.of(" \t"))).containsExactly("EMPTY []");
        assertThat(objections(Tree.of(""))).containsExactly("EMPTY []");
        assertThat(objections(Tree.of("123456789012345678901"))).containsExactly("TOO_LONG [21, 20]");
        assertThat(objections(Tree.of(5))).containsExactly("WRONG_TYPE [text, number]");
    }

    @Test
    void what_is_quoted_in_a_message_misleads_nobody_and_is_short() {
        assertThat(Texts.brief("a\u202Eb\u0000")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(Texts.brief("🚀".repeat(100))).isEqualTo("🚀".repeat(60) + "…");
        assertThat(Texts.brief("short")).isEqualTo("short");
    }
}
