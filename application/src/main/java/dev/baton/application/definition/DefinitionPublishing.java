package dev.baton.application.definition;

import dev.baton.application.definition.Definitions.Heading;
import dev.baton.application.definition.Definitions.Status;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Review;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.definition.VersionComparison;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Rehearsal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes definitions and makes one of them judge. What was once proposed is not edited, and what was activated never changed. */
public final class DefinitionPublishing {
    private final Definitions definitions;
    private final InstantSource clock;

    /** Publishing among these definitions. */
    public DefinitionPublishing(Definitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** What came of writing or activating. */
    public sealed interface Outcome {
        /** It is kept so now. */
        record Kept(StoredDefinition definition) implements Outcome {}

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

    /** Checks a written form without keeping it, its scenarios included. */
    public Parsed<Definition> check(Tree written) {
        return Rehearsal.read(written);
    }

    /** Keeps a written form as a draft, under the next number of its key. In a draft scenarios may fail. */
    public Outcome draft(Tree written) {
        return switch (DefinitionReader.read(written)) {
            case Parsed.Valid<Definition>(Definition definition) -> new Outcome.Kept(
                    definitions.add(definition.key(), (Tree.Branch) written,
                            now()));
            case Parsed.Invalid<Definition>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    /** Keeps a written form as a draft where there is no definition at all, and tells whether that was so. */
    public Parsed<Boolean> draftFirst(Tree written) {
        return DefinitionReader.read(written).map(
                definition -> definitions.addFirst(definition.key(), (Tree.Branch) written, now()).isPresent());
    }

    /** Replaces what a draft says, whatever it says now; the key must stay. */
    public Outcome redraft(String key, int version, Tree written) {
        return redraft(key, version, _ -> true, written);
    }

    /** Replaces what a draft says if it is still as the caller expects; the key must stay. */
    public Outcome redraft(String key, int version, Predicate<StoredDefinition> expected, Tree written) {
        if (definitions.find(key, version).isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (DefinitionReader.read(written)) {
            case Parsed.Valid<Definition>(Definition definition) when !definition.key().equals(key) ->
                new Outcome.Refused(
                        List.of(Objection.of(Pointer.ROOT.to("definition"), Flaw.UNKNOWN_WORD, definition.key(), key)));
            case Parsed.Valid<Definition> _ ->
                definitions.replaceDraft(key, version, expected, (Tree.Branch) written)
                        ? kept(key, version)
                        : unchanged(key, version, expected);
            case Parsed.Invalid<Definition>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    /**
     * Makes a signed version judge from now on, and retires the one that did. Leads are judged by it as {@code Upkeep} comes by.
     * What the version says is read once more, since a release before this one may have kept it, and its scenarios must pass.
     */
    public Outcome activate(String key, int version) {
        return activate(key, version, _ -> true);
    }

    /** Makes a signed version judge from now on if it is still as the caller expects. */
    public Outcome activate(String key, int version, Predicate<StoredDefinition> expected) {
        return activate(key, version, expected, StageEffects.USUAL);
    }

    /** Makes a signed version judge from now on, with these effects on stages, if it is still as the caller expects. */
    public Outcome activate(String key, int version, Predicate<StoredDefinition> expected, StageEffects effects) {
        return activate(key, version, expected, Optional.empty(), effects);
    }

    /** Makes a version judge although signatures are missing; the waiver is shown wherever the version is. */
    public Outcome activateUnsigned(String key, int version, String reason, String by) {
        return activateUnsigned(key, version, _ -> true, reason, by, StageEffects.USUAL);
    }

    /** Makes a version judge although signatures are missing, if it is still as the caller expects. */
    public Outcome activateUnsigned(String key, int version, Predicate<StoredDefinition> expected, String reason,
            String by, StageEffects effects) {
        return activate(key, version, expected, Optional.of(new Waiver(reason, by, now())), effects);
    }

    private Outcome activate(String key, int version, Predicate<StoredDefinition> expected, Optional<Waiver> waiver,
            StageEffects effects) {
        Optional<StoredDefinition> stored = definitions.find(key, version);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (Rehearsal.read(stored.get().written())) {
            case Parsed.Valid<Definition> _ -> activate(stored.get(), expected, waiver, effects);
            case Parsed.Invalid<Definition>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    private Outcome activate(StoredDefinition read, Predicate<StoredDefinition> expected, Optional<Waiver> waiver,
            StageEffects effects) {
        if (!expected.test(read)) {
            return new Outcome.NotAsExpected();
        }
        Agreement agreement = read.agreement();
        if (!read.status().hasJudged() && !agreement.isComplete() && waiver.isEmpty()) {
            return new Outcome.Unsigned(agreement.missing());
        }
        return definitions.activate(read.key(), read.version(), now -> expected.test(now) && now.saysTheSame(read),
                waiver.filter(_ -> !agreement.isComplete()), effects, now())
                        ? kept(read.key(), read.version())
                        : notActivated(read, expected, waiver, effects);
    }

    /** A draft that was edited while its scenarios were played is played again. */
    private Outcome notActivated(StoredDefinition read, Predicate<StoredDefinition> expected, Optional<Waiver> waiver,
            StageEffects effects) {
        Optional<StoredDefinition> now = definitions.find(read.key(), read.version());
        return now.filter(expected).filter(stored -> !stored.saysTheSame(read))
                .map(stored -> activate(stored.key(), stored.version(), expected, waiver, effects))
                .or(() -> now.map(StoredDefinition::status).filter(Status::hasJudged).map(Outcome.JudgedAlready::new))
                .orElseGet(Outcome.NotAsExpected::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Outcome unchanged(String key, int version, Predicate<StoredDefinition> expected) {
        return definitions.find(key, version)
                .<Outcome>map(now -> expected.test(now)
                        ? new Outcome.NoDraft(now.status())
                        : new Outcome.NotAsExpected())
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome kept(String key, int version) {
        return definitions.find(key, version).<Outcome>map(Outcome.Kept::new).orElseGet(Outcome.Unknown::new);
    }

    /** One version. */
    public Optional<StoredDefinition> find(String key, int version) {
        return definitions.find(key, version);
    }

    /** In what the second of two versions differs from the first; empty if one of them is not there. */
    public Optional<List<VersionChange>> compare(String key, int version, int with) {
        return definitions.find(key, version).flatMap(before -> definitions.find(key, with)
                .map(after -> VersionComparison.between(before.written(), after.written())));
    }

    /** All versions, without what they say. */
    public List<Heading> list() {
        return definitions.list();
    }

    /** A version that judges, and when the teams look at it again. */
    public record Reviewed(JudgedBy version, Review review) {}

    /** The reviews of what judges, as they stand today in the definition's zone. */
    public List<Reviewed> reviews() {
        return definitions.active().flatMap(active -> definitions.find(active.definition(), active.version())
                .flatMap(stored -> DefinitionReader
                        .read(stored.written()) instanceof Parsed.Valid<Definition>(Definition definition)
                                ? Optional.of(new Reviewed(active, Review.of(definition.reviewBy(),
                                        LocalDate.ofInstant(clock.instant(), definition.zone()))))
                                : Optional.empty()))
                .stream().toList();
    }

    private static Tree.Branch form(Signature signature) {
        return Tree.branch().with("person", signature.person().toString()).with("name", signature.name())
                .with("team", signature.team().code()).with("at", signature.at().toString()).done();
    }

    private static Tree.Branch form(Waiver waiver) {
        return Tree.branch().with("reason", waiver.reason()).with("by", waiver.by())
                .with("at", waiver.at().toString()).done();
    }

    /** A version as it is shown. */
    public static Tree.Branch form(StoredDefinition stored) {
        return writer(stored.heading()).with("written", stored.written()).done();
    }

    /** A version as it is shown in a list. */
    public static Tree.Branch form(Heading heading) {
        return writer(heading).done();
    }

    private static BranchWriter writer(Heading heading) {
        BranchWriter shown = Tree.branch().with("definition", heading.key()).with("version", heading.version())
                .with("status", heading.status().code()).with("created-at", heading.createdAt().toString())
                .with("proposed-at", heading.agreement().proposedAt().map(Object::toString))
                .with("signatures", heading.agreement().signatures(), DefinitionPublishing::form)
                .with("activated-at", heading.activatedAt().map(Object::toString))
                .with("retired-at", heading.retiredAt().map(Object::toString));
        return heading.agreement().waiver().map(waiver -> shown.with("unsigned", form(waiver))).orElse(shown);
    }
}
