package dev.baton.rest;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request was not carried out, before it is put into words.
 *
 * @param details    what the sentence names, in the order in which the catalogues number them
 * @param objections everything that is wrong with the body or the query
 * @param headers    what HTTP wants beside the body: {@code Allow}, {@code Retry-After}, {@code WWW-Authenticate}
 * @param more       what programs want to know of this kind of problem
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
record Problem(Fault fault, List<Detail> details, List<Objection> objections, Map<String, String> headers,
        Tree.Branch more) {
    Problem(Fault fault, List<Detail> details, List<Objection> objections, Map<String, String> headers) {
        this(fault, details, objections, headers, Tree.branch().done());
    }

    static Problem of(Fault fault, Object... details) {
        return new Problem(fault, List.of(details).stream().map(Detail::of).toList(), List.of(), Map.of());
    }

    static Problem content(List<Objection> objections) {
        return new Problem(Fault.CONTENT, List.of(), objections, Map.of());
    }

    static Problem notParsed(List<Objection> objections) {
        return new Problem(Fault.NOT_PARSED, List.of(), objections, Map.of());
    }

    static Problem query(List<Objection> objections) {
        return new Problem(Fault.QUERY, List.of(), objections, Map.of());
    }

    static Problem platform(Objection objection, Optional<Duration> retryAfter) {
        Problem failed = new Problem(Fault.PLATFORM, List.of(), List.of(objection), Map.of());
        return retryAfter.map(failed::later).orElse(failed);
    }

    static Problem busy(Duration retryAfter) {
        return of(Fault.CROWDED).later(retryAfter);
    }

    static Problem full(Duration retryAfter) {
        return of(Fault.NO_ROOM).later(retryAfter);
    }

    static Problem unavailable(Duration retryAfter) {
        return of(Fault.NO_DATABASE).later(retryAfter);
    }

    /** With the wish to be asked again after a time, in whole seconds and at least one. */
    Problem later(Duration retryAfter) {
        return with("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
    }

    /** With one header. */
    Problem with(String header, String value) {
        return new Problem(fault, details, objections, Map.of(header, value), more);
    }

    /** With fields of its own, for programs. */
    Problem telling(Tree.Branch fields) {
        return new Problem(fault, details, objections, headers, fields);
    }
}
