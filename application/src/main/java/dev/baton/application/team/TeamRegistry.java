package dev.baton.application.team;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.team.Teams.Standing;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import dev.baton.domain.team.SalesTeamReader;
import dev.baton.domain.worktime.PersianCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells Baton who sells: teams with their reps, working hours and reasons. What would leave open handoffs with nobody is
 * refused: they are handed to others first.
 */
public final class TeamRegistry {
    private final Teams teams;
    private final People people;
    private final PersianCalendar persian;
    private final Function<String, Optional<ByRule>> handingTo;
    private final DocumentChanges changes;
    private final InstantSource clock;
    private final Map<String, Understood> understood = new ConcurrentHashMap<>();

    /**
     * The registry of these teams, whose reps are of these people.
     *
     * @param handingTo the rule by which leads are handed to a team now
     * @param changes   by which no policy comes to name a team while it is removed
     */
    public TeamRegistry(Teams teams, People people, PersianCalendar persian,
            Function<String, Optional<ByRule>> handingTo, DocumentChanges changes, InstantSource clock) {
        this.teams = teams;
        this.people = people;
        this.persian = persian;
        this.handingTo = handingTo;
        this.changes = changes;
        this.clock = clock;
    }

    /** What a team says, as it was kept when it was read last. */
    private record Understood(StoredTeam stored, SalesTeam team) {}

    /** What became of putting a team. */
    public sealed interface Put {
        /** There was none of this key. */
        record Added(StoredTeam team) implements Put {}

        /** It stands in place of what was there. */
        record Changed(StoredTeam team) implements Put {}

        /** All that is wrong. */
        record Refused(List<Objection> objections) implements Put {}

        /** Somebody whom the team would lose has open handoffs; how many. */
        record StillBusy(String name, int open) implements Put {}

        /** It is not as who asks has seen it. */
        record NotAsExpected() implements Put {}
    }

    /** What became of removing a team. */
    public sealed interface Removal {
        /** It is gone. */
        record Removed() implements Removal {}

        /** It has open handoffs; how many. */
        record StillBusy(int open) implements Removal {}

        /** Leads are handed to it by this rule of the active policy. */
        record StillNamed(ByRule by) implements Removal {}

        /** It is not as who asks has seen it. */
        record NotAsExpected() implements Removal {}

        /** There is no team of this key. */
        record Unknown() implements Removal {}
    }

    /**
     * Adds a team, or puts another in its place; the document must name the same key.
     *
     * @param expected what who asks has seen
     */
    public Put put(String key, Tree written, Predicate<Optional<StoredTeam>> expected) {
        return switch (SalesTeamReader.read(written, persian)) {
            case Parsed.Valid<SalesTeam>(SalesTeam team) when !team.key().equals(key) -> new Put.Refused(
                    List.of(Objection.of(Pointer.ROOT.to("team"), Flaw.UNKNOWN_WORD, team.key(), key)));
            case Parsed.Valid<SalesTeam>(SalesTeam team) -> {
                List<Objection> strangers = strangers(team);
                yield strangers.isEmpty()
                        ? put(team, new StoredTeam(key, (Tree.Branch) written, now()), expected)
                        : new Put.Refused(strangers);
            }
            case Parsed.Invalid<SalesTeam>(List<Objection> objections) -> new Put.Refused(objections);
        };
    }

    private Put put(SalesTeam team, StoredTeam stored, Predicate<Optional<StoredTeam>> expected) {
        boolean added = teams.find(team.key()).isEmpty();
        boolean done = teams.put(stored, standing -> standing.team().isEmpty() == added
                && expected.test(standing.team()) && lost(standing, team).isEmpty());
        if (done) {
            return added ? new Put.Added(stored) : new Put.Changed(stored);
        }
        Optional<StoredTeam> now = teams.find(team.key());
        return Optional.of(new Standing(now, teams.openHandoffs(team.key()))).filter(each -> expected.test(now))
                .flatMap(standing -> lost(standing, team).stream().findFirst()
                        .<Put>map(person -> new Put.StillBusy(name(person), standing.open().of(person))))
                .orElseGet(Put.NotAsExpected::new);
    }

    /** Whom the team would lose although something is open with them. */
    private static List<UUID> lost(Standing standing, SalesTeam team) {
        return standing.open().with().keySet().stream().filter(person -> team.rep(person).isEmpty()).sorted().toList();
    }

    /** How a person is called who is here or was; the id of anybody else. */
    String name(UUID person) {
        return people.find(person).map(colleague -> colleague.person().name()).orElseGet(person::toString);
    }

