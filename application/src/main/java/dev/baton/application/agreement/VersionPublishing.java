package dev.baton.application.agreement;

import dev.baton.application.agreement.Versions.Heading;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Review;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes documents of one kind and makes one of them the active one. What was once proposed is not edited, and what was
 * activated never changed.
 */
public abstract class VersionPublishing {
    private final Versions versions;
    private final AgreedDocument document;
    private final InstantSource clock;

    /** Publishing among these versions of such documents. */
    protected VersionPublishing(Versions versions, AgreedDocument document, InstantSource clock) {
        this.versions = versions;
        this.document = document;
        this.clock = clock;
    }

    /** What came of writing or activating. */
    public sealed interface Outcome {
        /** It is kept so now. */
        record Kept(StoredVersion version) implements Outcome {}

        /** The written form is wrong. */
        record Refused(List<Objection> objections) implements Outcome {
            public Refused {
                objections = List.copyOf(objections);
            }
        }

        /** There is no such version. */
        record Unknown() implements Outcome {}

        /** These teams have not signed. */
        record Unsigned(List<Team> missing) implements Outcome {
            public Unsigned {
                missing = List.copyOf(missing);
            }
        }

        /** The version is not as the caller expects: somebody has changed it meanwhile. */
        record NotAsExpected() implements Outcome {}

        /** The version is no draft any more. */
        record NoDraft(Status status) implements Outcome {}

        /** It judges now, or did once: what is retired comes back as a new version. */
        record JudgedAlready(Status status) implements Outcome {}
    }

    /** An active version, and when the teams look at it again. */
    public record Reviewed(String key, int version, Review review) {}

    /** The reviews of what is active, as they stand today. */
    public abstract List<Reviewed> reviews();

    /** How these versions are proposed and signed. */
    public final VersionSigning signing() {
        return new VersionSigning(versions, document, clock);
    }

    /** How these versions are shown. */
    public final VersionForm form() {
        return new VersionForm(document.name());
    }

    /** Keeps a written form as a draft, under the next number of its key. */
    public final Outcome draft(Tree written) {
        return switch (document.draft().apply(written)) {
            case Parsed.Valid<String>(String key) -> new Outcome.Kept(versions.add(key, (Tree.Branch) written, now()));
            case Parsed.Invalid<String>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    /** Keeps a written form as a draft where there is nothing at all, and tells whether that was so. */
    public final Parsed<Boolean> draftFirst(Tree written) {
        return document.draft().apply(written)
                .map(key -> versions.addFirst(key, (Tree.Branch) written, now()).isPresent());
    }

    /** Replaces what a draft says, whatever it says now; the key must stay. */
    public final Outcome redraft(String key, int version, Tree written) {
        return redraft(key, version, _ -> true, written);
    }

    /** Replaces what a draft says if it is still as the caller expects; the key must stay. */
    public final Outcome redraft(String key, int version, Predicate<StoredVersion> expected, Tree written) {
        if (versions.find(key, version).isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (document.draft().apply(written)) {
            case Parsed.Valid<String>(String named) when !named.equals(key) -> new Outcome.Refused(
                    List.of(Objection.of(Pointer.ROOT.to(document.name()), Flaw.UNKNOWN_WORD, named, key)));
            case Parsed.Valid<String> _ -> versions.replaceDraft(key, version, expected, (Tree.Branch) written)
                    ? kept(key, version)
                    : unchanged(key, version, expected);
            case Parsed.Invalid<String>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    /**
     * A version that may become the active one.
     *
     * @param expected how it must still be then
     * @param waiver   why signatures may be missing, if they are
     */
    protected record Activation(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            Instant at) {}

    /**
     * Makes a version the active one if it is still as the caller expects, signed or waived, and nothing is wrong with it. What it
     * says is read once more, since a release before this one may have kept it.
     *
     * @param how activates it in one transaction, if it is still as expected
     */
    protected final Outcome activate(String key, int version, Predicate<StoredVersion> expected,
            Optional<Waiver> waiver, Predicate<Activation> how) {
        return versions.find(key, version).map(stored -> {
            List<Objection> objections = document.activation().apply(stored.written());
            return objections.isEmpty()
                    ? activate(stored, expected, waiver, how)
                    : new Outcome.Refused(objections);
        }).orElseGet(Outcome.Unknown::new);
    }

    private Outcome activate(StoredVersion read, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            Predicate<Activation> how) {
        if (!expected.test(read)) {
            return new Outcome.NotAsExpected();
        }
        Agreement agreement = read.agreement();
        if (!read.status().hasJudged() && !agreement.isComplete() && waiver.isEmpty()) {
            return new Outcome.Unsigned(agreement.missing());
        }
        return how.test(new Activation(read.key(), read.version(), now -> expected.test(now) && now.saysTheSame(read),
                waiver.filter(_ -> !agreement.isComplete()), now()))
                        ? kept(read.key(), read.version())
                        : notActivated(read, expected, waiver, how);
    }

    /** A draft that was edited while it was read is read again. */
    private Outcome notActivated(StoredVersion read, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            Predicate<Activation> how) {
        Optional<StoredVersion> now = versions.find(read.key(), read.version());
        return now.filter(expected).filter(stored -> !stored.saysTheSame(read))
                .map(stored -> activate(stored.key(), stored.version(), expected, waiver, how))
                .or(() -> now.map(StoredVersion::status).filter(Status::hasJudged).map(Outcome.JudgedAlready::new))
                .orElseGet(Outcome.NotAsExpected::new);
    }

    /** Why a version may be active although signatures are missing, as of now. */
    protected final Optional<Waiver> waiver(String reason, String by) {
        return Optional.of(new Waiver(reason, by, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Outcome unchanged(String key, int version, Predicate<StoredVersion> expected) {
        return versions.find(key, version)
                .<Outcome>map(now -> expected.test(now)
                        ? new Outcome.NoDraft(now.status())
                        : new Outcome.NotAsExpected())
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome kept(String key, int version) {
        return versions.find(key, version).<Outcome>map(Outcome.Kept::new).orElseGet(Outcome.Unknown::new);
    }

    /** One version. */
    public final Optional<StoredVersion> find(String key, int version) {
        return versions.find(key, version);
    }

    /** In what the second of two versions differs from the first; empty if one of them is not there. */
    public final Optional<List<VersionChange>> compare(String key, int version, int with) {
        return versions.find(key, version).flatMap(before -> versions.find(key, with)
                .map(after -> document.comparison().apply(before.written(), after.written())));
    }

    /** All versions, without what they say. */
    public final List<Heading> list() {
        return versions.list();
    }
}
