package dev.baton.application.access;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link People} keeps to. The store is empty when a test begins. */
public abstract class PeopleContract {
    private final Examples examples = new Examples();

    /** The people. */
    protected abstract People people();

    private Colleague colleague(String name, Optional<String> email, Optional<String> subject) {
        return new Colleague(new Person(examples.id(), name, Team.MARKETING, email, NOW), Optional.of(Role.MARKETING),
                subject, Optional.empty());
    }

    private Colleague added(Colleague colleague) {
        assertThat(people().add(colleague)).isTrue();
        return colleague;
    }

    private Colleague gone(Colleague colleague) {
        assertThat(people().leave(colleague.person().id(), NOW.plusMillis(7))).isTrue();
        return colleague.left(NOW.plusMillis(7));
    }

    @Test
    void a_person_of_any_team_and_role_is_found_by_the_id() {
        for (Team team : Team.values()) {
            Person person = new Person(examples.id(), "سارا", team, Optional.of(team.code() + "@example.com"), NOW);
            Colleague without = added(Colleague.of(person));
            assertThat(people().find(person.id())).contains(without);
        }
        for (Role role : Role.values()) {
            Person person = new Person(examples.id(), "سارا", Team.NONE, Optional.empty(), NOW);
            Colleague with = added(new Colleague(person, Optional.of(role), Optional.empty(), Optional.empty()));
            assertThat(people().find(person.id())).contains(with);
        }
        assertThat(people().find(new UUID(1, 2))).isEmpty();
    }

    @Test
    void people_are_listed_oldest_first_with_those_who_are_gone() {
        Colleague newer = added(Colleague.of(new Person(examples.id(), "Sara", Team.SALES, Optional.empty(),
                NOW.plusMillis(1))));
        Colleague older = added(colleague("Omid", Optional.empty(), Optional.empty()));

        assertThat(people().list()).containsExactly(older, newer);
        Colleague left = gone(older);
        assertThat(people().list()).containsExactly(left, newer);
    }

    @Test
    void no_two_people_who_are_here_have_the_same_address_or_subject() {
        Colleague sara = added(colleague("Sara", Optional.of("sara@example.com"), Optional.of("s-1")));
        Colleague zara = colleague("Zara", Optional.of("sara@example.com"), Optional.empty());
        Colleague lara = colleague("Lara", Optional.empty(), Optional.of("s-1"));
        assertThat(people().add(zara)).isFalse();
        assertThat(people().add(lara)).isFalse();
        assertThat(people().list()).containsExactly(sara);

        Colleague left = gone(sara);

        added(zara);
        added(lara);
        assertThat(people().list()).containsExactlyInAnyOrder(left, zara, lara);
    }

    @Test
    void people_without_an_address_may_have_the_same_name() {
        Colleague one = added(colleague("Sara", Optional.empty(), Optional.empty()));
        Colleague other = added(colleague("Sara", Optional.empty(), Optional.empty()));

        assertThat(people().list()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void whoever_signs_in_is_known_by_the_subject_or_else_by_an_address_without_one() {
        Colleague sara = added(colleague("Sara", Optional.of("sara@example.com"), Optional.of("s-1")));
        Colleague omid = added(colleague("Omid", Optional.of("omid@example.com"), Optional.empty()));

        assertThat(people().signedIn("s-1", Optional.of("omid@example.com"))).contains(sara);
        assertThat(people().signedIn("s-2", Optional.of("omid@example.com"))).contains(omid);
        assertThat(people().signedIn("s-2", Optional.of("sara@example.com"))).as("another of her address").isEmpty();
        assertThat(people().signedIn("s-2", Optional.empty())).isEmpty();
    }

    @Test
    void whoever_is_gone_does_not_sign_in() {
        Colleague left = gone(added(colleague("Sara", Optional.of("sara@example.com"), Optional.of("s-1"))));
        Colleague other = gone(added(colleague("Omid", Optional.of("omid@example.com"), Optional.empty())));

        assertThat(people().signedIn("s-1", Optional.empty())).isEmpty();
        assertThat(people().signedIn("s-2", Optional.of("omid@example.com"))).isEmpty();
        assertThat(people().find(left.person().id())).contains(left);
        assertThat(people().leave(other.person().id(), NOW)).as("once").isFalse();
        assertThat(people().find(other.person().id())).contains(other);
    }

    private static Colleague changed(Colleague colleague, String name, Optional<String> email) {
        Person before = colleague.person();
        return new Colleague(new Person(before.id(), name, Team.SALES, email, before.createdAt()),
                Optional.of(Role.ADMIN), Optional.of("s-9"), Optional.empty());
    }

    @Test
    void a_person_is_changed_but_not_into_another() {
        Colleague sara = added(colleague("Sara", Optional.of("sara@example.com"), Optional.empty()));
        added(colleague("Omid", Optional.of("omid@example.com"), Optional.empty()));
        Colleague after = changed(sara, "Sara Rad", Optional.of("sara.rad@example.com"));

        assertThat(people().change(after)).isTrue();
        assertThat(people().change(after)).as("into what she is").isTrue();
        assertThat(people().change(changed(sara, "Sara", Optional.of("omid@example.com")))).isFalse();

        assertThat(people().find(sara.person().id())).contains(after);
        Colleague left = gone(after);
        assertThat(people().change(after)).as("gone").isFalse();
        assertThat(people().find(sara.person().id())).contains(left);
    }
}
