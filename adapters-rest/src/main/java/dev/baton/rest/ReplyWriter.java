package dev.baton.rest;

import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns replies into bytes and headers. */
final class ReplyWriter {
    /** From this size on, in bytes, an answer is worth compressing for clients that ask for it. */
    static final int COMPRESSED_FROM = 4 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);
    private static final String JSON = "application/json";
    private final Problems problems;

    ReplyWriter(Problems problems) {
        this.problems = problems;
    }

    /** Writes a reply. */
    void write(Context context, Exchange exchange, Reply reply) {
        HttpServletResponse response = context.res();
        response.setHeader("X-Request-Id", exchange.id());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        exchange.rate().ifPresent(rate -> rate.headers().forEach(response::setHeader));
        switch (reply) {
            case Reply.Said(int _, Tree _, Map<String, String> headers) when isKnown(exchange, headers) ->
                nothing(response, 304, headers);
            case Reply.Written(int _, String _, byte[] _, Map<String, String> headers) when isKnown(exchange,
                    headers) ->
                nothing(response, 304, headers);
            case Reply.Said(int status, Tree body, Map<String, String> headers) -> {
                headers.forEach(response::setHeader);
                write(context, status, JSON, Json.write(body));
            }
            case Reply.Written(int status, String contentType, byte[] body, Map<String, String> headers) -> {
                headers.forEach(response::setHeader);
                write(context, status, contentType, body);
            }
            case Reply.Nothing(Map<String, String> headers) -> nothing(response, 204, headers);
            case Reply.Refused(Problem problem) -> write(context, exchange, problem);
        }
    }

    private static void nothing(HttpServletResponse response, int status, Map<String, String> headers) {
        headers.forEach(response::setHeader);
        response.setStatus(status);
        response.setContentType(null);
    }

    /** Whether the reader has it already in the state in which it is. */
    private static boolean isKnown(Exchange exchange, Map<String, String> headers) {
        return exchange.route().method() == Method.GET && headers.get("ETag") instanceof String tag
                && exchange.header("If-None-Match").filter(tag::equals).isPresent();
    }

    private void write(Context context, Exchange exchange, Problem problem) {
        Language language = exchange.language();
        problem.headers().forEach(context.res()::setHeader);
        context.res().setHeader("Content-Language", language.code());
        context.res().setHeader("Vary", "Accept-Language");
        write(context, problem.fault().code().status(), Problems.MEDIA_TYPE,
                problems.written(problem, language, exchange.id()));
    }

    /** What is small goes straight to the connection; what is worth compressing goes the framework's way. */
    private static void write(Context context, int status, String contentType, byte[] body) {
        HttpServletResponse response = context.res();
        response.setStatus(status);
        response.setContentType(contentType);
        if (body.length >= COMPRESSED_FROM) {
            context.result(body);
            return;
        }
        try {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            LOG.debug("the client went away before the answer", gone);
        }
    }
}
