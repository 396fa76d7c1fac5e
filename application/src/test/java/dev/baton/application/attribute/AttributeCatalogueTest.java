package dev.baton.application.attribute;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.attribute.AttributeCatalogue.Outcome;
import dev.baton.application.attribute.Attributes.Attribute;
import dev.baton.application.intake.Receipt;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.AttributeValue.Type;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeCatalogueTest {
    private final Workspace workspace = new Workspace();
    private final AttributeCatalogue catalogue = new AttributeCatalogue(workspace.store.attributes());

    private Receipt tell(Object... attributes) {
        return workspace.submit(workspace.lead("keys", map("email", "sara@example.com"), "attributes",
                map(attributes))).getFirst();
    }

    private Outcome declare(String name, Map<String, Object> written) {
        return catalogue.declare(name, Trees.of(written));
    }

    @Test
    void a_declared_attribute_takes_its_first_value_by_its_type() {
        assertThat(declare("seats", map("type", "number")))
                .isEqualTo(new Outcome.Declared(new Attribute("seats", Type.NUMBER)));

        assertThat(tell("seats", "many")).isInstanceOfSatisfying(Receipt.Refused.class,
                refused -> assertThat(refused.objections()).extracting(Objection::flaw)
                        .containsExactly(Flaw.TYPE_CONFLICT));
        assertThat(tell("seats", "40")).isInstanceOf(Receipt.Recorded.class);
        assertThat(catalogue.list()).containsExactly(AttributeCatalogue.ADDRESS_DOMAIN,
                new Attribute("seats", Type.NUMBER));
    }

    @Test
    void beyond_thousands_of_names_only_those_come_in_that_were_declared() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(workspace.store.attributes().declare(new Attribute("a" + i, Type.TEXT)).type())
                    .isEqualTo(Type.TEXT);
        }

        assertThat(tell("session 8f3a", "x")).isInstanceOfSatisfying(Receipt.Refused.class,
                refused -> assertThat(refused.objections()).containsExactly(Objection.of(
                        Pointer.ROOT.to("attributes").to("session 8f3a"), Flaw.CATALOGUE_FULL, "session 8f3a", 5_000)));
        assertThat(tell("a7", "x")).isInstanceOf(Receipt.Recorded.class);
        assertThat(declare("seats", map("type", "number"))).isInstanceOf(Outcome.Declared.class);
        assertThat(tell("seats", 4)).isInstanceOf(Receipt.Recorded.class);
    }

    @Test
    void a_first_value_that_came_before_decides() {
        assertThat(tell("seats", "40")).isInstanceOf(Receipt.Recorded.class);

        assertThat(declare("seats", map("type", "number")))
                .isEqualTo(new Outcome.OfAnotherType(new Attribute("seats", Type.TEXT), Type.NUMBER));
        assertThat(declare("seats", map("type", "text"))).isInstanceOf(Outcome.Declared.class);
    }

    @Test
    void what_baton_tells_by_itself_has_its_type_already() {
        assertThat(declare("email.domain", map("type", "number")))
                .isEqualTo(new Outcome.OfAnotherType(AttributeCatalogue.ADDRESS_DOMAIN, Type.NUMBER));
        assertThat(declare("email.domain", map("type", "text"))).isInstanceOf(Outcome.Declared.class);
    }

    @Test
    void everything_that_is_wrong_is_told() {
        assertThat(declare("a b/c", map("type", "numbr", "unit", "seats")))
                .isInstanceOfSatisfying(Outcome.Refused.class,
                        refused -> assertThat(refused.objections()).extracting(Objection::flaw)
                                .containsExactly(Flaw.MALFORMED, Flaw.UNKNOWN_WORD, Flaw.UNKNOWN_FIELD));
        assertThat(declare("seats", map())).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.objections()).extracting(Objection::flaw)
                        .containsExactly(Flaw.MISSING));
        assertThat(catalogue.list()).containsExactly(AttributeCatalogue.ADDRESS_DOMAIN);
    }
}
