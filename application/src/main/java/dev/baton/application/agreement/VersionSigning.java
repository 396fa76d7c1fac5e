package dev.baton.application.agreement;

import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Agreement.Signing;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.form.Objection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How two teams come to stand behind a version: it is proposed, and from then on never edited; one person of marketing and
 * another of sales sign it; until it judges it can be withdrawn, and is a draft again.
 */
public final class VersionSigning {
    private final Versions versions;
    private final AgreedDocument document;
    private final InstantSource clock;

    /** Signing among these versions of such documents. */
    public VersionSigning(Versions versions, AgreedDocument document, InstantSource clock) {
        this.versions = versions;
        this.document = document;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It stands so now. */
        record Kept(StoredVersion version) implements Outcome {}

        /** There is no such version. */
        record Unknown() implements Outcome {}

        /** What the draft says is wrong. */
        record Refused(List<Objection> objections) implements Outcome {
            public Refused {
                objections = List.copyOf(objections);
            }
        }

        /** Only a draft can be proposed. */
        record NoDraft(Status status) implements Outcome {}

        /** Only a proposed version can be signed. */
        record NotProposed(Status status) implements Outcome {}

        /** Only a version that was proposed and never judged can be withdrawn. */
        record NotWithdrawable(Status status) implements Outcome {}

        /** The version is not as the caller expects: somebody has changed or signed it meanwhile. */
        record NotAsExpected() implements Outcome {}

        /** Another proposal lies before the teams now than the one that was read. */
        record OtherProposal(Instant proposedAt) implements Outcome {}

        /** Nobody answers for the signature. */
        record Nobodys() implements Outcome {}

        /** The person speaks for neither of the two teams. */
        record OtherTeam(Person person) implements Outcome {}

        /** Somebody else signed for the person's team. */
        record TeamSigned(Signature signature) implements Outcome {}

        /** The person signed for the other team. */
        record SamePerson(Signature signature) implements Outcome {}
    }

    /** Proposes a draft, whatever it says now. */
    public Outcome propose(String key, int version) {
        return propose(key, version, _ -> true);
    }

    /** Proposes a draft if it is still as the caller expects, and if nothing is wrong with it. */
    public Outcome propose(String key, int version, Predicate<StoredVersion> expected) {
        Optional<StoredVersion> read = versions.find(key, version);
        List<Objection> objections = read
                .filter(stored -> stored.status() == Status.DRAFT && expected.test(stored))
                .map(stored -> document.proposal().apply(stored.written())).orElse(List.of());
        if (!objections.isEmpty()) {
            return new Outcome.Refused(objections);
        }
        Predicate<StoredVersion> asRead = now -> expected.test(now) && read.filter(now::saysTheSame).isPresent();
        Outcome outcome = changed(key, version, versions.propose(key, version, asRead, now()), asRead,
                Outcome.NoDraft::new);
        return outcome instanceof Outcome.NotAsExpected && isAs(expected, key, version)
                ? propose(key, version, expected)
                : outcome;
    }

    /** What is laid before the teams is what was read: a draft that was edited meanwhile is read again. */
    private boolean isAs(Predicate<StoredVersion> expected, String key, int version) {
        return versions.find(key, version).filter(expected).isPresent();
    }

    private Outcome changed(String key, int version, boolean changed, Predicate<StoredVersion> expected,
            Function<Status, Outcome> otherwise) {
        return versions.find(key, version)
                .map(stored -> changed
                        ? new Outcome.Kept(stored)
                        : expected.test(stored) ? otherwise.apply(stored.status()) : new Outcome.NotAsExpected())
                .orElseGet(Outcome.Unknown::new);
    }

    /** Lets a person sign, if there is one, whatever is proposed now. To sign again what one has signed changes nothing. */
    public Outcome sign(String key, int version, Optional<Person> person) {
        return sign(key, version, _ -> true, Optional.empty(), person);
    }

    /**
     * Lets a person sign if the version is still as he expects.
     *
     * @param proposedAt the proposal that he has read, if he says so: what was withdrawn, edited and proposed again is another
     */
    public Outcome sign(String key, int version, Predicate<StoredVersion> expected, Optional<Instant> proposedAt,
            Optional<Person> person) {
        Optional<Outcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = versions.find(key, version)
                    .map(stored -> attempt(stored, expected, proposedAt, person))
                    .orElseGet(() -> Optional.of(new Outcome.Unknown()));
        }
        return outcome.get();
    }

    /** Empty if somebody else was quicker, so that it must be looked at again. */
    private Optional<Outcome> attempt(StoredVersion stored, Predicate<StoredVersion> expected,
            Optional<Instant> proposedAt, Optional<Person> person) {
        if (!expected.test(stored)) {
            return Optional.of(new Outcome.NotAsExpected());
        }
        Optional<Instant> present = stored.agreement().proposedAt();
        if (proposedAt.isPresent() && present.isPresent() && !present.equals(proposedAt)) {
            return Optional.of(new Outcome.OtherProposal(present.get()));
        }
        return person.map(by -> sign(stored, by)).orElse(Optional.of(new Outcome.Nobodys()));
    }

    private Optional<Outcome> sign(StoredVersion stored, Person person) {
        Optional<Instant> proposedAt = stored.agreement().proposedAt().filter(_ -> stored.status().isOffered());
        if (proposedAt.isEmpty()) {
            return Optional.of(new Outcome.NotProposed(stored.status()));
        }
        return switch (stored.agreement().sign(person, now())) {
            case Signing.Signed(Signature signature) ->
                versions.sign(stored.key(), stored.version(), proposedAt.get(), signature)
                        ? versions.find(stored.key(), stored.version()).map(Outcome.Kept::new)
                        : Optional.empty();
            case Signing.SignedBefore _ -> Optional.of(new Outcome.Kept(stored));
            case Signing.OtherTeam(Person other) -> Optional.of(new Outcome.OtherTeam(other));
            case Signing.TeamSigned(Signature signature) -> Optional.of(new Outcome.TeamSigned(signature));
            case Signing.SamePerson(Signature signature) -> Optional.of(new Outcome.SamePerson(signature));
        };
    }

    /** Makes a draft again of what was proposed; its signatures are gone. */
    public Outcome withdraw(String key, int version) {
        return withdraw(key, version, _ -> true);
    }

    /** Makes a draft again of what was proposed if it is still as the caller expects. */
    public Outcome withdraw(String key, int version, Predicate<StoredVersion> expected) {
        boolean withdrawn = versions.withdraw(key, version, expected);
        return changed(key, version, withdrawn, expected, Outcome.NotWithdrawable::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
