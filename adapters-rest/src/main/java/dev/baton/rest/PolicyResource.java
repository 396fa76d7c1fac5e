package dev.baton.rest;

import dev.baton.application.message.Messages;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.policy.HandoffPolicy;
import java.util.List;
import java.util.Map;

/** Handoff policies: drafts, and the one version by which leads are handed over. */
final class PolicyResource {
    private final Messages messages = new Messages();
    private final PolicyPublishing policies;
    private final VersionResource versions;

    PolicyResource(PolicyPublishing policies) {
        this.policies = policies;
        this.versions = new VersionResource("/v1/policies", Fault.NO_SUCH_POLICY, policies, this::remarks);
    }

    /** What policies share with other documents on which two teams agree. */
    VersionResource versions() {
        return versions;
    }

    private Map<String, Tree> remarks(Tree written, Language language) {
        return Map.of("warnings", new Tree.Listing(policies.warnings(written).stream()
                .map(each -> RemarkForm.of(each, messages, language)).toList()));
    }

    /** Checks a written form. */
    Reply validate(Exchange exchange) {
        return versions.validated(exchange,
                policies.check(exchange.body()) instanceof Parsed.Invalid<HandoffPolicy>(List<Objection> objections)
                        ? objections
                        : List.of());
    }

    /** Hands over by a signed version; an administrator may do without signatures, for a reason. */
    Reply activate(Exchange exchange) {
        return Activation.of(exchange.body(), Activation::policy,
                activation -> versions.named(exchange, (key, version) -> versions.waiving(exchange,
                        activation.unsigned(),
                        waived -> versions.reply(waived
                                .map(by -> policies.activateUnsigned(key, version, versions.seen(exchange),
                                        by.reason(), by.by()))
                                .orElseGet(() -> policies.activate(key, version, versions.seen(exchange)))))));
    }
}
