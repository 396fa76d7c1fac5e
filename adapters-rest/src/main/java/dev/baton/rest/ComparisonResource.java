package dev.baton.rest;

import dev.baton.application.agreement.VersionPublishing;
import dev.baton.application.message.Messages;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;

/** In what two versions of a document differ, in sentences. */
final class ComparisonResource {
    private static final int MOST_VERSIONS = 999_999_999;
    private final Messages messages = new Messages();
    private final VersionResource versions;
    private final VersionPublishing publishing;

    ComparisonResource(VersionResource versions, VersionPublishing publishing) {
        this.versions = versions;
        this.publishing = publishing;
    }

    /** What changes from one version to another. */
    Reply compare(Exchange exchange) {
        Optional<Integer> with = exchange.query().whole("with", 1, MOST_VERSIONS);
        if (exchange.query().text("with").isEmpty()) {
            exchange.query().object("with", Flaw.MISSING);
        }
        return exchange.query().refusal().orElseGet(() -> versions.named(exchange,
                (key, version) -> with.flatMap(other -> publishing.compare(key, version, other)
                        .map(changes -> Reply.ok(form(key, version, other, changes, exchange.language()))))
                        .orElseGet(versions::nothing)));
    }

    private Tree form(String key, int version, int with, List<VersionChange> changes, Language language) {
        return Tree.branch().with(publishing.form().name(), key).with("version", version).with("with", with)
                .with("changes", changes, change -> Tree.branch()
                        .with("pointer", Texts.safe(change.place().text())).with("kind", change.kind().code())
                        .with("message", messages.of(change, language.code())).done())
                .done();
    }
}
