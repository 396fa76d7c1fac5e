package dev.baton.application.definition;

import dev.baton.application.agreement.AgreedDocument;
import dev.baton.application.agreement.VersionPublishing;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Review;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.VersionComparison;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.definition.Warnings;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.qualification.Rehearsal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes definitions and makes one of them judge. In a draft scenarios may fail; in what is proposed or activated they pass. */
public final class DefinitionPublishing extends VersionPublishing {
    private static final AgreedDocument DEFINITION = new AgreedDocument("definition",
            written -> DefinitionReader.read(written).map(Definition::key), DefinitionPublishing::objections,
            DefinitionPublishing::objections, VersionComparison::ofDefinitions);
    private final Definitions definitions;
    private final InstantSource clock;

    /** Publishing among these definitions. */
    public DefinitionPublishing(Definitions definitions, InstantSource clock) {
        super(definitions, DEFINITION, clock);
        this.definitions = definitions;
        this.clock = clock;
    }

    private static List<Objection> objections(Tree written) {
        return Rehearsal.read(written) instanceof Parsed.Invalid<Definition>(List<Objection> objections)
                ? objections
                : List.of();
    }

    /** What a definition says that can never come true, or not any more. */
    public List<Warning> warnings(Definition definition) {
        return Stream.concat(Warnings.of(definition).stream(),
                Warning.overdue(definition.reviewBy(), today(definition)).stream()).toList();
    }

    private LocalDate today(Definition definition) {
        return LocalDate.ofInstant(clock.instant(), definition.zone());
    }

    /** Checks a written form without keeping it, its scenarios included. */
    public Parsed<Definition> check(Tree written) {
        return Rehearsal.read(written);
    }

    /**
     * Makes a signed version judge from now on, and retires the one that did. Leads are judged by it as {@code Upkeep} comes by.
     */
    public Outcome activate(String key, int version) {
        return activate(key, version, _ -> true);
    }

    /** Makes a signed version judge from now on if it is still as the caller expects. */
    public Outcome activate(String key, int version, Predicate<StoredVersion> expected) {
        return activate(key, version, expected, StageEffects.USUAL);
    }

    /** Makes a signed version judge from now on, with these effects on stages, if it is still as the caller expects. */
    public Outcome activate(String key, int version, Predicate<StoredVersion> expected, StageEffects effects) {
        return activate(key, version, expected, Optional.empty(), effects);
    }

    /** Makes a version judge although signatures are missing; the waiver is shown wherever the version is. */
    public Outcome activateUnsigned(String key, int version, String reason, String by) {
        return activateUnsigned(key, version, _ -> true, reason, by, StageEffects.USUAL);
    }

    /** Makes a version judge although signatures are missing, if it is still as the caller expects. */
    public Outcome activateUnsigned(String key, int version, Predicate<StoredVersion> expected, String reason,
            String by, StageEffects effects) {
        return activate(key, version, expected, waiver(reason, by), effects);
    }

    private Outcome activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            StageEffects effects) {
        return activate(key, version, expected, waiver, how -> definitions.activate(how.key(), how.version(),
                how.expected(), how.waiver(), effects, how.at()));
    }

    /** The review of what judges, as it stands today in the definition's zone. */
    @Override
    public List<Reviewed> reviews() {
        return definitions.active().flatMap(active -> definitions.find(active.definition(), active.version())
                .flatMap(stored -> DefinitionReader
                        .read(stored.written()) instanceof Parsed.Valid<Definition>(Definition definition)
                                ? Optional.of(new Reviewed(stored.key(), stored.version(),
                                        Review.of(definition.reviewBy(), today(definition))))
                                : Optional.empty()))
                .stream().toList();
    }
}
