package dev.baton.rest;

import dev.baton.application.access.Role;
import dev.baton.application.definition.DefinitionPublishing.Outcome;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Definitions.Status;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Definitions: drafts, and the one version that judges. */
final class DefinitionResource {
    private static final int LONGEST_REASON = 500;
    private final DefinitionPublishing definitions;

    DefinitionResource(DefinitionPublishing definitions) {
        this.definitions = definitions;
    }

    /** All versions, without what they say. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch()
                .with("items", definitions.list(), heading -> DefinitionPublishing.form(heading)).done());
    }

    /** Keeps a written form as a new draft. */
    Reply draft(Exchange exchange) {
        return outcome(definitions.draft(exchange.body()), true);
    }

    /** Checks a written form. */
    Reply validate(Exchange exchange) {
        return switch (definitions.check(exchange.body())) {
            case Parsed.Valid<Definition> _ -> Reply.ok(Tree.branch().with("valid", true).done());
            case Parsed.Invalid<Definition>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    /** One version: in JSON with its status, in YAML only what it says, to be edited and sent back. */
    Reply get(Exchange exchange) {
        return named(exchange, (key, version) -> definitions.find(key, version)
                .map(stored -> exchange.wantsYaml() ? yaml(stored) : whole(stored))
                .orElseGet(DefinitionResource::none));
    }

    private static Reply yaml(StoredDefinition stored) {
        return new Reply.Written(200, "application/yaml",
                Yaml.write(stored.written()).getBytes(StandardCharsets.UTF_8), tag(stored).header());
    }

    static Reply whole(StoredDefinition stored) {
        return new Reply.Said(200, DefinitionPublishing.form(stored), tag(stored).header());
    }

    private static EntityTag tag(StoredDefinition stored) {
        return EntityTag.of(DefinitionPublishing.form(stored));
    }

    /** What the caller has seen, as he says; who says nothing takes it as it is. */
    static Predicate<StoredDefinition> seen(Exchange exchange) {
        return exchange.header("If-Match")
                .<Predicate<StoredDefinition>>map(tags -> stored -> tag(stored).isNamedBy(tags))
                .orElse(_ -> true);
    }

    /** Replaces what a draft says; only who says what he has seen may, since he would overwrite what another wrote meanwhile. */
    Reply redraft(Exchange exchange) {
        return exchange.header("If-Match").isEmpty() ? Reply.refused(Fault.UNSEEN) : redraftSeen(exchange);
    }

    private Reply redraftSeen(Exchange exchange) {
        return named(exchange,
                (key, version) -> outcome(definitions.redraft(key, version, seen(exchange), exchange.body()), false));
    }

    /** Makes a signed version judge; an administrator may do without signatures, for a reason. */
    Reply activate(Exchange exchange) {
        return switch (Reading.<Optional<String>>of(reading -> Optional.of(waived(reading, exchange.body())))) {
            case Parsed.Valid<Optional<String>>(Optional<String> reason) ->
                named(exchange, (key, version) -> activate(exchange, key, version, reason));
            case Parsed.Invalid<Optional<String>>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    /** For what reason signatures may be missing: {@code {unsigned: true, reason}}. */
    private static Optional<String> waived(Reading reading, Tree body) {
        if (body instanceof Tree.Blank) {
            return Optional.empty();
        }
        Fields fields = reading.fields(body, Pointer.ROOT);
        Optional<String> reason = fields.text("reason", LONGEST_REASON);
        boolean unsigned = fields.flag("unsigned").orElse(false);
        if (unsigned) {
            fields.needs("reason");
        }
        fields.finish();
        return reason.filter(_ -> unsigned);
    }

    private Reply activate(Exchange exchange, String key, int version, Optional<String> reason) {
        return reason.map(why -> exchange.key().filter(by -> by.role() == Role.ADMIN)
                .map(by -> outcome(definitions.activateUnsigned(key, version, seen(exchange), why,
                        by.answering()), false))
                .orElseGet(() -> Reply.refused(Fault.WAIVER)))
                .orElseGet(() -> outcome(definitions.activate(key, version, seen(exchange)), false));
    }

    static Reply named(Exchange exchange, BiFunction<String, Integer, Reply> then) {
        String key = exchange.path("key");
        return number(exchange.path("version")).filter(_ -> key.codePoints().noneMatch(Texts::isForbidden))
                .map(version -> then.apply(key, version)).orElseGet(DefinitionResource::none);
    }

    private static Optional<Integer> number(String written) {
        return written.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(written)) : Optional.empty();
    }

    private static Reply outcome(Outcome outcome, boolean created) {
        return switch (outcome) {
            case Outcome.Kept(StoredDefinition stored) -> created
                    ? new Reply.Said(201, DefinitionPublishing.form(stored), Map.of("ETag", tag(stored).word(),
                            "Location", "/v1/definitions/" + stored.key() + "/" + stored.version()))
                    : whole(stored);
            case Outcome.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Outcome.Unknown _ -> none();
            case Outcome.Unsigned(List<Team> missing) ->
                Reply.refused(Fault.UNSIGNED, SigningResource.named(missing));
            case Outcome.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
            case Outcome.NoDraft(Status status) -> Reply.refused(Fault.NO_DRAFT, status.code());
        };
    }

    private static Reply none() {
        return Reply.refused(Fault.NO_SUCH_DEFINITION);
    }
}
