package dev.baton.rest;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A POST that another adapter answers, from the bytes as they came: {@code /hooks/{platform}/{feed}}. No API key is asked
 * for; whoever answers authenticates the bytes himself.
 *
 * @param path    with names in braces for what varies
 * @param mayCome looks at what can be seen before the body is read, and refuses what no body can make right; empty if the
 *                body is wanted. It is asked for everybody's request, so it should be quick
 * @param answers gives the answer
 */
public record RawRoute(String path, Function<Head, Optional<Outcome>> mayCome, Function<Delivery, Outcome> answers) {

    /**
     * What comes before the body.
     *
     * @param path   the value of a name in the path
     * @param header the first header of a name, in any case
     */
    public record Head(Function<String, String> path, Function<String, Optional<String>> header) {}

    /**
     * What came.
     *
     * @param head      what came before the body
     * @param body      the body, at most 4 MiB
     * @param requestId by which the log knows this request
     */
    public record Delivery(Head head, byte[] body, String requestId) {}

    /** What became of it. */
    public sealed interface Outcome {
        /** 200 with a body. */
        record Done(Tree body) implements Outcome {}

        /** 401: the signature does not fit, or there is none. */
        record Unauthorized() implements Outcome {}

        /** 404: nobody takes deliveries at this path. */
        record NotFound() implements Outcome {}

        /** 400: the bytes are genuine, and nothing can be read from them. */
        record Malformed(List<Objection> objections) implements Outcome {
            public Malformed {
                objections = List.copyOf(objections);
            }
        }

        /** 503: too much at once. */
        record Busy(Duration retryAfter) implements Outcome {}

        /** 503: nothing can be stored now. */
        record Unavailable(Duration retryAfter) implements Outcome {}

        /** 503: there is no room to store anything. */
        record Full(Duration retryAfter) implements Outcome {}
    }
}
