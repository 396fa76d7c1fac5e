package dev.baton.rest;

import dev.baton.domain.form.Tree;
import java.util.Map;

/** What an operation answers, before it becomes bytes. */
sealed interface Reply {

    /** A tree, written as JSON. */
    record Said(int status, Tree body, Map<String, String> headers) implements Reply {}

    /** Bytes as they are. */
    record Written(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {
        Written(int status, String contentType, byte[] body) {
            this(status, contentType, body, Map.of());
        }
    }

    /** 204. */
    record Nothing(Map<String, String> headers) implements Reply {
        Nothing() {
            this(Map.of());
        }
    }

    /** A problem. */
    record Refused(Problem problem) implements Reply {}

    static Reply ok(Tree body) {
        return said(200, body);
    }

    static Reply said(int status, Tree body) {
        return new Said(status, body, Map.of());
    }

    static Reply created(String location, Tree body) {
        return new Said(201, body, Map.of("Location", location));
    }

    static Reply refused(Fault fault, Object... details) {
        return new Refused(Problem.of(fault, details));
    }
}
