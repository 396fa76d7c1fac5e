package dev.baton.application.team;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.Trees;
import dev.baton.application.access.Access;
import dev.baton.application.access.Caller;
import dev.baton.application.access.Colleague;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.Role;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.application.team.Absences.Announcement;
import dev.baton.application.team.Absences.Ending;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Written;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.team.Absence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AbsencesTest {
    private static final Instant BACK = NOW.plus(Duration.ofDays(3));
    private final Examples examples = new Examples();
    private final InMemoryStore store = new InMemoryStore();
    private final TeamRegistry registry = new TeamRegistry(store.teams(), store.people(), new PlainPersianCalendar(),
            _ -> Optional.empty(), store.documentChanges(), () -> NOW);
    private final Absences absences = new Absences(store.teams(), registry,
            new PeopleRegistry(store.people(),
                    new Access(store.apiKeys(), () -> NOW, examples::id, () -> new byte[32]), () -> NOW, examples::id),
            () -> NOW, examples::id);
    private final Person sara = person("Sara");
    private final Person omid = person("Omid");

    private Person person(String name) {
        Person person = new Person(examples.id(), name, Team.SALES, Optional.empty(), NOW);
        assertThat(store.people().add(Colleague.of(person))).isTrue();
        return person;
    }

    private Optional<Caller> as(Role role, Optional<Person> person) {
        return Optional.of(new Caller(examples.id(), "laptop", role, person));
    }

    private Announcement announce(Optional<Caller> by, Object... written) {
        return absences.announce(Trees.of(map(written)), by);
    }

    private Absence announced(Optional<Caller> by, Object... written) {
        return switch (announce(by, written)) {
            case Announcement.Announced(Absence absence) -> absence;
            case Announcement other -> throw new AssertionError(other);
        };
    }

    private static List<String> objections(Announcement announcement) {
        return announcement instanceof Announcement.Refused(List<Objection> objections)
                ? objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList()
                : List.of("not refused");
    }

    @Test
    void a_rep_is_away_from_now_on_where_nothing_else_is_said() {
        Absence absence = announced(as(Role.SALES, Optional.of(sara)), "until", BACK.toString());

        assertThat(absence).isEqualTo(new Absence(absence.id(), sara.id(), NOW, BACK));
        assertThat(absences.list()).containsExactly(absence);
        assertThat(absences.form(absence))
                .isEqualTo(Written.tree("{id: '%s', person: '%s', name: Sara, from: '%s', until: '%s'}"
                        .formatted(absence.id(), sara.id(), NOW, BACK)));
    }

    @Test
    void who_is_away_is_said_by_the_rep_the_team_lead_sales_operations_and_administrators() {
        Object[] hers = {"person", sara.id().toString(), "until", BACK.toString()};
        assertThat(announce(as(Role.SALES, Optional.of(omid)), hers)).isEqualTo(new Announcement.NotTheirs());
        assertThat(announce(as(Role.SALES, Optional.empty()), hers)).isEqualTo(new Announcement.NotTheirs());
        assertThat(announce(as(Role.MARKETING, Optional.of(omid)), hers)).isEqualTo(new Announcement.NotTheirs());
        assertThat(absences.list()).isEmpty();

        for (Optional<Caller> by : List.of(as(Role.SALES_OPS, Optional.empty()), as(Role.ADMIN, Optional.empty()),
                as(Role.SALES, Optional.of(sara)))) {
            Absence absence = announced(by, hers);
            assertThat(absences.end(absence.id(), as(Role.SALES, Optional.of(omid)))).isEqualTo(new Ending.NotTheirs());
            assertThat(absences.end(absence.id(), by)).isEqualTo(new Ending.Ended());
        }

        assertThat(registry.put("inside", Written.tree("""
                {team: inside, hours: {time-zone: UTC, week: {monday: '08:00-16:00'}},
                 reps: [{person: '%s'}, {person: '%s', lead: true}]}""".formatted(sara.id(), omid.id())), _ -> true))
                .isInstanceOf(TeamRegistry.Put.Added.class);
        assertThat(announced(as(Role.SALES, Optional.of(omid)), hers).person()).isEqualTo(sara.id());
        assertThat(announce(as(Role.SALES, Optional.of(sara)), "person", omid.id().toString(), "until",
                BACK.toString())).as("not the other way round").isEqualTo(new Announcement.NotTheirs());
    }

    @Test
    void nobody_is_away_twice_at_once() {
        Optional<Caller> by = as(Role.SALES, Optional.of(sara));
        Absence absence = announced(by, "from", NOW.plusSeconds(60).toString(), "until", BACK.toString());

        assertThat(announce(by, "until", NOW.plusSeconds(61).toString()))
                .isEqualTo(new Announcement.AwayAlready(absence));
        assertThat(announced(by, "until", NOW.plusSeconds(60).toString()).from()).isEqualTo(NOW);
    }

    @Test
    void an_absence_that_is_over_or_too_long_is_refused() {
        Optional<Caller> by = as(Role.SALES, Optional.of(sara));
        assertThat(objections(announce(by))).containsExactly("/until missing");
        assertThat(objections(announce(by, "until", NOW.toString()))).containsExactly("/until out-of-range");
        assertThat(objections(announce(by, "from", NOW.minusSeconds(9).toString(), "until", NOW.toString())))
                .containsExactly("/until out-of-range");
        assertThat(objections(announce(by, "from", BACK.toString(), "until", BACK.toString())))
                .containsExactly("/until out-of-range");
        assertThat(objections(announce(by, "until", NOW.plus(Duration.ofDays(733)).toString())))
                .containsExactly("/until out-of-range");
        assertThat(objections(announce(by, "until", BACK.toString(), "why", "ill")))
                .containsExactly("/why unknown-field");
        assertThat(objections(announce(as(Role.ADMIN, Optional.empty()), "until", BACK.toString())))
                .containsExactly("/person missing");
        assertThat(objections(announce(by, "person", new UUID(1, 2).toString(), "until", BACK.toString())))
                .containsExactly("/person unknown-reference");
        assertThat(absences.list()).isEmpty();
    }

    @Test
    void an_absence_ends_once() {
        Optional<Caller> by = as(Role.SALES, Optional.of(sara));
        Absence running = announced(by, "from", NOW.minusSeconds(60).toString(), "until", BACK.toString());

        assertThat(absences.end(running.id(), by)).isEqualTo(new Ending.Ended());
        assertThat(absences.end(running.id(), by)).isEqualTo(new Ending.OverAlready(
                new Absence(running.id(), sara.id(), running.from(), NOW)));
        assertThat(absences.end(new UUID(1, 2), by)).isEqualTo(new Ending.Unknown());
        assertThat(absences.list()).isEmpty();
    }
}
