package dev.baton.application.team;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.application.team.Teams.OpenHandoffs;
import dev.baton.application.team.Teams.Standing;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Tree;
import dev.baton.domain.team.Absence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Teams} keeps to. The store is empty when a test begins. */
public abstract class TeamsContract {
    private static final Instant LATER = NOW.plus(Duration.ofDays(10));
    private final Examples examples = new Examples();

    /** The teams. */
    protected abstract Teams teams();

    /** The people of the same store. */
    protected abstract People people();

    private static StoredTeam team(String key, String title) {
        return new StoredTeam(key, Tree.branch().with("title", title).with("a", 1).done(), NOW);
    }

    private UUID person() {
        Person person = new Person(examples.id(), "Sara", Team.SALES, Optional.empty(), NOW);
        assertThat(people().add(Colleague.of(person))).isTrue();
        return person.id();
    }

    private Absence absence(UUID person, int fromDay, int untilDay) {
        return new Absence(examples.id(), person, NOW.plus(Duration.ofDays(fromDay)),
                NOW.plus(Duration.ofDays(untilDay)));
    }

    private Absence announced(Absence absence) {
        assertThat(teams().announce(absence)).isTrue();
        return absence;
    }

    @Test
    void a_team_is_found_as_it_was_put_last_in_the_order_in_which_it_was_written() {
        StoredTeam first = team("inside", "فروش");
        StoredTeam second = new StoredTeam("inside", Tree.branch().with("z", 1).with("a", 2).done(), LATER);

        assertThat(teams().put(first, standing -> standing.team().isEmpty())).isTrue();
        assertThat(teams().find("inside")).contains(first);
        assertThat(teams().put(second, standing -> standing.team().equals(Optional.of(first)))).isTrue();

        assertThat(teams().find("inside")).contains(second);
        assertThat(teams().find("inside").orElseThrow().written().entries().keySet()).containsExactly("z", "a");
        assertThat(teams().find("outside")).isEmpty();
    }

    @Test
    void teams_are_listed_by_their_keys() {
        Stream.of("b", "a-b", "a", "c").forEach(key -> assertThat(teams().put(team(key, key), _ -> true)).isTrue());
        assertThat(teams().list()).extracting(StoredTeam::key).containsExactly("a", "a-b", "b", "c");
    }

    @Test
    void a_team_that_is_not_as_expected_stays_as_it_is() {
        StoredTeam first = team("inside", "first");
        assertThat(teams().put(first, _ -> false)).isFalse();
        assertThat(teams().list()).isEmpty();
        assertThat(teams().put(first, _ -> true)).isTrue();

        assertThat(teams().put(team("inside", "second"), standing -> standing.team().isEmpty())).isFalse();
        assertThat(teams().remove("inside", _ -> false)).isFalse();
        assertThat(teams().remove("outside", _ -> true)).isFalse();

        assertThat(teams().list()).containsExactly(first);
    }

    @Test
    void a_team_is_removed() {
        StoredTeam first = team("inside", "first");
        assertThat(teams().put(first, _ -> true)).isTrue();

        assertThat(teams().remove("inside",
                standing -> standing.equals(new Standing(Optional.of(first), OpenHandoffs.NONE)))).isTrue();

        assertThat(teams().find("inside")).isEmpty();
    }

    @Test
    void of_those_who_add_the_same_team_at_once_one_does() throws Exception {
        assertThat(atOnce(() -> teams().put(team("inside", "new"), standing -> standing.team().isEmpty())))
                .containsOnlyOnce(true);
    }

    private static List<Boolean> atOnce(Callable<Boolean> work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = Stream.generate(() -> executor.submit(work)).limit(8).toList();
            return all.stream().map(each -> {
                try {
                    return each.get();
                } catch (InterruptedException | ExecutionException failure) {
                    throw new AssertionError(failure);
                }
            }).toList();
        }
    }

    @Test
    void absences_that_are_not_over_are_listed_by_when_they_begin() {
        UUID sara = person();
        UUID omid = person();
        Absence later = announced(absence(sara, 5, 6));
        Absence now = announced(absence(omid, -1, 3));
        announced(absence(sara, -3, 0));

        assertThat(teams().absences(NOW)).containsExactly(now, later);
        assertThat(teams().absences(NOW.minusMillis(1))).hasSize(3);
        assertThat(teams().absence(later.id())).contains(later);
        assertThat(teams().absence(examples.id())).isEmpty();
    }

    @Test
    void nobody_is_away_twice_at_once() {
        UUID sara = person();
        UUID omid = person();
        announced(absence(sara, 2, 4));
        for (Absence overlapping : List.of(absence(sara, 1, 3), absence(sara, 3, 5), absence(sara, 1, 5),
                absence(sara, 2, 4))) {
            assertThat(teams().announce(overlapping)).isFalse();
        }
        announced(absence(sara, 4, 5));
        announced(absence(sara, 1, 2));
        announced(absence(omid, 1, 5));
        assertThat(teams().absences(NOW)).hasSize(4);
    }

    @Test
    void of_two_who_announce_at_once_that_somebody_is_away_one_does() throws Exception {
        UUID sara = person();
        assertThat(atOnce(() -> {
            Absence absence;
            synchronized (examples) {
                absence = absence(sara, 1, 2);
            }
            return teams().announce(absence);
        })).containsOnlyOnce(true);
    }

    @Test
    void an_absence_ends_early_or_never_begins() {
        UUID sara = person();
        Absence running = announced(absence(sara, -2, 3));
        Absence coming = announced(absence(sara, 4, 5));
        Absence over = announced(absence(sara, -5, -3));

        assertThat(teams().end(running.id(), NOW)).isTrue();
        assertThat(teams().end(running.id(), NOW)).as("over").isFalse();
        assertThat(teams().end(coming.id(), NOW)).isTrue();
        assertThat(teams().end(over.id(), NOW)).isFalse();
        assertThat(teams().end(examples.id(), NOW)).isFalse();

        assertThat(teams().absence(running.id())).contains(new Absence(running.id(), sara, running.from(), NOW));
        assertThat(teams().absence(coming.id())).isEmpty();
        assertThat(teams().absence(over.id())).contains(over);
        announced(absence(sara, 0, 6));
    }
}