    /**
     * Reps must be people who are here; for each who is not, those who are. Who was in the team already may stay in it although
     * he is gone: what he has accepted is still with him.
     */
    private List<Objection> strangers(SalesTeam team) {
        List<Colleague> here = people.list().stream().filter(Colleague::isHere).toList();
        Set<UUID> known = here.stream().map(each -> each.person().id()).collect(Collectors.toSet());
        team(team.key()).map(SalesTeam::reps).orElse(List.of()).forEach(rep -> known.add(rep.person()));
        List<Objection> strangers = new ArrayList<>();
        for (int i = 0; i < team.reps().size(); i++) {
            Rep rep = team.reps().get(i);
            if (!known.contains(rep.person())) {
                strangers.add(Objection.of(SalesTeamReader.place(i), Flaw.UNKNOWN_REFERENCE, rep.person(),
                        here.stream().map(each -> each.person().id() + " (" + each.person().name() + ")")
                                .collect(Collectors.joining(", "))));
            }
        }
        return strangers;
    }

    /** Removes a team that has nothing open and to which no lead is handed over. */
    public Removal remove(String key, Predicate<StoredTeam> expected) {
        return changes.alone(() -> removed(key, expected));
    }

    private Removal removed(String key, Predicate<StoredTeam> expected) {
        Optional<ByRule> by = handingTo.apply(key);
        if (teams.remove(key, standing -> standing.team().filter(expected).isPresent()
                && standing.open().count() == 0 && by.isEmpty())) {
            understood.remove(key);
            return new Removal.Removed();
        }
        return teams.find(key).map(now -> expected.test(now) ? kept(key, by) : new Removal.NotAsExpected())
                .orElseGet(Removal.Unknown::new);
    }

    private Removal kept(String key, Optional<ByRule> by) {
        int open = teams.openHandoffs(key).count();
        return open > 0
                ? new Removal.StillBusy(open)
                : by.<Removal>map(Removal.StillNamed::new).orElseGet(Removal.NotAsExpected::new);
    }

    /** All teams, by key. */
    public List<StoredTeam> list() {
        return teams.list();
    }

    /** The team of this key. */
    public Optional<StoredTeam> find(String key) {
        return teams.find(key);
    }

    /** What the team of this key says. */
    public Optional<SalesTeam> team(String key) {
        return teams.find(key).map(this::read);
    }

    /** The first team, by key, in which somebody is a rep. */
    public Optional<SalesTeam> of(UUID person) {
        return teams.list().stream().map(this::read).filter(team -> team.rep(person).isPresent()).findFirst();
    }

    /** What a team that is kept says; it is read anew only when it has changed. */
    public SalesTeam read(StoredTeam stored) {
        return understood.compute(stored.key(), (_, before) -> before != null && before.stored().equals(stored)
                ? before
                : new Understood(stored, understand(stored))).team();
    }

    private SalesTeam understand(StoredTeam stored) {
        return switch (SalesTeamReader.read(stored.written(), persian)) {
            case Parsed.Valid<SalesTeam>(SalesTeam team) -> team;
            case Parsed.Invalid<SalesTeam>(List<Objection> objections) ->
                throw new TeamUnreadable(stored.key(), objections);
        };
    }

    /** Those of some teams' reps who do not work here any more. */
    public Set<UUID> gone(Collection<SalesTeam> some) {
        Set<UUID> here = people.list().stream().filter(Colleague::isHere).map(each -> each.person().id())
                .collect(Collectors.toSet());
        return some.stream().flatMap(team -> team.reps().stream()).map(Rep::person)
                .filter(person -> !here.contains(person)).collect(Collectors.toSet());
    }

    /** Whether a person leads a team in which another is a rep. */
    public boolean leads(UUID person, UUID rep) {
        return teams.list().stream().map(this::read)
                .anyMatch(team -> team.isLedBy(person) && team.rep(rep).isPresent());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A team as it is shown: what was written, and the names of its reps. */
    public Tree.Branch form(StoredTeam stored) {
        return Tree.branch().with("team", stored.key()).with("changed-at", stored.changedAt().toString())
                .with("reps", read(stored).reps(), rep -> form(rep)).with("written", stored.written()).done();
    }

    private Tree.Branch form(Rep rep) {
        return Tree.branch().with("person", rep.person().toString()).with("name", name(rep.person()))
                .with("lead", rep.lead())
                .with("here", people.find(rep.person()).filter(Colleague::isHere).isPresent()).done();
    }
}
