package dev.baton.rest;

import dev.baton.application.access.Role;
import dev.baton.application.agreement.VersionForm;
import dev.baton.application.agreement.VersionPublishing.Outcome;
import dev.baton.application.agreement.VersionPublishing.Reviewed;
import dev.baton.application.agreement.VersionPublishing;
import dev.baton.application.agreement.Versions.Heading;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Documents of one kind on which two teams agree: drafts, and the one version that is active. */
final class VersionResource {
    private final String path;
    private final Fault none;
    private final VersionPublishing publishing;
    private final Remarks remarks;
    private final VersionForm form;

    /**
     * The versions at a path.
     *
     * @param none what is answered where there is no such version
     */
    VersionResource(String path, Fault none, VersionPublishing publishing, Remarks remarks) {
        this.path = path;
        this.none = none;
        this.publishing = publishing;
        this.remarks = remarks;
        this.form = publishing.form();
    }

    /** What is said to whoever writes a document, beside its mistakes. */
    interface Remarks {
        /** Remarks by name; none about what is wrong. */
        Map<String, Tree> about(Tree written, Language language);
    }

    /** All versions, without what they say. */
    Reply list(Exchange exchange) {
        List<Reviewed> reviews = publishing.reviews();
        return Reply.ok(Tree.branch().with("items", publishing.list(), heading -> listed(heading, reviews)).done());
    }

    private Tree listed(Heading heading, List<Reviewed> reviews) {
        return reviews.stream()
                .filter(each -> each.key().equals(heading.key()) && each.version() == heading.version()).findFirst()
                .map(each -> with(form.of(heading), Map.of("review", ReviewResource.form(each.review()))))
                .orElseGet(() -> form.of(heading));
    }

    /** Keeps a written form as a new draft. */
    Reply draft(Exchange exchange) {
        return remarked(switch (publishing.draft(exchange.body())) {
            case Outcome.Kept(StoredVersion stored) ->
                new Reply.Said(201, form.of(stored), Map.of("ETag", tag(stored).word(), "Location",
                        path + "/" + stored.key() + "/" + stored.version()));
            case Outcome other -> reply(other);
        }, exchange);
    }

    /** What came of checking a written form. */
    Reply validated(Exchange exchange, List<Objection> objections) {
        return objections.isEmpty()
                ? Reply.ok(with(Tree.branch().with("valid", true).done(),
                        remarks.about(exchange.body(), exchange.language())))
                : new Reply.Refused(Problem.content(objections));
    }

    /** The answer to who writes a document holds the remarks about it. */
    private Reply remarked(Reply reply, Exchange exchange) {
        return reply instanceof Reply.Said(int status, Tree body, Map<String, String> headers)
                ? new Reply.Said(status,
                        with((Tree.Branch) body, remarks.about(exchange.body(), exchange.language())), headers)
                : reply;
    }

    /** One version: in JSON with its status, in YAML only what it says, to be edited and sent back. */
    Reply get(Exchange exchange) {
        return named(exchange, (key, version) -> publishing.find(key, version)
                .map(stored -> exchange.wantsYaml() ? yaml(stored) : whole(stored))
                .orElseGet(this::nothing));
    }

    private Reply yaml(StoredVersion stored) {
        return new Reply.Written(200, "application/yaml",
                Yaml.write(stored.written()).getBytes(StandardCharsets.UTF_8), tag(stored).header());
    }

    Reply whole(StoredVersion stored) {
        return new Reply.Said(200, form.of(stored), tag(stored).header());
    }

    /** The same with what is doubted about it, for those who are about to agree on it. */
    Reply warned(StoredVersion stored, Language language) {
        Map<String, Tree> warnings = new LinkedHashMap<>(remarks.about(stored.written(), language));
        warnings.keySet().retainAll(Set.of("warnings"));
        return new Reply.Said(200, with(form.of(stored), warnings), tag(stored).header());
    }

    private EntityTag tag(StoredVersion stored) {
        return EntityTag.of(form.of(stored));
    }

    /** What the caller has seen, as he says; who says nothing takes it as it is. */
    Predicate<StoredVersion> seen(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        return stored -> seen.allows(tag(stored));
    }

    /** Replaces what a draft says; only who says what he has seen may, since he would overwrite what another wrote meanwhile. */
    Reply redraft(Exchange exchange) {
        return exchange.header("If-Match").isEmpty() ? Reply.refused(Fault.UNSEEN) : redraftSeen(exchange);
    }

    private Reply redraftSeen(Exchange exchange) {
        return named(exchange, (key, version) -> remarked(
                reply(publishing.redraft(key, version, seen(exchange), exchange.body())), exchange));
    }

    /** Who activates a version although signatures are missing, and why. */
    record Waived(String reason, String by) {}

    /** Goes on with who may do without signatures: an administrator may, for a reason. */
    Reply waiving(Exchange exchange, Optional<String> reason, Function<Optional<Waived>, Reply> then) {
        Optional<Waived> waived = reason.flatMap(why -> exchange.caller().filter(by -> by.role() == Role.ADMIN)
                .map(by -> new Waived(why, by.answering())));
        return reason.isPresent() && waived.isEmpty() ? Reply.refused(Fault.WAIVER) : then.apply(waived);
    }

    /** Goes on with the version that the path names; what cannot name one names none. */
    Reply named(Exchange exchange, BiFunction<String, Integer, Reply> then) {
        String key = exchange.path("key");
        return number(exchange.path("version")).filter(_ -> key.codePoints().noneMatch(Texts::isForbidden))
                .map(version -> then.apply(key, version)).orElseGet(this::nothing);
    }

    private static Optional<Integer> number(String written) {
        return written.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(written)) : Optional.empty();
    }

    /** The answer that tells what came of writing or activating. */
    Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(StoredVersion stored) -> whole(stored);
            case Outcome.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Outcome.Unknown _ -> nothing();
            case Outcome.Unsigned(List<Team> missing) ->
                Reply.refused(Fault.UNSIGNED, Terms.teams(missing));
            case Outcome.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
            case Outcome.NoDraft(Status status) -> Reply.refused(Fault.NO_DRAFT, Terms.of(status.code()));
            case Outcome.JudgedAlready(Status status) -> Reply.refused(Fault.JUDGED_ALREADY, Terms.of(status.code()));
        };
    }

    Reply nothing() {
        return Reply.refused(none);
    }

    static Tree.Branch with(Tree.Branch body, Map<String, Tree> more) {
        Map<String, Tree> entries = new LinkedHashMap<>(body.entries());
        entries.putAll(more);
        return new Tree.Branch(entries);
    }
}
