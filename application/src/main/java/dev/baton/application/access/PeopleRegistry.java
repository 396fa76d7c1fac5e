package dev.baton.application.access;

import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
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
    private static final Map<String, Team> TEAMS = new LinkedHashMap<>();
    static {
        Arrays.stream(Team.values()).forEach(team -> TEAMS.put(team.code(), team));
    }
    private final People people;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** The registry of these people. */
    public PeopleRegistry(People people, InstantSource clock, Supplier<UUID> ids) {
        this.people = people;
        this.clock = clock;
        this.ids = ids;
    }

    private record Wish(String name, Team team, Optional<String> email) {}

    /** Adds a person: {@code {name, team, email}}, the address if it is known. */
    public Parsed<Person> add(Tree written) {
        return switch (Reading.<Wish>of(reading -> wish(reading, written))) {
            case Parsed.Valid<Wish>(Wish wish) -> add(wish);
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Parsed.Invalid<>(objections);
        };
    }

    private Parsed<Person> add(Wish wish) {
        Person person = new Person(ids.get(), wish.name(), wish.team(), wish.email(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return people.add(person)
                ? new Parsed.Valid<>(person)
                : Parsed.refused(Pointer.ROOT.to("email"), Flaw.DUPLICATE, wish.email().orElse(""));
    }

    private static Optional<Wish> wish(Reading reading, Tree written) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        Optional<String> name = fields.required("name", Names.shown(fields, "name", LONGEST_NAME));
        Optional<Team> team = fields.required("team", fields.word("team", TEAMS));
        Optional<String> email = fields.text("email").flatMap(address -> email(fields, address));
        fields.finish();
        return name.flatMap(called -> team.map(ours -> new Wish(called, ours, email)));
    }

    private static Optional<String> email(Fields fields, String address) {
        Optional<String> canonical = IdentityKey.email(address).map(IdentityKey::canonical);
        if (canonical.isEmpty()) {
            fields.object("email", Flaw.MALFORMED, address, "sara@example.com");
        }
        return canonical;
    }

    /** All people, oldest first. */
    public List<Person> list() {
        return people.list();
    }

    /** The person whose id stands under a field; objects if there is none, and names those who are there. */
    public Optional<Person> under(Fields fields, String name) {
        return fields.text(name, 100).flatMap(written -> {
            Optional<Person> person = id(written).flatMap(people::find);
            if (person.isEmpty()) {
                fields.object(name, Flaw.UNKNOWN_REFERENCE, written, people.list().stream()
                        .map(each -> each.id() + " (" + each.name() + ")").collect(Collectors.joining(", ")));
            }
            return person;
        });
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A person as shown. */
    public static Tree.Branch form(Person person) {
        return Tree.branch().with("id", person.id().toString()).with("name", person.name())
                .with("team", person.team().code()).with("email", person.email())
                .with("created-at", person.createdAt().toString()).done();
    }
}
