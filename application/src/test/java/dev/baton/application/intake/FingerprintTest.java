package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static long of(Object value) {
        try (Workspace workspace = new Workspace()) {
            return ((Report.OfEngagement) workspace.engagement("keys", map("email", "sara@example.com"), "type",
                    "form-submitted", "attributes", map("answer", value))).digest();
        }
    }

    @Test
    void what_says_the_same_has_the_same() {
        assertThat(of(map("amount", 12.50, "currency", "eur")))
                .isEqualTo(of(map("currency", "EUR", "amount", 12.5)));
        assertThat(of(100)).isEqualTo(of(100.0));
        assertThat(of(List.of("a", "b"))).isEqualTo(of(List.of("a", "b")));
    }

    @Test
    void what_says_something_else_has_another() {
        List<Object> said = List.of("5", 5, 55, true, "true", "2026-03-21", map("date", "2026-03-21"),
                map("instant", "2026-03-21T00:00:00Z"), map("amount", 5, "currency", "EUR"), List.of("5"),
                List.of("a", "b"), List.of("ab"), List.of("a", "text", "b"));

        assertThat(said.stream().map(FingerprintTest::of)).doesNotHaveDuplicates();
    }
}
