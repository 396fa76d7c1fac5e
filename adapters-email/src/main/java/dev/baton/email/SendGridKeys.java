package dev.baton.email;

import dev.baton.application.feed.PlatformKeys;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks SendGrid's API for the public key of a signed Event Webhook; without an id it tells that of the oldest webhook. It is
 * followed nowhere else, so that the API key is shown to nobody but the address that was chosen.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/webhooks/get-signed-event-webhooks-public-key">Get Signed
 *      Event Webhook's Public Key</a>
 */
public final class SendGridKeys implements PlatformKeys, AutoCloseable {
    /** Where SendGrid answers, but for subusers in the EU: those ask at {@code https://api.eu.sendgrid.com}. */
    public static final URI USUAL = URI.create("https://api.sendgrid.com");
    private static final String PATH = "/v3/user/webhooks/event/settings/signed";
    private static final int LARGEST = 64 * 1024;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(60);

    private final String base;
    private final Duration patience;
    private final HttpClient client;
    private final Tracer tracer;
    private final TextMapPropagator trace;

    /**
     * Keys from one address.
     *
     * @param patience how long the whole answer may take
     */
    public SendGridKeys(URI base, Duration patience) {
        this(base, patience, OpenTelemetry.noop());
    }

    /** Keys from one address, with traces of the questions; SendGrid is told by which trace it is asked. */
    public SendGridKeys(URI base, Duration patience, OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("baton");
        this.trace = telemetry.getPropagators().getTextMapPropagator();
        this.base = base.toString().replaceAll("/+$", "");
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Fetched fetch(String apiKey, Optional<String> webhook) {
        Span span = tracer.spanBuilder("GET SendGrid's key").setSpanKind(SpanKind.CLIENT).startSpan();
        try (Scope _ = span.makeCurrent()) {
            return asked(apiKey, webhook);
        } finally {
            span.end();
        }
    }

    private Fetched asked(String apiKey, Optional<String> webhook) {
        URI uri = URI.create(base + PATH + webhook.map(id -> "/" + id).orElse(""));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(patience).header("Accept", "application/json")
                .header("Authorization", "Bearer " + apiKey).GET();
        trace.inject(Context.current(), request, (to, name, value) -> Objects.requireNonNull(to).header(name, value));
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request.build(), bounded());
        try {
            return fetched(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            boolean unused = answer.cancel(true);
            return new Fetched.TimedOut();
        } catch (ExecutionException failure) {
            return failed(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Fetched.TimedOut();
        }
    }

    /** More than a key is nobody's answer to this question, and is not read further. */
    private static BodyHandler<byte[]> bounded() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);
    }

    private static Fetched failed(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpTimeoutException _ -> new Fetched.TimedOut();
            case ConnectException _ -> new Fetched.Unreachable();
            case IOException _ -> new Fetched.Garbled();
            case null, default -> throw new IllegalStateException("asking SendGrid for a key failed", failure);
        };
    }

    private static Fetched fetched(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> key(answer.body());
            case 401, 403 -> new Fetched.Refused();
            case 404 -> new Fetched.NoWebhook();
            case 429 -> new Fetched.Busy(pause(answer).orElse(USUAL_PAUSE));
            default -> answer.statusCode() >= 500
                    ? new Fetched.Failed(answer.statusCode(), pause(answer))
                    : new Fetched.Garbled();
        };
    }

    private static Fetched key(byte[] body) {
        Optional<Tree> key = Json.read(body) instanceof Parsed.Valid<Tree>(Tree.Branch told)
                ? told.at("public_key")
                : Optional.empty();
        return key.orElse(new Tree.Blank()) instanceof Tree.Text(String text)
                ? text.isBlank() ? new Fetched.NotSigned() : new Fetched.Key(text.strip())
                : new Fetched.Garbled();
    }

    /** Seconds, as SendGrid writes it; a date is as good as nothing. */
    private static Optional<Duration> pause(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
