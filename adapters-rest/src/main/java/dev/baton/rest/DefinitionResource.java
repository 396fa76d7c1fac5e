package dev.baton.rest;

import dev.baton.application.access.Role;
import dev.baton.application.definition.DefinitionPublishing.Outcome;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.DefinitionPublishing.Reviewed;
import dev.baton.application.definition.Definitions.Heading;
import dev.baton.application.definition.Definitions.Status;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.application.message.Messages;
import dev.baton.domain.agreement.Team;
import dev.baton.application.lead.ScoreForm;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.Scenario;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.definition.Warnings;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Rehearsal;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Definitions: drafts, and the one version that judges. */
final class DefinitionResource {
    private final Messages messages = new Messages();
    private final DefinitionPublishing definitions;

    DefinitionResource(DefinitionPublishing definitions) {
        this.definitions = definitions;
    }

    /** All versions, without what they say. */
    Reply list(Exchange exchange) {
        List<Reviewed> reviews = definitions.reviews();
        return Reply.ok(Tree.branch()
                .with("items", definitions.list(), heading -> listed(heading, reviews)).done());
    }

    private static Tree listed(Heading heading, List<Reviewed> reviews) {
        return reviews.stream().filter(each -> each.version().equals(new JudgedBy(heading.key(), heading.version())))
                .findFirst().map(each -> with(DefinitionPublishing.form(heading), "review",
                        ReviewResource.form(each.review())))
                .orElseGet(() -> DefinitionPublishing.form(heading));
    }

    /** Keeps a written form as a new draft. */
    Reply draft(Exchange exchange) {
        return doubted(outcome(definitions.draft(exchange.body()), true), exchange);
    }

    /** Checks a written form. */
    Reply validate(Exchange exchange) {
        return switch (definitions.check(exchange.body())) {
            case Parsed.Valid<Definition>(Definition definition) -> Reply.ok(Tree.branch().with("valid", true)
                    .with("warnings", warnings(definition, exchange.language()))
                    .with("scenarios", scenarios(definition, exchange.language())).done());
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
                (key, version) -> doubted(
                        outcome(definitions.redraft(key, version, seen(exchange), exchange.body()), false), exchange));
    }

    /** The answer to who writes a definition says what in it can never come true, and how its scenarios come out. */
    private Reply doubted(Reply reply, Exchange exchange) {
        return reply instanceof Reply.Said(int status, Tree body, Map<String, String> headers)
                && DefinitionReader.read(exchange.body()) instanceof Parsed.Valid<Definition>(Definition definition)
                        ? new Reply.Said(status,
                                with(with((Tree.Branch) body, "warnings", warnings(definition, exchange.language())),
                                        "scenarios", scenarios(definition, exchange.language())),
                                headers)
                        : reply;
    }

    private Tree warnings(Definition definition, Language language) {
        return new Tree.Listing(Warnings.of(definition).stream().map(each -> form(each, language)).toList());
    }

    private Tree scenarios(Definition definition, Language language) {
        return new Tree.Listing(Rehearsal.of(definition).stream().map(each -> form(each, language)).toList());
    }

    private Tree form(Rehearsal played, Language language) {
        Scenario scenario = played.scenario();
        return Tree.branch().with("scenario", scenario.id())
                .with("title", scenario.title().in(language.code(), scenario.id()))
                .with("passes", played.passes()).with("stage", played.stage().name())
                .with("score", ScoreForm.score(played.score()))
                .with("failures", played.failures(), each -> form(each, language)).done();
    }

    private Tree form(Objection objection, Language language) {
        return Tree.branch().with("pointer", Texts.safe(objection.place().text()))
                .with("code", objection.flaw().code())
                .with("message", messages.of(objection, language.code())).done();
    }

    private Tree form(Warning warning, Language language) {
        return Tree.branch().with("pointer", Texts.safe(warning.place().text())).with("code", warning.doubt().code())
                .with("message", messages.of(warning, language.code())).done();
    }

    /** Makes a signed version judge; an administrator may do without signatures, for a reason. */
    Reply activate(Exchange exchange) {
        return switch (Reading.of(reading -> Optional.of(Activation.read(reading, exchange.body())))) {
            case Parsed.Valid<Activation>(Activation activation) ->
                named(exchange, (key, version) -> activate(exchange, key, version, activation));
            case Parsed.Invalid<Activation>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    private Reply activate(Exchange exchange, String key, int version, Activation activation) {
        return activation.unsigned().map(why -> exchange.caller().filter(by -> by.role() == Role.ADMIN)
                .map(by -> activated(definitions.activateUnsigned(key, version, seen(exchange), why,
                        by.answering(), activation.effects())))
                .orElseGet(() -> Reply.refused(Fault.WAIVER)))
                .orElseGet(() -> activated(definitions.activate(key, version, seen(exchange), activation.effects())));
    }

    /** The answer says where to look how far the leads are. */
    private static Reply activated(Outcome outcome) {
        return outcome instanceof Outcome.Kept(StoredDefinition stored)
                && whole(stored) instanceof Reply.Said(int status, Tree body, Map<String, String> headers)
                        ? new Reply.Said(status, with((Tree.Branch) body, "operation",
                                Tree.of(RescoringResource.path(stored.key(), stored.version()))), headers)
                        : outcome(outcome, false);
    }

    private static Tree.Branch with(Tree.Branch body, String name, Tree value) {
        Map<String, Tree> entries = new LinkedHashMap<>(body.entries());
        entries.put(name, value);
        return new Tree.Branch(entries);
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
            case Outcome.JudgedAlready(Status status) -> Reply.refused(Fault.JUDGED_ALREADY, status.code());
        };
    }

    private static Reply none() {
        return Reply.refused(Fault.NO_SUCH_DEFINITION);
    }
}
