package dev.baton.rest;

import dev.baton.application.alerting.Dates;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.function.BiFunction;

/** Puts problems into words: the one place where a refusal becomes what a reader sees. */
final class Problems {
    /** The media type of problems. */
    static final String MEDIA_TYPE = "application/problem+json";
    private final BiFunction<Objection, Language, String> messages;
    private final Dates dates;

    /** With the sentences of the core for what can be wrong with a document, and dates as people read them. */
    Problems(BiFunction<Objection, Language, String> messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /** The body of an answer that refuses a request. */
    byte[] written(Problem problem, Language language, String requestId) {
        return Json.write(tree(problem, language, requestId));
    }

    private Tree tree(Problem problem, Language language, String requestId) {
        ProblemCode code = problem.fault().code();
        BranchWriter body = Tree.branch()
                .with("type", "/problems/" + code.code())
                .with("title", Sentences.title(code, language))
                .with("status", code.status())
                .with("detail", Sentences.detail(problem.fault(),
                        problem.details().stream().map(detail -> detail.in(language, dates)).toList(), language))
                .with("code", code.code())
                .with("request-id", requestId);
        for (var field : problem.more().entries().entrySet()) {
            body = body.with(field.getKey(), field.getValue());
        }
        return problem.objections().isEmpty()
                ? body.done()
                : body.with("errors", problem.objections(), code == ProblemCode.INVALID_QUERY
                        ? objection -> parameter(objection, language)
                        : objection -> error(objection, language)).done();
    }

    /** One thing that is wrong with a body. */
    Tree error(Objection objection, Language language) {
        return Tree.branch().with("pointer", Texts.safe(objection.place().text()))
                .with("code", objection.flaw().code())
                .with("message", messages.apply(objection, language)).done();
    }

    private Tree parameter(Objection objection, Language language) {
        return Tree.branch().with("parameter", name(objection))
                .with("code", objection.flaw().code())
                .with("message", messages.apply(objection, language)).done();
    }

    private static String name(Objection objection) {
        return Texts.safe(objection.place().text()).substring(1).replace("~1", "/").replace("~0", "~");
    }
}
