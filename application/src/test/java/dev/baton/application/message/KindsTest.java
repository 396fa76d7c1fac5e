package dev.baton.application.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import org.junit.jupiter.api.Test;

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
}
