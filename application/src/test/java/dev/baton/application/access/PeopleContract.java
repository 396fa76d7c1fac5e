package dev.baton.application.access;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link People} keeps to. The store is empty when a test begins. */
public abstract class PeopleContract {
    private final Examples examples = new Examples();

    /** The people. */
    protected abstract People people();

    private Person person(String name, Optional<String> email, Instant createdAt) {
        return new Person(examples.id(), name, Team.MARKETING, email, createdAt);
    }

    @Test
    void a_person_is_found_by_the_id_of_any_team() {
        for (Team team : Team.values()) {
            Person person = new Person(examples.id(), "سارا", team, Optional.of(team.code() + "@example.com"), NOW);
            assertThat(people().add(person)).isTrue();

            assertThat(people().find(person.id())).contains(person);
        }
        assertThat(people().find(new UUID(1, 2))).isEmpty();
    }

    @Test
    void people_are_listed_oldest_first() {
        Person newer = person("Sara", Optional.empty(), NOW.plusMillis(1));
        Person older = person("Omid", Optional.empty(), NOW);
        assertThat(people().add(newer)).isTrue();
        assertThat(people().add(older)).isTrue();

        assertThat(people().list()).containsExactly(older, newer);
    }

    @Test
    void no_two_people_have_the_same_address() {
        Person sara = person("Sara", Optional.of("sara@example.com"), NOW);
        assertThat(people().add(sara)).isTrue();

        assertThat(people().add(person("Zara", Optional.of("sara@example.com"), NOW))).isFalse();

        assertThat(people().list()).containsExactly(sara);
    }

    @Test
    void people_without_an_address_may_have_the_same_name() {
        assertThat(people().add(person("Sara", Optional.empty(), NOW))).isTrue();
        assertThat(people().add(person("Sara", Optional.empty(), NOW))).isTrue();

        assertThat(people().list()).hasSize(2);
    }
}
