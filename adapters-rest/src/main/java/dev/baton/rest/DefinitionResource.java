package dev.baton.rest;

import dev.baton.application.agreement.VersionPublishing.Outcome;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.lead.ScoreForm;
import dev.baton.application.message.Messages;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.Scenario;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.qualification.Rehearsal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definitions: drafts, and the one version that judges. */
final class DefinitionResource {
    private final Messages messages = new Messages();
    private final DefinitionPublishing definitions;
    private final VersionResource versions;

    DefinitionResource(DefinitionPublishing definitions) {
        this.definitions = definitions;
        this.versions = new VersionResource("/v1/definitions", Fault.NO_SUCH_DEFINITION, definitions, this::remarks);
    }

    /** What definitions share with other documents on which two teams agree. */
    VersionResource versions() {
        return versions;
    }

    /** What in a definition can never come true, and how its scenarios come out. */
    private Map<String, Tree> remarks(Tree written, Language language) {
        Map<String, Tree> remarks = new LinkedHashMap<>();
        if (DefinitionReader.read(written) instanceof Parsed.Valid<Definition>(Definition definition)) {
            remarks.put("warnings", new Tree.Listing(definitions.warnings(definition).stream()
                    .map(each -> RemarkForm.of(each, messages, language)).toList()));
            remarks.put("scenarios", new Tree.Listing(Rehearsal.of(definition).stream()
                    .map(each -> form(each, language)).toList()));
        }
        return remarks;
    }

    private Tree form(Rehearsal played, Language language) {
        Scenario scenario = played.scenario();
        return Tree.branch().with("scenario", scenario.id())
                .with("title", scenario.title().in(language.code(), scenario.id()))
                .with("passes", played.passes()).with("stage", played.stage().name())
                .with("score", ScoreForm.score(played.score()))
                .with("failures", played.failures(), each -> RemarkForm.of(each, messages, language)).done();
    }

    /** Checks a written form. */
    Reply validate(Exchange exchange) {
        return versions.validated(exchange,
                definitions.check(exchange.body()) instanceof Parsed.Invalid<Definition>(List<Objection> objections)
                        ? objections
                        : List.of());
    }

    /** Makes a signed version judge; an administrator may do without signatures, for a reason. */
    Reply activate(Exchange exchange) {
        return Activation.of(exchange.body(), Activation::definition,
                activation -> versions.named(exchange, (key, version) -> versions.waiving(exchange,
                        activation.unsigned(),
                        waived -> activated(waived
                                .map(by -> definitions.activateUnsigned(key, version, versions.seen(exchange),
                                        by.reason(), by.by(), activation.effects()))
                                .orElseGet(() -> definitions.activate(key, version, versions.seen(exchange),
                                        activation.effects()))))));
    }

    /** The answer says where to look how far the leads are. */
    private Reply activated(Outcome outcome) {
        return outcome instanceof Outcome.Kept(StoredVersion stored)
                && versions.whole(stored) instanceof Reply.Said(int status, Tree body, Map<String, String> headers)
                        ? new Reply.Said(status, VersionResource.with((Tree.Branch) body, Map.of("operation",
                                Tree.of(RescoringResource.path(stored.key(), stored.version())))), headers)
                        : versions.reply(outcome);
    }
}
