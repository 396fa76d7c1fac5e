package dev.baton.application.access;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.Trees;
import dev.baton.application.access.Access.NewKey;
import dev.baton.application.access.PeopleRegistry.Change;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleRegistryTest {
    private final Examples examples = new Examples();
    private final InMemoryStore store = new InMemoryStore();
    private final Access access = new Access(store.apiKeys(), () -> Examples.NOW, examples::id, () -> new byte[32]);
    private final PeopleRegistry registry = new PeopleRegistry(store.people(), access, () -> Examples.NOW,
            examples::id);

    private Colleague added(Object... written) {
        return switch (add(written)) {
            case Parsed.Valid<Colleague>(Colleague colleague) -> colleague;
            case Parsed.Invalid<Colleague>(List<Objection> objections) -> throw new AssertionError(objections);
        };
    }

    private Change change(UUID id, Object... written) {
        return registry.change(id, Trees.of(map(written)), Optional.empty());
    }

    private static List<String> objections(Change change) {
        return change instanceof Change.Refused(List<Objection> objections) ? texts(objections) : List.of();
    }

    private Parsed<Colleague> add(Object... written) {
        return registry.add(Trees.of(map(written)));
    }

    private static List<String> objections(Parsed<Colleague> refused) {
        return switch (refused) {
            case Parsed.Valid<Colleague>(Colleague colleague) -> throw new AssertionError("added: " + colleague);
            case Parsed.Invalid<Colleague>(List<Objection> objections) -> texts(objections);
        };
    }

    private static List<String> texts(List<Objection> objections) {
        return objections.stream().map(each -> each.place().text() + " " + each.flaw().code()).toList();
    }

    @Test
    void a_person_has_a_name_a_team_and_perhaps_an_address() {
        Colleague sara = added("name", " Sara Rad ", "team", "sales-ops", "email", "Sara@Example.com", "role", "admin",
                "subject", "s-1");

        assertThat(sara).isEqualTo(new Colleague(
                new Person(sara.person().id(), "Sara Rad", Team.SALES_OPS, Optional.of("sara@example.com"),
                        Examples.NOW),
                Optional.of(Role.ADMIN), Optional.of("s-1"), Optional.empty()));
        assertThat(add("name", "Omid", "team", "none")).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(objections(add("team", "legal", "email", "sara", "role", "boss", "age", 7)))
                .containsExactlyInAnyOrder(
                        "/name missing", "/team unknown-word", "/email malformed", "/role unknown-word",
                        "/age unknown-field");
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void an_address_belongs_to_one_person_however_it_is_written() {
        assertThat(add("name", "Sara", "team", "sales", "email", "sara@example.com")).isInstanceOf(Parsed.Valid.class);

        assertThat(objections(add("name", "Zara", "team", "sales", "email", "SARA@example.com")))
                .containsExactly("/email duplicate");
    }

    @Test
    void a_subject_belongs_to_one_person() {
        added("name", "Sara", "team", "sales", "email", "sara@example.com", "subject", "s-1");

        assertThat(objections(add("name", "Zara", "team", "sales", "email", "zara@example.com", "subject", "s-1")))
                .containsExactly("/subject duplicate");
    }

    @Test
    void what_is_known_of_a_person_is_put_anew() {
        Colleague sara = added("name", "Sara", "team", "sales", "email", "sara@example.com", "role", "sales");
        added("name", "Omid", "team", "sales", "email", "omid@example.com");

        assertThat(change(sara.person().id(), "name", "Sara Rad", "team", "marketing")).isEqualTo(new Change.Changed(
                Colleague.of(new Person(sara.person().id(), "Sara Rad", Team.MARKETING, Optional.empty(),
                        Examples.NOW))));
        assertThat(objections(change(sara.person().id(), "name", "Sara", "team", "sales", "email", "omid@example.com")))
                .containsExactly("/email duplicate");
        assertThat(objections(change(sara.person().id(), "team", "sales"))).containsExactly("/name missing");
        assertThat(change(new UUID(1, 2), "name", "Sara", "team", "sales")).isEqualTo(new Change.Nobody());
    }

    @Test
    void of_a_person_who_is_removed_no_key_opens_anything() {
        Colleague sara = added("name", "Sara", "team", "sales");
        NewKey hers = access.give("laptop", Role.SALES, Optional.of(sara.person()));
        assertThat(access.recognise(hers.secret())).isPresent();

        assertThat(registry.remove(sara.person().id())).isTrue();

        assertThat(access.recognise(hers.secret())).isEmpty();
        assertThat(access.list().getFirst().revokedAt()).contains(Examples.NOW);
        assertThat(registry.remove(sara.person().id())).isFalse();
        assertThat(change(sara.person().id(), "name", "Sara", "team", "sales")).isEqualTo(new Change.Nobody());
    }
}
