package dev.baton.rest;

import dev.baton.domain.form.Tree;
import dev.baton.rest.RawRoute.Delivery;
import dev.baton.rest.RawRoute.Head;
import dev.baton.rest.RawRoute.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets another adapter answer, and says in HTTP what came of it. */
record RawHandling(RawRoute raw) implements Handling {

    /** Where it answers: a POST for anyone. */
    static Route route(RawRoute raw) {
        return new Route(Method.POST, raw.path(), Set.of(), BodyShape.RAW, List.of());
    }

    @Override
    public Optional<Reply> beforeBody(Exchange exchange) {
        return raw.mayCome().apply(new Head(exchange::path, exchange::header)).map(RawHandling::reply);
    }

    @Override
    public Reply reply(Exchange exchange) {
        Head head = new Head(exchange::path, exchange::header);
        return reply(raw.answers().apply(new Delivery(head, exchange.bytes(), exchange.id())));
    }

    private static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Tree body) -> Reply.ok(body);
            case Outcome.Unauthorized _ ->
                new Reply.Refused(Problem.of(Fault.WRONG_SIGNATURE).with("WWW-Authenticate", "Signature"));
            case Outcome.NotFound _ -> Reply.refused(Fault.NO_SUCH_FEED);
            case Outcome.Malformed(var objections) -> new Reply.Refused(Problem.notParsed(objections));
            case Outcome.Busy(Duration retryAfter) -> new Reply.Refused(Problem.busy(retryAfter));
            case Outcome.Unavailable(Duration retryAfter) -> new Reply.Refused(Problem.unavailable(retryAfter));
            case Outcome.Full(Duration retryAfter) -> new Reply.Refused(Problem.full(retryAfter));
        };
    }
}
