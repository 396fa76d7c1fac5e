package dev.baton.application.team;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.Colleague;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.application.team.TeamRegistry.Put;
import dev.baton.application.team.TeamRegistry.Removal;
import dev.baton.application.team.Teams.OpenHandoffs;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.worktime.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TeamRegistryTest {
    private final Examples examples = new Examples();
    private final InMemoryStore store = new InMemoryStore();
    private final Map<String, ByRule> handingTo = new HashMap<>();
    private final TeamRegistry registry = new TeamRegistry(store.teams(), store.people(), new PlainPersianCalendar(),
            key -> Optional.ofNullable(handingTo.get(key)), store.documentChanges(), () -> NOW);
    private final UUID sara = person("Sara");
    private final UUID omid = person("Omid");

    private UUID person(String name) {
        Person person = new Person(examples.id(), name, Team.SALES, Optional.empty(), NOW);
        assertThat(store.people().add(Colleague.of(person))).isTrue();
        return person.id();
    }

    private static Tree team(String key, UUID... reps) {
        return Written.tree("{team: %s, hours: {time-zone: Asia/Tehran, week: {saturday: '08:00-16:30'}}, reps: [%s]}"
                .formatted(key, Arrays.stream(reps).map("{person: '%s', lead: true}"::formatted)
                        .collect(Collectors.joining(", "))));
    }

    private Put put(Tree written) {
        return registry.put("inside", written, _ -> true);
    }

    private static List<String> objections(Put put) {
        return put instanceof Put.Refused(List<Objection> objections)
                ? objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList()
                : List.of("not refused");
    }

    @Test
    void a_team_is_added_and_changed() {
        StoredTeam first = new StoredTeam("inside", (Tree.Branch) team("inside", sara), NOW);
        StoredTeam second = new StoredTeam("inside", (Tree.Branch) team("inside", sara, omid), NOW);

        assertThat(put(first.written())).isEqualTo(new Put.Added(first));
        assertThat(registry.team("inside").orElseThrow().rep(omid)).isEmpty();
        assertThat(put(second.written())).isEqualTo(new Put.Changed(second));

        assertThat(registry.find("inside")).contains(second);
        assertThat(registry.team("inside").orElseThrow().rep(omid)).isPresent();
        assertThat(registry.team("outside")).isEmpty();
        assertThat(registry.list()).containsExactly(second);
    }

    @Test
    void what_is_wrong_with_a_team_is_told() {
        assertThat(objections(put(Written.tree("{team: inside}")))).containsExactly("/hours missing");
        assertThat(objections(put(team("outside", sara)))).containsExactly("/team unknown-word");
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void reps_are_people_who_are_here() {
        assertThat(store.people().leave(omid, NOW)).isTrue();
        assertThat(objections(put(team("inside", sara, omid, new UUID(1, 2)))))
                .containsExactly("/reps/1/person unknown-reference", "/reps/2/person unknown-reference");
    }

    @Test
    void who_has_left_may_stay_in_the_team_until_somebody_else_has_what_was_accepted() {
        assertThat(put(team("inside", sara, omid))).isInstanceOf(Put.Added.class);
        store.teams().open("inside", new OpenHandoffs(0, Map.of(omid, 1)));
        assertThat(store.people().leave(omid, NOW)).isTrue();

        assertThat(put(team("inside", sara))).isEqualTo(new Put.StillBusy("Omid", 1));
        assertThat(put(team("inside", omid, sara))).isInstanceOf(Put.Changed.class);
        store.teams().open("inside", OpenHandoffs.NONE);
        assertThat(put(team("inside", sara))).isInstanceOf(Put.Changed.class);
        assertThat(objections(put(team("inside", sara, omid)))).containsExactly("/reps/1/person unknown-reference");
    }

    @Test
    void only_who_has_seen_a_team_as_it_is_changes_it() {
        assertThat(registry.put("inside", team("inside"), Optional::isPresent)).isEqualTo(new Put.NotAsExpected());
        assertThat(put(team("inside", sara))).isInstanceOf(Put.Added.class);
        assertThat(registry.put("inside", team("inside"), Optional::isEmpty)).isEqualTo(new Put.NotAsExpected());
        assertThat(registry.remove("inside", _ -> false)).isEqualTo(new Removal.NotAsExpected());
        assertThat(registry.team("inside").orElseThrow().rep(sara)).isPresent();
    }

    @Test
    void a_rep_with_open_handoffs_stays_in_the_team() {
        assertThat(put(team("inside", sara, omid))).isInstanceOf(Put.Added.class);
        store.teams().open("inside", new OpenHandoffs(1, Map.of(omid, 3)));

        assertThat(put(team("inside", sara))).isEqualTo(new Put.StillBusy("Omid", 3));
        assertThat(put(team("inside", omid))).isInstanceOf(Put.Changed.class);
    }

    @Test
    void a_team_with_open_handoffs_is_not_removed() {
        assertThat(put(team("inside", sara))).isInstanceOf(Put.Added.class);
        store.teams().open("inside", new OpenHandoffs(1, Map.of(sara, 3)));
        assertThat(registry.remove("inside", _ -> true)).isEqualTo(new Removal.StillBusy(4));

        store.teams().open("inside", OpenHandoffs.NONE);
        assertThat(registry.remove("inside", _ -> true)).isEqualTo(new Removal.Removed());
        assertThat(registry.remove("inside", _ -> true)).isEqualTo(new Removal.Unknown());
        assertThat(registry.team("inside")).isEmpty();
    }

    @Test
    void a_team_to_which_leads_are_handed_stays() {
        assertThat(put(team("inside", sara))).isInstanceOf(Put.Added.class);
        ByRule large = new ByRule("plants", 3, "large");
        handingTo.put("inside", large);
        handingTo.put("outside", large);

        assertThat(registry.remove("inside", _ -> true)).isEqualTo(new Removal.StillNamed(large));
        assertThat(registry.find("inside")).isPresent();
        assertThat(registry.remove("inside", _ -> false)).isEqualTo(new Removal.NotAsExpected());
        assertThat(registry.remove("outside", _ -> true)).isEqualTo(new Removal.Unknown());
        handingTo.clear();
        assertThat(registry.remove("inside", _ -> true)).isEqualTo(new Removal.Removed());
    }

    @Test
    void a_team_is_shown_with_the_names_of_its_reps() {
        assertThat(put(team("inside", sara, omid))).isInstanceOf(Put.Added.class);
        assertThat(store.people().leave(omid, NOW)).isTrue();

        Tree.Branch shown = registry.form(registry.find("inside").orElseThrow());

        assertThat(shown.at("reps")).contains(Written
                .tree("""
                        [{person: '%s', name: Sara, lead: true, here: true}, {person: '%s', name: Omid, lead: true, here: false}]"""
                        .formatted(sara, omid)));
        assertThat(shown.at("written")).contains(team("inside", sara, omid));
    }

    @Test
    void what_ends_at_midnight_ends_with_the_day_before() {
        assertThat(put(Written.tree("""
                {team: inside, hours: {time-zone: Asia/Tehran, week: {saturday: '00:00-24:00'}},
                 reps: [{person: '%s', lead: true}]}""".formatted(sara)))).isInstanceOf(Put.Added.class);

        Tree.Branch shown = PromiseForm.of(registry.team("inside").orElseThrow(),
                Instant.parse("2026-02-07T18:30:00Z"), new WorkingTime(Duration.ofHours(2)));

        assertThat(shown.at("ends-at")).contains(Tree.of("2026-02-07T20:30:00Z"));
        assertThat(shown.at("last-day")).contains(Written.tree(
                "{date: '2026-02-07', persian-date: '1404-11-18', hours: ['00:00-24:00']}"));
    }

    @Test
    void a_promise_is_shown_with_the_hours_of_its_first_and_last_day() {
        assertThat(put(team("inside", sara))).isInstanceOf(Put.Added.class);

        Tree.Branch shown = PromiseForm.of(registry.team("inside").orElseThrow(),
                Instant.parse("2026-02-07T12:00:00Z"), new WorkingTime(Duration.ofHours(2)));

        assertThat(shown).isEqualTo(Written.tree("""
                {team: inside, time-zone: Asia/Tehran, from: '2026-02-07T12:00:00Z', within: PT2H, at-work: true,
                 today: {date: '2026-02-07', persian-date: '1404-11-18', hours: ['08:00-16:30']},
                 ends-at: '2026-02-14T05:30:00Z',
                 last-day: {date: '2026-02-14', persian-date: '1404-11-25', hours: ['08:00-16:30']}}"""));
    }
}
