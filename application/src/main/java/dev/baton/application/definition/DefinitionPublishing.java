package dev.baton.application.definition;

import dev.baton.application.definition.Definitions.Status;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

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

        /** The version is no draft any more. */
        record NoDraft(Status status) implements Outcome {}
    }

    /** Checks a written form without keeping it. */
    public Parsed<Definition> check(Tree written) {
        return DefinitionReader.read(written);
    }

    /** Keeps a written form as a draft, under the next number of its key. */
    public Outcome draft(Tree written) {
        return switch (DefinitionReader.read(written)) {
            case Parsed.Valid<Definition>(Definition definition) -> new Outcome.Kept(
                    definitions.add(definition.key(), (Tree.Branch) written,
                            now()));
            case Parsed.Invalid<Definition>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    /** Replaces what a draft says; the key must stay. */
    public Outcome redraft(String key, int version, Tree written) {
        Optional<StoredDefinition> stored = definitions.find(key, version);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (DefinitionReader.read(written)) {
            case Parsed.Valid<Definition>(Definition definition) when !definition.key().equals(key) ->
                new Outcome.Refused(
                        List.of(Objection.of(Pointer.ROOT.to("definition"), Flaw.UNKNOWN_WORD, definition.key(), key)));
            case Parsed.Valid<Definition> _ -> definitions.replaceDraft(key, version, (Tree.Branch) written)
                    ? kept(key, version)
                    : new Outcome.NoDraft(stored.get().status());
            case Parsed.Invalid<Definition>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    /**
     * Makes a signed version judge from now on, and retires the one that did. Leads are judged by it as {@code Upkeep} comes by.
     * What the version says is read once more: a release before this one may have kept it.
     */
    public Outcome activate(String key, int version) {
        return activate(key, version, Optional.empty());
    }

    /** Makes a version judge although signatures are missing; the waiver is shown wherever the version is. */
    public Outcome activateUnsigned(String key, int version, String reason, String by) {
        return activate(key, version, Optional.of(new Waiver(reason, by, now())));
    }

    private Outcome activate(String key, int version, Optional<Waiver> waiver) {
        Optional<StoredDefinition> stored = definitions.find(key, version);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (DefinitionReader.read(stored.get().written())) {
            case Parsed.Valid<Definition> _ -> activate(stored.get(), waiver);
            case Parsed.Invalid<Definition>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    private Outcome activate(StoredDefinition stored, Optional<Waiver> waiver) {
        Agreement agreement = stored.agreement();
        if (!stored.status().hasJudged() && !agreement.isComplete() && waiver.isEmpty()) {
            return new Outcome.Unsigned(agreement.missing());
        }
        return definitions.activate(stored.key(), stored.version(), waiver.filter(_ -> !agreement.isComplete()), now())
                ? kept(stored.key(), stored.version())
                : new Outcome.NoDraft(stored.status());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Outcome kept(String key, int version) {
        return definitions.find(key, version).<Outcome>map(Outcome.Kept::new).orElseGet(Outcome.Unknown::new);
    }

    /** One version. */
    public Optional<StoredDefinition> find(String key, int version) {
        return definitions.find(key, version);
    }

    /** All versions. */
    public List<StoredDefinition> list() {
        return definitions.list();
    }

    private static Tree.Branch form(Signature signature) {
        return Tree.branch().with("person", signature.person().toString()).with("name", signature.name())
                .with("team", signature.team().code()).with("at", signature.at().toString()).done();
    }

    private static Tree.Branch form(Waiver waiver) {
        return Tree.branch().with("reason", waiver.reason()).with("by", waiver.by())
                .with("at", waiver.at().toString()).done();
    }

    /** A version as it is shown; what it says is left out of lists. */
    public static Tree.Branch form(StoredDefinition stored, boolean whole) {
        var shown = Tree.branch().with("definition", stored.key()).with("version", stored.version())
                .with("status", stored.status().code()).with("created-at", stored.createdAt().toString())
                .with("proposed-at", stored.agreement().proposedAt().map(Object::toString))
                .with("signatures", stored.agreement().signatures(), DefinitionPublishing::form)
                .with("activated-at", stored.activatedAt().map(Object::toString))
                .with("retired-at", stored.retiredAt().map(Object::toString));
        var writer = stored.agreement().waiver().map(waiver -> shown.with("unsigned", form(waiver))).orElse(shown);
        return (whole ? writer.with("written", stored.written()) : writer).done();
    }
}
