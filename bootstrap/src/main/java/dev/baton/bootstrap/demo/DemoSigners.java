package dev.baton.bootstrap.demo;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.agreement.VersionSigning;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.bootstrap.BatonServer;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people of the demonstration who work with Baton, all of them invented: they sign, and they sell. */
record DemoSigners(BatonServer server, DemoCheck check) {
    /** Who signs for marketing. */
    static final String MINA = "Mina Invented";
    /** Who signs for sales, and leads its team. */
    static final String SAM = "Sam Invented";

    /** Proposes a version if nobody has, and has both sign it. */
    void sign(VersionSigning signing, StoredVersion draft) {
        if (!draft.status().isOffered()) {
            kept(signing.propose(draft.key(), draft.version()), draft, "proposed");
        }
        for (Person person : List.of(person(MINA, Team.MARKETING), person(SAM, Team.SALES))) {
            kept(signing.sign(draft.key(), draft.version(), Optional.of(person)), draft, "signed");
        }
    }

    private void kept(VersionSigning.Outcome outcome, StoredVersion draft, String deed) {
        check.expect(outcome instanceof VersionSigning.Outcome.Kept, draft.key() + " was not " + deed);
    }

    /** Told once, and found again after a killed run. */
    Person person(String name, Team team) {
        PeopleRegistry people = server.conversation(PeopleRegistry.class);
        return people.list().stream().map(Colleague::person).filter(known -> known.name().equals(name)).findFirst()
                .orElseGet(() -> added(people, Tree.branch().with("name", name).with("team", team.code())
                        .with("email", name.toLowerCase(Locale.ROOT).replace(' ', '@') + ".example").done()));
    }

    private static Person added(PeopleRegistry people, Tree written) {
        return switch (people.add(written)) {
            case Parsed.Valid<Colleague>(Colleague colleague) -> colleague.person();
            case Parsed.Invalid<Colleague>(var objections) -> throw new IllegalStateException(objections.toString());
        };
    }
}
