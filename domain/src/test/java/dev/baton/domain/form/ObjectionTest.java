package dev.baton.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection.Flaw;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObjectionTest {
    @Test
    void times_are_told_without_nanoseconds() {
        assertThat(Objection.of(Pointer.ROOT, Flaw.IN_THE_FUTURE, Instant.parse("2026-03-21T09:30:00.418187713Z"))
                .details())
                .containsExactly("2026-03-21T09:30:00.418Z");
    }
}
