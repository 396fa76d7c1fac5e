package dev.baton.application.access;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.Trees;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleRegistryTest {
    private final Examples examples = new Examples();
    private final PeopleRegistry registry = new PeopleRegistry(new InMemoryStore().people(), () -> Examples.NOW,
            examples::id);

    private Parsed<Person> add(Object... written) {
        return registry.add(Trees.of(map(written)));
    }

    private static List<String> objections(Parsed<Person> refused) {
        return switch (refused) {
            case Parsed.Valid<Person>(Person person) -> throw new AssertionError("added: " + person);
            case Parsed.Invalid<Person>(List<Objection> objections) ->
                objections.stream().map(each -> each.place().text() + " " + each.flaw().code()).toList();
        };
    }

    @Test
    void a_person_has_a_name_a_team_and_perhaps_an_address() {
        assertThat(add("name", " Sara Rad ", "team", "sales-ops", "email", "Sara@Example.com"))
                .isInstanceOfSatisfying(Parsed.Valid.class, valid -> assertThat(valid.value()).isEqualTo(
                        new Person(registry.list().getFirst().id(), "Sara Rad", Team.SALES_OPS,
                                Optional.of("sara@example.com"), Examples.NOW)));
        assertThat(add("name", "Omid", "team", "none")).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(objections(add("team", "legal", "email", "sara", "age", 7))).containsExactlyInAnyOrder(
                "/name missing", "/team unknown-word", "/email malformed", "/age unknown-field");
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void an_address_belongs_to_one_person_however_it_is_written() {
        assertThat(add("name", "Sara", "team", "sales", "email", "sara@example.com")).isInstanceOf(Parsed.Valid.class);

        assertThat(objections(add("name", "Zara", "team", "sales", "email", "SARA@example.com")))
                .containsExactly("/email duplicate");
    }
}
