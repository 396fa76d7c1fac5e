package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.access.SignIn;
import dev.baton.application.access.SignIn.Outcome;
import dev.baton.application.access.Tokens.Flaw;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerCrowded;
import dev.baton.application.intake.LedgerFull;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.form.Apart;
import dev.baton.form.Json;
import dev.baton.form.Yaml;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every request passes, in this order: the key or token, how often its owner asks, the role, the names in the query (of what another adapter answers: its
 * path and headers), the size and form of the body. So nobody makes us read a body who may not send one.
 */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    /** One line for each request, at level debug, without anything that could name a person. */
    private static final Logger REQUESTS = LoggerFactory.getLogger("dev.baton.rest.requests");
    /** Under this name every line of the log that belongs to a request says to which. */
    static final String REQUEST = "request";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);
    /** Somebody has to make room first. */
    private static final Duration LATER_STILL = Duration.ofSeconds(30);
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);

    private final SignIn signIn;
    private final BodyReader ofCallers;
    private final BodyReader ofStrangers;
    private final ReplyWriter writer;
    private final Metrics metrics;
    private final Traces traces;
    private final Supplier<UUID> ids;
    private final Allowances allowances;
    private final Semaphore suspicion = new Semaphore(1);

    /**
     * A door.
     *
     * @param ofCallers   reads the bodies of those whose key was looked at
     * @param ofStrangers reads the others, so that whoever has no key cannot take the room of those who have
     */
    Door(SignIn signIn, BodyReader ofCallers, BodyReader ofStrangers, ReplyWriter writer,
            Metrics metrics, Traces traces, Supplier<UUID> ids, Allowances allowances) {
        this.traces = traces;
        this.signIn = signIn;
        this.ofCallers = ofCallers;
        this.ofStrangers = ofStrangers;
        this.writer = writer;
        this.metrics = metrics;
        this.ids = ids;
        this.allowances = allowances;
    }

    /** Answers a request to a route. */
    void serve(Context context, Route route, Handling handling) {
        traces.during(context, route, () -> answered(context, route, handling));
    }

    private void answered(Context context, Route route, Handling handling) {
        long from = System.nanoTime();
        Exchange exchange = new Exchange(context, route, ids);
        try (var _ = MDC.putCloseable(REQUEST, exchange.id())) {
            try {
                answer(context, exchange, reply(exchange, context, handling));
            } finally {
                bodies(route).forget(exchange.bytes());
            }
            count(context, route, System.nanoTime() - from);
        }
    }

    /** Answers a request at which something of ours failed outside of its handling, and tells the log. */
    void failed(Context context, Throwable failure) {
        Exchange exchange = new Exchange(context, NOWHERE, ids);
        try (var _ = MDC.putCloseable(REQUEST, exchange.id())) {
            answer(context, exchange, unexpected(exchange, failure));
            count(context, NOWHERE, 0);
        }
    }

    /** Refuses a request that no route answers. */
    void refuse(Context context, Problem problem) {
        Exchange exchange = new Exchange(context, NOWHERE, ids);
        try (var _ = MDC.putCloseable(REQUEST, exchange.id())) {
            answer(context, exchange, new Reply.Refused(problem));
            count(context, NOWHERE, 0);
        }
    }

    private void answer(Context context, Exchange exchange, Reply reply) {
        if (!exchange.isBodyTaken()) {
            bodies(exchange.route()).leave(context.req(),
                    Math.max(exchange.route().body().mostBytes(), BodyShape.ONE.mostBytes()));
        }
        writer.write(context, exchange, reply);
    }

    private static final Route NOWHERE = new Route(Method.GET, "", java.util.Set.of(), BodyShape.NONE, List.of());

    private void count(Context context, Route route, long nanos) {
        String method = route.path().isEmpty() ? "any" : context.req().getMethod();
        String path = route.path().isEmpty() ? "none" : route.path();
        metrics.served(method, path, context.res().getStatus(), nanos);
        if (REQUESTS.isDebugEnabled()) {
            REQUESTS.debug("{} {} {} ms {}", method, path, nanos / 1_000_000, context.res().getStatus());
        }
    }

    private Reply reply(Exchange exchange, Context context, Handling handling) {
        try {
            Optional<Reply> refusal = refusal(exchange, context, handling);
            return refusal.isPresent() ? refusal.get() : handling.reply(exchange);
        } catch (LedgerFull _) {
            return new Reply.Refused(Problem.full(LATER_STILL));
        } catch (LedgerCrowded crowded) {
            LOG.warn("the database is crowded: {}", crowded.getMessage());
            return new Reply.Refused(Problem.busy(LATER));
        } catch (LedgerUnavailable failure) {
            LOG.warn("the database is unavailable: {}", failure.getMessage());
            return new Reply.Refused(Problem.unavailable(LATER));
        } catch (LedgerBusy _) {
            return new Reply.Refused(Problem.busy(SOON));
        } catch (RuntimeException | StackOverflowError failure) {
            return unexpected(exchange, failure);
        }
    }

    private static Reply unexpected(Exchange exchange, Throwable failure) {
        LOG.error("{} {} failed", exchange.route().method(), exchange.route().path(), failure);
        return Reply.refused(Fault.UNEXPECTED, exchange.id());
    }

    private Optional<Reply> refusal(Exchange exchange, Context context, Handling handling) {
        Route route = exchange.route();
        Optional<Reply> refusal = route.isOpen() ? openTo(exchange) : stranger(exchange);
        if (refusal.isPresent()) {
            return refusal;
        }
        refusal = handling.beforeBody(exchange);
        return refusal.isPresent() || route.body() == BodyShape.NONE ? refusal : unfit(exchange, context);
    }

    private Optional<Reply> openTo(Exchange exchange) {
        return exchange.route().isHealth() ? Optional.empty() : counted(exchange, allowances.of(exchange.address()));
    }

    private static Optional<Reply> counted(Exchange exchange, Rate rate) {
        exchange.counted(rate);
        return rate.kept() ? Optional.empty() : Optional.of(rate.refusal());
    }

    private Optional<Reply> stranger(Exchange exchange) {
        Optional<String> secret = exchange.header("Authorization").flatMap(Door::secret);
        if (secret.isEmpty()) {
            return Optional.of(new Reply.Refused(Stranger.silent()));
        }
        return allowances.hasFailedOften(exchange.address()) && signIn.isUnheardOf(secret.get())
                ? suspicious(exchange, secret.get())
                : recognised(exchange, secret.get(), signIn.recognise(secret.get()));
    }

    /** Where so many keys were wrong, the next is looked for one at a time: guessing keeps the database busy for nobody else. */
    private Optional<Reply> suspicious(Exchange exchange, String secret) {
        if (!suspicion.tryAcquire()) {
            return counted(exchange, allowances.failed(exchange.address()))
                    .or(() -> Optional.of(new Reply.Refused(Problem.busy(SOON))));
        }
        Outcome outcome;
        try {
            outcome = signIn.recognise(secret);
        } finally {
            suspicion.release();
        }
        return recognised(exchange, secret, outcome);
    }

    private Optional<Reply> recognised(Exchange exchange, String secret, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Known(Caller caller) -> known(exchange, caller, secret);
            case Outcome.NoSuchKey _ -> failed(exchange, Stranger.withWrongKey());
            case Outcome.Refused(Flaw flaw) -> failed(exchange, Stranger.with(flaw));
            case Outcome.Nobody _ -> failed(exchange, Stranger.unknown());
            case Outcome.NoRole(var person) -> Optional.of(Reply.refused(Fault.NO_ROLE, person.name()));
            case Outcome.Unproven _ -> Optional.of(new Reply.Refused(Problem.of(Fault.NO_ISSUER).later(MUCH_LATER)));
        };
    }

    private Optional<Reply> failed(Exchange exchange, Problem problem) {
        return Optional.of(counted(exchange, allowances.failed(exchange.address()))
                .orElseGet(() -> new Reply.Refused(problem)));
    }

    private Optional<Reply> known(Exchange exchange, Caller caller, String shown) {
        exchange.recognised(caller, shown);
        Optional<Reply> tooOften = counted(exchange, allowances.of(caller, 1));
        return tooOften.isPresent() ? tooOften : role(exchange, caller);
    }

    private static Optional<Reply> role(Exchange exchange, Caller caller) {
        return exchange.route().roles().contains(caller.role())
                ? Optional.empty()
                : Optional.of(Reply.refused(Fault.ROLE, caller.role().code(), exchange.route().rolesNamed()));
    }

    private static Optional<String> secret(String authorization) {
        String scheme = "Bearer ";
        boolean fits = authorization.regionMatches(true, 0, scheme, 0, scheme.length());
        return fits ? Optional.of(authorization.substring(scheme.length()).strip()) : Optional.empty();
    }

    private BodyReader bodies(Route route) {
        return route.body() == BodyShape.RAW ? ofStrangers : ofCallers;
    }

    private Optional<Reply> unfit(Exchange exchange, Context context) {
        BodyShape shape = exchange.route().body();
        if (shape == BodyShape.PERHAPS && context.req().getContentLengthLong() <= 0
                && exchange.header("Transfer-Encoding").isEmpty()) {
            return Optional.empty();
        }
        String coding = exchange.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        boolean zipped = coding.equals("gzip") && shape != BodyShape.RAW;
        if (!zipped && !coding.equals("identity")) {
            return Optional.of(Reply.refused(Fault.ENCODED));
        }
        if (!shape.takes(exchange.contentType())) {
            return Optional.of(Reply.refused(Fault.MEDIA_TYPE, String.join(", ", shape.mediaTypes())));
        }
        exchange.takeBody();
        BodyReader bodies = bodies(exchange.route());
        return switch (zipped
                ? bodies.inflate(context.req(), shape.mostBytes())
                : bodies.read(context.req(), shape.mostBytes())) {
            case BodyReader.Received.Failed(Fault fault) when fault == Fault.CROWDED ->
                Optional.of(new Reply.Refused(Problem.busy(SOON)));
            case BodyReader.Received.Failed(Fault fault) -> Optional.of(Reply.refused(fault, shape.mostBytes()));
            case BodyReader.Received.Whole(byte[] bytes) -> received(exchange, bytes);
        };
    }

    private Optional<Reply> received(Exchange exchange, byte[] bytes) {
        exchange.received(bytes);
        if (exchange.route().body() == BodyShape.RAW) {
            return Optional.empty();
        }
        return switch (parsed(exchange, bytes)) {
            case Parsed.Valid<Apart>(Apart body) -> {
                exchange.received(body);
                yield further(exchange, body.count() - 1);
            }
            case Parsed.Invalid<Apart>(List<Objection> objections) ->
                Optional.of(new Reply.Refused(Problem.notParsed(objections)));
        };
    }

    /** The items of a batch beside the one that was counted with the request. */
    private Optional<Reply> further(Exchange exchange, int items) {
        return exchange.caller().filter(_ -> items > 0)
                .flatMap(caller -> counted(exchange, allowances.of(caller, Math.min(items, Envelope.MOST_ITEMS - 1))));
    }

    private static Parsed<Apart> parsed(Exchange exchange, byte[] bytes) {
        return switch (exchange.route().body()) {
            case MANY -> Json.apart(bytes, Envelope.ITEMS, Envelope.MOST_ITEMS);
            case DEFINITION -> (BodyShape.isYaml(exchange.contentType()) ? Yaml.read(bytes) : Json.read(bytes))
                    .map(Apart::whole);
            case ONE, PERHAPS, NONE, RAW -> Json.read(bytes).map(Apart::whole);
        };
    }
}
