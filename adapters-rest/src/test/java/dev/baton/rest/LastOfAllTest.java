package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** When all other tests have run: which answers of the document did none of them see? */
@Order(Integer.MAX_VALUE)
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "only some of the tests run")
class LastOfAllTest {
    /** Too slow a body is tried at the socket, in {@link HostileConnectionTest}; nothing of the others can fail. */
    private static final List<String> UNSEEN = List.of(".* 408",
            "GET /(livez|metrics|openapi.json|(definition|policy|team|checklist).schema.json) 50[03]",
            "GET /readyz 500", "POST /hooks/.* (4(08|15|29)|50[03])");

    @Test
    void every_answer_of_the_document_was_seen_but_for_those_that_are_named_here() {
        Set<String> unseen = new TreeSet<>(Documented.known());
        unseen.removeAll(Documented.seen());
        assertThat(unseen).allMatch(answer -> UNSEEN.stream().anyMatch(answer::matches), "is named here as unseen");
    }
}
