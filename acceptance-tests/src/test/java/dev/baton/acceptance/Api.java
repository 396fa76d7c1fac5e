package dev.baton.acceptance;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.rest.Documented;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to a running Baton as any integrator does: over HTTP. Every answer is held against the OpenAPI document. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final String url;
    private final String key;

    /** The API at an address, with a key. */
    public Api(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** What came back. */
    public record Answer(int status, String text) {

        /** The body read as JSON. */
        public Look look() {
            return switch (Json.read(text.getBytes(StandardCharsets.UTF_8))) {
                case Parsed.Valid<Tree>(Tree tree) -> new Look(tree);
                case Parsed.Invalid<Tree>(var objections) ->
                    throw new AssertionError("no JSON: " + objections + " in " + text);
            };
        }

        /** The body, if the status is one of success. */
        public Look done() {
            if (status / 100 != 2) {
                throw new AssertionError("refused: " + this);
            }
            return look();
        }
    }

    /** Where it is. */
    public String url() {
        return url;
    }

    /** The key it shows. */
    public String key() {
        return key;
    }

    /** Asks, with further headers: names and values in turn. */
    public Answer get(String path, String... headers) {
        return send(with(request(path).GET(), headers).build());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Tells: maps, lists and plain values are written as JSON. */
    public Answer post(String path, Object body) {
        return write("POST", path, "application/json", Look.bytes(body));
    }

    /** Replaces, whatever is there. */
    public Answer put(String path, Object body) {
        return write("PUT", path, "application/json", Look.bytes(body), "If-Match", "*");
    }

    /** Sends a body as it is, with further headers: names and values in turn. */
    public Answer write(String method, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", type);
        return send(with(request, headers).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            Documented.hold(response);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A text as it may stand in a query. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
