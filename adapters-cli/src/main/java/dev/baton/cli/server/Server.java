package dev.baton.cli.server;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A Baton server. Every request carries the key; what is harmless to repeat is repeated while the server is busy. */
public final class Server implements AutoCloseable {
    /** The content type of JSON. */
    public static final String JSON = "application/json";
    /** The content type of YAML. */
    public static final String YAML = "application/yaml";
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final Address address;
    private final Patience patience;
    private final Consumer<String> user;

    /**
     * A server at an address.
     *
     * @param user is told when the server lets us wait
     */
    public Server(Address address, Patience patience, Consumer<String> user) {
        this.address = address;
        this.patience = patience;
        this.user = user;
    }

    /** What is asked of the server. */
    public record Ask(String method, String path, Optional<Body> body, String accept, boolean repeatable,
            Optional<String> ifMatch) {

        private Ask(String method, String path, Optional<Body> body, boolean repeatable) {
            this(method, path, body, JSON, repeatable, Optional.empty());
        }

        /** Reads a resource. */
        public static Ask get(String path) {
            return new Ask("GET", path, Optional.empty(), true);
        }

        /** Removes a resource. */
        public static Ask delete(String path) {
            return new Ask("DELETE", path, Optional.empty(), true);
        }

        /** Puts a resource. */
        public static Ask put(String path, Body body) {
            return new Ask("PUT", path, Optional.of(body), true);
        }

        /** Posts what may not be sent twice. */
        public static Ask post(String path, Body body) {
            return new Ask("POST", path, Optional.of(body), false);
        }

        /** Posts what changes nothing when it is sent again. */
        public static Ask postAgain(String path, Body body) {
            return new Ask("POST", path, Optional.of(body), true);
        }

        /** The same question, to be answered in another form. */
        public Ask as(String type) {
            return new Ask(method, path, body, type, repeatable, ifMatch);
        }

        /** The same, whatever is there now. */
        public Ask replacing() {
            return seen("*");
        }

        /** The same question, carried out only if the resource is as this ETag says. */
        public Ask seen(String etag) {
            return new Ask(method, path, body, accept, repeatable, Optional.of(etag));
        }
    }

    /** A body and its content type. */
    public record Body(String type, byte[] bytes) {
        /** A JSON body. */
        public static Body json(String text) {
            return new Body(JSON, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A text as a part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Asks, and fails with the server's own words when it refuses. */
    public Answer ask(Ask ask) {
        Answer answer = send(ask);
        if (!answer.isFine()) {
            throw refused(answer);
        }
        return answer;
    }

    /** The failure that a refusal means for a command. */
    public CommandFailed refused(Answer answer) {
        if (answer.status() == UNAVAILABLE || answer.status() == TOO_MANY_REQUESTS) {
            return new CommandFailed(ExitCode.UNREACHABLE, answer.refusal());
        }
        String hint = answer.status() == UNAUTHORIZED && address.key().isEmpty()
                ? "\nNo key was given: set BATON_KEY or use --key" + address.keySought()
                : "";
        return new CommandFailed(ExitCode.REFUSED, answer.refusal() + hint);
    }

    /** Asks, and hands the answer back whatever its status is. */
    public Answer send(Ask ask) {
        int failures = 0;
        boolean lost = false;
        while (true) {
            failures++;
            boolean last = !ask.repeatable() || failures >= patience.attempts();
            try {
                HttpResponse<String> response = client.send(request(ask),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (last || response.statusCode() != UNAVAILABLE && response.statusCode() != TOO_MANY_REQUESTS) {
                    return lost && isRemoved(ask, response)
                            ? new Answer(NO_CONTENT, "", Optional.empty())
                            : new Answer(response.statusCode(), response.body(),
                                    response.headers().firstValue("ETag"));
                }
                await(failures, "is busy", retryAfter(response).orElse(patience.after(failures)));
            } catch (IOException e) {
                if (last) {
                    throw unreachable(e);
                }
                lost = true;
                await(failures, "does not answer", patience.after(failures));
            } catch (InterruptedException e) {
                throw stopped(e);
            }
        }
    }

    /** What is gone when we ask again went when we asked first, and only the answer was lost. */
    private static boolean isRemoved(Ask ask, HttpResponse<?> response) {
        return ask.method().equals("DELETE") && response.statusCode() == NOT_FOUND;
    }

    /** Whoever looks on is told after the first failure, so that the silence is not taken for an end. */
    private void await(int failures, String why, Duration pause) {
        if (failures == 1) {
            user.accept("Baton at " + address.url() + " " + why + "; waiting for it…");
        }
        pause(pause);
    }

    private HttpRequest request(Ask ask) {
        var request = HttpRequest.newBuilder(URI.create(address.url() + ask.path())).timeout(Duration.ofMinutes(2))
                .header("Accept", ask.accept() + ", application/problem+json")
                .header("Accept-Language", address.language())
                .method(ask.method(), ask.body().map(body -> BodyPublishers.ofByteArray(body.bytes()))
                        .orElse(BodyPublishers.noBody()));
        ask.body().ifPresent(body -> request.header("Content-Type", body.type()));
        ask.ifMatch().ifPresent(tags -> request.header("If-Match", tags));
        address.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(patience.longest()) > 0 ? patience.longest() : asked);
    }

    /** Waits a moment before the same is asked again. */
    public void pause() {
        pause(Duration.ofSeconds(1));
    }

    private void pause(Duration pause) {
        try {
            patience.sleep().pause(pause);
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static CommandFailed stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandFailed(ExitCode.UNREACHABLE, "Stopped while waiting for the server", e);
    }

    private CommandFailed unreachable(IOException e) {
        String why = switch (e) {
            case HttpTimeoutException _ -> "it did not answer in time";
            case ConnectException _ -> "nothing answers there";
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
        return new CommandFailed(ExitCode.UNREACHABLE, "Cannot reach Baton at " + address.url() + ": " + why
                + ".\nIs it running (baton serve), and is the address right (--url or BATON_URL)?", e);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
