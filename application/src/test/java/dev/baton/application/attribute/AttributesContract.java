package dev.baton.application.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.attribute.Attributes.Attribute;
import dev.baton.application.intake.Ledger;
import dev.baton.domain.lead.AttributeValue.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Attributes} keeps to. The store is empty when a test begins. */
public abstract class AttributesContract {
    private static final Attribute SEATS = new Attribute("seats", Type.NUMBER);

    /** The attributes. */
    protected abstract Attributes attributes();

    /** The ledger over the same store. */
    protected abstract Ledger ledger();

    private void add(Attribute attribute) {
        assertThat(attributes().declare(attribute)).isEqualTo(attribute);
    }

    @Test
    void attributes_are_listed_by_name_in_letters_of_any_language() {
        assertThat(attributes().list()).isEmpty();
        for (Type type : Type.values()) {
            add(new Attribute("of." + type.code(), type));
        }
        add(new Attribute("اندازه", Type.NUMBER));
        add(new Attribute("Zip", Type.TEXT));

        assertThat(attributes().list()).extracting(Attribute::name).containsExactly("Zip", "of.boolean", "of.date",
                "of.instant", "of.money", "of.number", "of.set", "of.text", "اندازه");
        assertThat(attributes().list()).contains(new Attribute("of.money", Type.MONEY));
    }

    @Test
    void a_type_that_is_there_stays() {
        add(SEATS);
        add(SEATS);

        assertThat(attributes().declare(new Attribute("seats", Type.TEXT))).isEqualTo(SEATS);
        assertThat(attributes().list()).containsExactly(SEATS);
    }

    @Test
    void a_declaration_and_a_first_value_are_of_one_catalogue() {
        add(SEATS);
        Map<String, Type> known = ledger().write(page -> {
            page.declareTypes(Map.of("role", Type.SET));
            return page.attributeTypes(List.of("seats", "role"));
        });

        assertThat(known).isEqualTo(Map.of("seats", Type.NUMBER, "role", Type.SET));
        assertThat(attributes().declare(new Attribute("role", Type.TEXT)).type()).isEqualTo(Type.SET);
    }
}
