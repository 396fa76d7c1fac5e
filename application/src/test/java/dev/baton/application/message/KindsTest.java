package dev.baton.application.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.handoff.Happening.Why;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindsTest {
    private final Messages messages = new Messages();

    @Test
    void what_is_wanted_and_what_was_found_are_words_of_the_reader() {
        Objection objection = Objection.of(Pointer.ROOT, Flaw.WRONG_TYPE, "map", "list");
        assertThat(messages.of(objection, "fa")).contains("نگاشت", "فهرست").doesNotContain("map", "list");
        assertThat(messages.of(objection, "ar")).contains("خريطة", "قائمة").doesNotContain("map", "list");
        assertThat(messages.of(objection, "en")).contains("map", "list");
        assertThat(messages.of(Objection.of(Pointer.ROOT, Flaw.WRONG_TYPE, "list of two", "text"), "fa"))
                .contains("list of two", "متن");
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void each_reason_for_which_an_offer_is_taken_back_has_words(Why why) {
        String code = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(Stream.of("en", "fa", "ar").map(language -> messages.ofWithdrawn(code, language))).hasSize(3)
                .doesNotHaveDuplicates().allSatisfy(words -> assertThat(words).isNotBlank());
    }
}
