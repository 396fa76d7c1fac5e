package dev.baton.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The other end: answers batches as the REST API promises to, and everything else as a test tells it. */
final class FakeBaton implements AutoCloseable {
    record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        Tree tree() {
            return parsed(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Reply> next = new ArrayDeque<>();
    private final Map<String, Function<Asked, Reply>> answers = new ConcurrentHashMap<>();
    private final Set<String> known = new HashSet<>();
    private int dropped;
    private Function<Tree, String> refusal = _ -> "";

    FakeBaton() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    Asked last() {
        return asked.getLast();
    }

    /** All items that were recorded, once each. */
    synchronized int facts() {
        return known.size();
    }

    /** The items of all batches, in the order of their arrival. */
    List<Tree> items() {
        return asked().stream().flatMap(each -> Look.items(each.tree(), "items").stream()).toList();
    }

    /** The next answer, before all others. */
    synchronized void answerNext(Reply reply) {
        next.add(reply);
    }

    /** The answer to a method and path. */
    void answer(String methodAndPath, int status, String body) {
        answers.put(methodAndPath, _ -> Reply.of(status, body));
    }

    /** Breaks so many connections without an answer, after having recorded what came. */
    synchronized void breakConnections(int times) {
        dropped = times;
    }

    /** Refuses items: the function names the code, or is empty for those that are fine. */
    void refuse(Function<Tree, String> code) {
        refusal = code;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Reply reply = reply(request);
            if (isDropped()) {
                return;
            }
            reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized boolean isDropped() {
        if (dropped > 0) {
            dropped--;
            return true;
        }
        return false;
    }

    private synchronized Reply reply(Asked request) {
        if (!next.isEmpty()) {
            return next.remove();
        }
        Function<Asked, Reply> answer = answers.get(request.method() + " " + request.path());
        if (answer != null) {
            return answer.apply(request);
        }
        return request.path().endsWith("/batch")
                ? batch(request.tree())
                : Reply.of(404, "{\"title\":\"Not found\",\"status\":404,\"code\":\"not-found\"}");
    }

    private Reply batch(Tree body) {
        List<Tree> results = new ArrayList<>();
        int recorded = 0;
        int repeated = 0;
        List<Tree> items = Look.items(body, "items");
        for (int i = 0; i < items.size(); i++) {
            String code = refusal.apply(items.get(i));
            if (!code.isEmpty()) {
                results.add(parsed("{\"status\":422,\"errors\":[{\"pointer\":\"/items/" + i
                        + "/keys/email\",\"code\":\"" + code + "\",\"message\":\"refused by the server\"}]}"));
            } else if (known.add(Json.text(items.get(i)))) {
                recorded++;
                results.add(parsed("{\"status\":201}"));
            } else {
                repeated++;
                results.add(parsed("{\"status\":200}"));
            }
        }
        return Reply.of(207, Json.text(Tree.branch().with("results", new Tree.Listing(results))
                .with("recorded", recorded).with("repeated", repeated)
                .with("refused", items.size() - recorded - repeated).done()));
    }

    static Tree parsed(String json) {
        return switch (Json.read(json.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Valid<Tree>(Tree tree) -> tree;
            case Parsed.Invalid<Tree>(var objections) -> throw new AssertionError("not JSON: " + objections);
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
