package dev.baton.rest;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Answers what never reaches a route: what is no HTTP, headers that are too large, a server that is stopping. */
final class HttpErrors extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);
    private final Problems problems;
    private final Metrics metrics;
    private final Supplier<UUID> ids;

    HttpErrors(Problems problems, Metrics metrics, Supplier<UUID> ids) {
        this.problems = problems;
        this.metrics = metrics;
        this.ids = ids;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int code, String message,
            @Nullable Throwable cause, Callback callback) {
        String id = Exchange.requestId(request.getHeaders().get("X-Request-Id"), ids);
        Problem problem = Problem.of(fault(code), id);
        int status = problem.fault().code().status();
        if (problem.fault() == Fault.UNEXPECTED) {
            try (var _ = MDC.putCloseable(Door.REQUEST, id)) {
                LOG.error("{} failed outside of the routes", request.getMethod(), cause);
            }
        }
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        Language language = Language.of(accepted == null ? "" : accepted);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, language.code());
        response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT_LANGUAGE.asString());
        response.getHeaders().put("X-Request-Id", id);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (problem.fault() == Fault.STOPPING) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        metrics.served("any", "none", status, 0);
        response.write(true, ByteBuffer.wrap(problems.written(problem, language, id)), callback);
    }

    private static Fault fault(int code) {
        return switch (code) {
            case 404 -> Fault.NO_SUCH_PATH;
            case 408 -> Fault.TOO_SLOW;
            case 414 -> Fault.LONG_URI;
            case 431 -> Fault.LONG_HEADERS;
            case 503 -> Fault.STOPPING;
            case 500 -> Fault.UNEXPECTED;
            default -> Fault.NOT_HTTP;
        };
    }
}
