package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.domain.lead.AttributeValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private Receipt tell(Object... written) {
        return workspace.submit(workspace.lead(written)).getFirst();
    }

    @Test
    void a_further_key_of_a_known_lead_is_something_new() {
        tell("keys", map("email", "sara@example.com"));

        assertThat(tell("keys", map("email", "sara@example.com", "phone", "+982112345678")))
                .isInstanceOf(Receipt.Recorded.class);
        assertThat(tell("keys", map("email", "sara@example.com", "phone", "+982112345678")))
                .isInstanceOf(Receipt.Repeated.class);
    }

    @Test
    void the_domain_of_addresses_is_a_text_whatever_somebody_tells_first() {
        assertThat(tell("keys", map("visitor", "v-1"), "attributes", map("email.domain", 5)))
                .isInstanceOf(Receipt.Recorded.class);

        Map<String, AttributeValue.Type> types = workspace.store.ledger()
                .write(page -> page.attributeTypes(List.of("email.domain")));
        assertThat(types).isEqualTo(Map.of("email.domain", AttributeValue.Type.TEXT));
    }
}
