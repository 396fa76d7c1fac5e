package dev.baton.rest;

import io.javalin.http.Context;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells of requests what took how long, as part of the trace of whoever asked ({@code traceparent}). Labels are those of the
 * metrics: the method, the route's template and the status, and nothing about a person.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
final class Traces {
    private static final int FAULT = 500;
    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return Objects.requireNonNull(request).getHeader(name);
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator trace;

    Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("baton");
        this.trace = telemetry.getPropagators().getTextMapPropagator();
    }

    /** Answers a request. Whether the instance is well is asked so often that nobody wants to see each time. */
    void during(Context context, Route route, Runnable answering) {
        if (route.isHealth()) {
            answering.run();
            return;
        }
        HttpServletRequest request = context.req();
        Span span = tracer.spanBuilder(request.getMethod() + " " + route.path()).setSpanKind(SpanKind.SERVER)
                .setParent(trace.extract(io.opentelemetry.context.Context.root(), request, HEADERS))
                .setAttribute("http.request.method", request.getMethod()).setAttribute("http.route", route.path())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            answering.run();
        } finally {
            ended(span, context.res().getStatus());
        }
    }

    private static void ended(Span span, int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= FAULT) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
