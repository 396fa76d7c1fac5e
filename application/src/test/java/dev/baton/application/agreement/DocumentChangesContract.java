package dev.baton.application.agreement;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.People;
import dev.baton.application.agreement.VersionPublishing.Outcome;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.definition.Definitions;
import dev.baton.application.policy.ActivePolicy;
import dev.baton.application.policy.Policies;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.TeamRegistry.Put;
import dev.baton.application.team.TeamRegistry.Removal;
import dev.baton.application.team.Teams;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Written;
import dev.baton.domain.plain.PlainPersianCalendar;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentChanges} keeps to, together with the documents of its store. The store is empty when a test begins. */
public abstract class DocumentChangesContract {
    private static final int ROUNDS = 25;

    /** The changes. */
    protected abstract DocumentChanges changes();

    /** The teams of the same store. */
    protected abstract Teams teams();

    /** The people of the same store. */
    protected abstract People people();

    /** The policies of the same store. */
    protected abstract Policies policies();

    /** The definitions of the same store. */
    protected abstract Definitions definitions();

    private TeamRegistry registry() {
        return new TeamRegistry(teams(), people(), new PlainPersianCalendar(),
                new ActivePolicy(policies())::handingTo, changes(), () -> NOW);
    }

    private PolicyPublishing publishing() {
        return new PolicyPublishing(policies(), definitions(),
                () -> teams().list().stream().map(StoredTeam::key).collect(Collectors.toSet()), List::of, changes(),
                () -> NOW);
    }

    private void team(String key) {
        if (registry().find(key).isEmpty()) {
            assertThat(registry().put(key, Written.tree(
                    "{team: %s, hours: {time-zone: UTC, week: {saturday: '08:00-16:00'}}, reps: []}".formatted(key)),
                    _ -> true)).isInstanceOf(Put.Added.class);
        }
    }

    private StoredVersion draft(String team) {
        return switch (publishing().draft(
                Written.tree("{policy: usual, rules: [{id: all, team: %s}]}".formatted(team)))) {
            case Outcome.Kept(StoredVersion version) -> version;
            case Outcome other -> throw new AssertionError(other.toString());
        };
    }

    private Outcome activated(StoredVersion draft) {
        return publishing().activateUnsigned(draft.key(), draft.version(), _ -> true, "a test", "Sara");
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> work) {
        return () -> {
            int _ = start.await();
            return work.call();
        };
    }

    @Test
    void a_team_is_not_removed_while_a_policy_that_names_it_is_activated() throws Exception {
        team("inside");
        team("outside");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                team("inside");
                assertThat(activated(draft("outside"))).isInstanceOf(Outcome.Kept.class);
                StoredVersion naming = draft("inside");
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Outcome> activated = both.submit(after(start, () -> activated(naming)));
                Future<Removal> removed = both.submit(after(start, () -> registry().remove("inside", _ -> true)));

                assertThat(List.of(activated.get() instanceof Outcome.Kept,
                        removed.get() instanceof Removal.Removed)).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    void a_change_that_fails_leaves_nothing_behind() {
        team("inside");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> {
            Object _ = changes().alone(() -> {
                assertThat(teams().remove("inside", _ -> true)).isTrue();
                throw new IllegalStateException("no");
            });
        })).isInstanceOf(IllegalStateException.class);

        assertThat(teams().find("inside")).isPresent();
    }
}
