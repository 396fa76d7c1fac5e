package dev.baton.application.team;

import dev.baton.application.access.Caller;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.Role;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.team.Absence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells Baton when reps are away. Everybody says so for himself, whoever leads a team for its reps, sales operations and
 * administrators for all.
 */
public final class Absences {
    private static final Duration LONGEST = Duration.ofDays(2 * 366);
    private static final Set<Role> FOR_ALL = Set.of(Role.SALES_OPS, Role.ADMIN);
    private final Teams teams;
    private final TeamRegistry registry;
    private final PeopleRegistry people;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** The absences of these people. */
    public Absences(Teams teams, TeamRegistry registry, PeopleRegistry people, InstantSource clock,
            Supplier<UUID> ids) {
        this.teams = teams;
        this.registry = registry;
        this.people = people;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of announcing an absence. */
    public sealed interface Announcement {
        /** The person is away then. */
        record Announced(Absence absence) implements Announcement {}

        /** All that is wrong. */
        record Refused(List<Objection> objections) implements Announcement {}

        /** The person is away at some of that time already. */
        record AwayAlready(Absence other) implements Announcement {}

        /** Who asks may not say that of this person. */
        record NotTheirs() implements Announcement {}
    }

    /** What became of ending an absence. */
    public sealed interface Ending {
        /** The person is back, or never goes. */
        record Ended() implements Ending {}

        /** It was over before. */
        record OverAlready(Absence absence) implements Ending {}

        /** Who asks may not say that of this person. */
        record NotTheirs() implements Ending {}

        /** No absence has this id. */
        record Unknown() implements Ending {}
    }

    private record Wish(UUID person, Instant from, Instant until) {}

    /**
     * Announces an absence: {@code {person, from, until}}; without a person that of who asks, without {@code from} from now
     * on.
     */
    public Announcement announce(Tree written, Optional<Caller> by) {
        return switch (Reading.<Wish>of(reading -> wish(reading, written, by))) {
            case Parsed.Valid<Wish>(Wish wish) ->
                may(by, wish.person()) ? announce(wish) : new Announcement.NotTheirs();
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Announcement.Refused(objections);
        };
    }

    private Announcement announce(Wish wish) {
        Absence absence = new Absence(ids.get(), wish.person(), wish.from(), wish.until());
        return teams.announce(absence)
                ? new Announcement.Announced(absence)
                : teams.absences(wish.from()).stream().filter(other -> other.person().equals(wish.person()))
                        .filter(absence::overlaps).findFirst().<Announcement>map(Announcement.AwayAlready::new)
                        .orElseGet(() -> announce(wish));
    }

    private Optional<Wish> wish(Reading reading, Tree written, Optional<Caller> by) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        Optional<UUID> person = fields.required("person", fields.has("person")
                ? people.under(fields, "person").map(Person::id)
                : by.flatMap(Caller::person).map(Person::id));
        Instant now = now();
        Instant from = fields.instant("from").orElse(now);
        Optional<Instant> until = fields.required("until", fields.instant("until"));
        until.filter(end -> !end.isAfter(from) || !end.isAfter(now) || end.isAfter(from.plus(LONGEST))).ifPresent(
                end -> fields.object("until", Flaw.OUT_OF_RANGE, end, from.isAfter(now) ? from : now,
                        from.plus(LONGEST)));
        fields.finish();
        return person.flatMap(who -> until.filter(from::isBefore).map(end -> new Wish(who, from, end)));
    }

    /** Lets a person be back from now on; what has not begun is called off. */
    public Ending end(UUID id, Optional<Caller> by) {
        Instant now = now();
        return teams.absence(id).<Ending>map(absence -> !may(by, absence.person())
                ? new Ending.NotTheirs()
                : teams.end(id, now) ? new Ending.Ended() : new Ending.OverAlready(absence))
                .orElseGet(Ending.Unknown::new);
    }

    private boolean may(Optional<Caller> by, UUID person) {
        Optional<UUID> asks = by.flatMap(Caller::person).map(Person::id);
        return by.map(Caller::role).filter(FOR_ALL::contains).isPresent()
                || asks.filter(who -> who.equals(person) || registry.leads(who, person)).isPresent();
    }

    /** The absences that are not over, by when they begin. */
    public List<Absence> list() {
        return teams.absences(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** An absence as it is shown. */
    public Tree.Branch form(Absence absence) {
        return Tree.branch().with("id", absence.id().toString()).with("person", absence.person().toString())
                .with("name", registry.name(absence.person()))
                .with("from", absence.from().toString()).with("until", absence.until().toString()).done();
    }
}
