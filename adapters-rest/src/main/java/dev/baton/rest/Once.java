package dev.baton.rest;

import dev.baton.application.repeat.Answers.Name;
import dev.baton.application.repeat.Repeats;
import dev.baton.application.repeat.Repeats.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Carries an operation out once for each {@code Idempotency-Key} of a caller. A request without one goes straight on.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the header</a>
 */
record Once(Handling operation, Repeats repeats) implements Handling {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Optional<Reply> beforeBody(Exchange exchange) {
        return exchange.isNamedTwice() || exchange.name().filter(name -> !KEY.matcher(name.key()).matches()).isPresent()
                ? Optional.of(Reply.refused(Fault.IDEMPOTENCY_KEY))
                : operation.beforeBody(exchange);
    }

    @Override
    public Reply reply(Exchange exchange) {
        return exchange.name().map(name -> once(exchange, name)).orElseGet(() -> operation.reply(exchange));
    }

    private Reply once(Exchange exchange, Name name) {
        Seal seal = new Seal(exchange.secret(), name, exchange.asked());
        Handling ready = operation.prepared(exchange);
        return switch (repeats.once(name, exchange.asked(), () -> ready.reply(exchange), seal::closed)) {
            case Outcome.Done<Reply>(Reply reply) -> reply;
            case Outcome.Repeated<Reply>(byte[] sealed) ->
                seal.opened(sealed).orElseGet(() -> Reply.refused(Fault.SEALED));
            case Outcome.Another<Reply> _ -> Reply.refused(Fault.ANOTHER_REQUEST);
            case Outcome.Running<Reply> _ -> new Reply.Refused(Problem.of(Fault.RUNNING).later(SOON));
        };
    }
}
