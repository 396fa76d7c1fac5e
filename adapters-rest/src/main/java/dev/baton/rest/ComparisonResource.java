package dev.baton.rest;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.message.Messages;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;

/** In what two versions of a definition differ, in sentences. */
final class ComparisonResource {
    private static final int MOST_VERSIONS = 999_999_999;
    private final Messages messages = new Messages();
    private final DefinitionPublishing definitions;

    ComparisonResource(DefinitionPublishing definitions) {
        this.definitions = definitions;
    }

    /** What changes from one version to another. */
    Reply compare(Exchange exchange) {
        Optional<Integer> with = exchange.query().whole("with", 1, MOST_VERSIONS);
        if (exchange.query().text("with").isEmpty()) {
            exchange.query().object("with", Flaw.MISSING);
        }
        return exchange.query().refusal().orElseGet(() -> DefinitionResource.named(exchange,
                (key, version) -> with.flatMap(other -> definitions.compare(key, version, other)
                        .map(changes -> Reply.ok(form(key, version, other, changes, exchange.language()))))
                        .orElseGet(() -> Reply.refused(Fault.NO_SUCH_DEFINITION))));
    }

    private Tree form(String key, int version, int with, List<VersionChange> changes, Language language) {
        return Tree.branch().with("definition", key).with("version", version).with("with", with)
                .with("changes", changes, change -> Tree.branch()
                        .with("pointer", Texts.safe(change.place().text())).with("kind", change.kind().code())
                        .with("message", messages.of(change, language.code())).done())
                .done();
    }
}
