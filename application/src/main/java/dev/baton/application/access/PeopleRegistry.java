package dev.baton.application.access;

import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells Baton who works with it. A person is named where somebody answers for something: keys may belong to people, and what
 * two teams agree on is signed by people.
 */
public final class PeopleRegistry {
    private static final int LONGEST_NAME = 100;
    /** As long as OpenID Connect lets it be. */
    private static final int LONGEST_SUBJECT = 255;
    private static final Map<String, Team> TEAMS = new LinkedHashMap<>();
    static {
        Arrays.stream(Team.values()).forEach(team -> TEAMS.put(team.code(), team));
    }
    private final People people;
    private final Access access;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** The registry of these people, who may have keys. */
    public PeopleRegistry(People people, Access access, InstantSource clock, Supplier<UUID> ids) {
        this.people = people;
        this.access = access;
        this.clock = clock;
        this.ids = ids;
    }

    private record Wish(String name, Team team, Optional<String> email, Optional<Role> role,
            Optional<String> subject) {

        Colleague of(UUID id, Instant since) {
            return new Colleague(new Person(id, name, team, email, since), role, subject, Optional.empty());
        }
    }

    /** What became of changing a person. */
    public sealed interface Change {
        /** The person as known from now on. */
        record Changed(Colleague colleague) implements Change {}

        /** All that is wrong. */
        record Refused(List<Objection> objections) implements Change {}

        /** Who asks would shut himself out: somebody else has to change that. */
        record Oneself() implements Change {}

        /** Nobody here has this id. */
        record Nobody() implements Change {}
    }

    /**
     * Adds a person: {@code {name, team, email, role, subject}}; the last three if the address is known, if the person signs in
     * with tokens, and if the issuer of the tokens does not tell the address.
     */
    public Parsed<Colleague> add(Tree written) {
        return switch (Reading.<Wish>of(reading -> wish(reading, written))) {
            case Parsed.Valid<Wish>(Wish wish) -> {
                Colleague added = wish.of(ids.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                yield people.add(added) ? new Parsed.Valid<>(added) : new Parsed.Invalid<>(taken(added));
            }
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Parsed.Invalid<>(objections);
        };
    }

    /**
     * Puts anew what is known of a person, in the form in which people are added. What was signed before stays as it is.
     * Nobody changes his own role, or how he comes in himself: somebody who can do it is left.
     *
     * @param by who asks; somebody with a key is nobody in particular
     */
    public Change change(UUID id, Tree written, Optional<Caller> by) {
        boolean oneself = by.filter(caller -> caller.id().equals(id)).isPresent();
        return people.find(id).filter(Colleague::isHere).map(before -> change(before, written, oneself))
                .orElseGet(Change.Nobody::new);
    }

    private Change change(Colleague before, Tree written, boolean oneself) {
        return switch (Reading.<Wish>of(reading -> wish(reading, written))) {
            case Parsed.Valid<Wish>(Wish wish) -> {
                Colleague after = wish.of(before.person().id(), before.person().createdAt());
                yield oneself && !after.comesInLike(before) ? new Change.Oneself() : changed(after);
            }
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Change.Refused(objections);
        };
    }

    private Change changed(Colleague after) {
        return people.change(after) ? new Change.Changed(after) : new Change.Refused(taken(after));
    }

    /** Lets a person go: no key and no token of the person opens anything any more. @return false if nobody here has this id */
    public boolean remove(UUID id) {
        boolean left = people.leave(id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (left) {
            access.revokeAllOf(id);
        }
        return left;
    }

    private List<Objection> taken(Colleague wanted) {
        boolean address = wanted.person().email().isPresent() && people.list().stream()
                .anyMatch(other -> other.isHere() && !other.person().id().equals(wanted.person().id())
                        && other.person().email().equals(wanted.person().email()));
        return List.of(address
                ? Objection.of(Pointer.ROOT.to("email"), Flaw.DUPLICATE, wanted.person().email().orElse(""))
                : Objection.of(Pointer.ROOT.to("subject"), Flaw.DUPLICATE, wanted.subject().orElse("")));
    }

    private static Optional<Wish> wish(Reading reading, Tree written) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        Optional<String> name = fields.required("name", Names.shown(fields, "name", LONGEST_NAME));
        Optional<Team> team = fields.required("team", fields.word("team", TEAMS));
        Optional<String> email = fields.text("email").flatMap(address -> email(fields, address));
        Optional<Role> role = fields.word("role", Role.WORDS);
        Optional<String> subject = fields.text("subject", LONGEST_SUBJECT);
        fields.finish();
        return name.flatMap(called -> team.map(ours -> new Wish(called, ours, email, role, subject)));
    }

    private static Optional<String> email(Fields fields, String address) {
        Optional<String> canonical = IdentityKey.email(address).map(IdentityKey::canonical);
        if (canonical.isEmpty()) {
            fields.object("email", Flaw.MALFORMED, address, "sara@example.com");
        }
        return canonical;
    }

    /** All people, oldest first, those who are gone too. */
    public List<Colleague> list() {
        return people.list();
    }

    /** The person here whose id stands under a field; objects if there is none, and names those who are there. */
    public Optional<Person> under(Fields fields, String name) {
        return fields.text(name, 100).flatMap(written -> {
            Optional<Person> person = Names.uuid(written).flatMap(people::find).filter(Colleague::isHere)
                    .map(Colleague::person);
            if (person.isEmpty()) {
                fields.object(name, Flaw.UNKNOWN_REFERENCE, written, people.list().stream()
                        .filter(Colleague::isHere).map(Colleague::person)
                        .map(each -> each.id() + " (" + each.name() + ")").collect(Collectors.joining(", ")));
            }
            return person;
        });
    }

    /** A person as shown where somebody answers for something. */
    public static Tree.Branch form(Person person) {
        return written(person).done();
    }

    /** A person as shown among people. */
    public static Tree.Branch form(Colleague colleague) {
        return written(colleague.person()).with("role", colleague.role().map(Role::code))
                .with("subject", colleague.subject()).with("left-at", colleague.leftAt().map(Instant::toString)).done();
    }

    private static BranchWriter written(Person person) {
        return Tree.branch().with("id", person.id().toString()).with("name", person.name())
                .with("team", person.team().code()).with("email", person.email())
                .with("created-at", person.createdAt().toString());
    }
}
