package dev.baton.application.definition;

import dev.baton.application.definition.Definitions.Status;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.agreement.Agreement.Signing;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How two teams come to stand behind a version: it is proposed, and from then on never edited; one person of marketing and
 * another of sales sign it; until it judges it can be withdrawn, and is a draft again.
 */
public final class DefinitionSigning {
    private final Definitions definitions;
    private final InstantSource clock;

    /** Signing among these definitions. */
    public DefinitionSigning(Definitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It stands so now. */
        record Kept(StoredDefinition definition) implements Outcome {}

        /** There is no such version. */
        record Unknown() implements Outcome {}

        /** Only a draft can be proposed. */
        record NoDraft(Status status) implements Outcome {}

        /** Only a proposed version can be signed. */
        record NotProposed(Status status) implements Outcome {}

        /** Only a version that was proposed and never judged can be withdrawn. */
        record NotWithdrawable(Status status) implements Outcome {}

        /** Nobody answers for the signature. */
        record Nobodys() implements Outcome {}

        /** The person speaks for neither of the two teams. */
        record OtherTeam(Person person) implements Outcome {}

        /** Somebody else signed for the person's team. */
        record TeamSigned(Signature signature) implements Outcome {}

        /** The person signed for the other team. */
        record SamePerson(Signature signature) implements Outcome {}
    }

    /** Proposes a draft. */
    public Outcome propose(String key, int version) {
        boolean proposed = definitions.propose(key, version, now());
        return definitions.find(key, version)
                .<Outcome>map(stored -> proposed
                        ? new Outcome.Kept(stored)
                        : new Outcome.NoDraft(stored.status()))
                .orElseGet(Outcome.Unknown::new);
    }

    /** Lets a person sign, if there is one. To sign again what one has signed changes nothing. */
    public Outcome sign(String key, int version, Optional<Person> person) {
        Optional<Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = attempt(key, version, person);
        }
        return outcome.get();
    }

    /** Empty if somebody else was quicker, so that it must be looked at again. */
    private Optional<Outcome> attempt(String key, int version, Optional<Person> person) {
        return definitions.find(key, version)
                .map(stored -> person.map(by -> sign(stored, by)).orElse(Optional.of(new Outcome.Nobodys())))
                .orElseGet(() -> Optional.of(new Outcome.Unknown()));
    }

    private Optional<Outcome> sign(StoredDefinition stored, Person person) {
        Optional<Instant> proposedAt = stored.agreement().proposedAt().filter(_ -> stored.status().isOffered());
        if (proposedAt.isEmpty()) {
            return Optional.of(new Outcome.NotProposed(stored.status()));
        }
        return switch (stored.agreement().sign(person, now())) {
            case Signing.Signed(Signature signature) ->
                definitions.sign(stored.key(), stored.version(), proposedAt.get(), signature)
                        ? definitions.find(stored.key(), stored.version()).map(Outcome.Kept::new)
                        : Optional.empty();
            case Signing.SignedBefore _ -> Optional.of(new Outcome.Kept(stored));
            case Signing.OtherTeam(Person other) -> Optional.of(new Outcome.OtherTeam(other));
            case Signing.TeamSigned(Signature signature) -> Optional.of(new Outcome.TeamSigned(signature));
            case Signing.SamePerson(Signature signature) -> Optional.of(new Outcome.SamePerson(signature));
        };
    }

    /** Makes a draft again of what was proposed; its signatures are gone. */
    public Outcome withdraw(String key, int version) {
        boolean withdrawn = definitions.withdraw(key, version);
        return definitions.find(key, version)
                .<Outcome>map(stored -> withdrawn
                        ? new Outcome.Kept(stored)
                        : new Outcome.NotWithdrawable(stored.status()))
                .orElseGet(Outcome.Unknown::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
