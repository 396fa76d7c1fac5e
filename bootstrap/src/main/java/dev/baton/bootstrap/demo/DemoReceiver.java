package dev.baton.bootstrap.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.alerts.AllowList;
import dev.baton.alerts.ReceiverGuard;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Plays the part of a system that hears of what happens: a receiver of webhooks on this machine, which checks each signature as
 * the Standard Webhooks specification has it and counts what it got; a message that comes twice has the same id and counts once.
 */
public final class DemoReceiver {
    private static final String PREFIX = "whsec_";
    private final HttpServer server;
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final AtomicInteger forged = new AtomicInteger();
    private volatile Optional<byte[]> secret = Optional.empty();

    private DemoReceiver(HttpServer server) {
        this.server = server;
    }

    /** Listens at any free port of this machine, until the process ends. */
    public static DemoReceiver start() {
        try {
            DemoReceiver receiver = new DemoReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.createContext("/", receiver::receive);
            Thread.ofPlatform().daemon().name("receiver").start(receiver.server::start);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free for the receiver of the demonstration", e);
        }
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** Lets webhooks go to this machine, where nothing else of the demonstration listens for any. */
    public ReceiverGuard guard() {
        return new ReceiverGuard(AllowList.parse("127.0.0.1").orElseThrow(), Set.of());
    }

    /** The secret by which messages are signed, as it was shown. */
    void trust(String shown) {
        secret = Optional.of(Base64.getDecoder().decode(shown.substring(PREFIX.length())));
    }

    /** How many messages of each type came. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        types.values().forEach(type -> counts.merge(type, 1, Integer::sum));
        return counts;
    }

    /** How many came with a wrong signature. */
    int forged() {
        return forged.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(answer(exchange, exchange.getRequestBody().readAllBytes()), -1);
        }
    }

    private int answer(HttpExchange exchange, byte[] body) {
        String id = header(exchange, "webhook-id");
        if (secret.isEmpty()) {
            return 503;
        }
        String signed = id + "." + header(exchange, "webhook-timestamp") + "."
                + new String(body, StandardCharsets.UTF_8);
        if (!isRight(header(exchange, "webhook-signature"), signed)) {
            forged.incrementAndGet();
            return 401;
        }
        types.put(id, type(body));
        return 204;
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private boolean isRight(String signatures, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.orElseThrow(), "HmacSHA256"));
            byte[] right = ("v1," + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))))
                    .getBytes(StandardCharsets.UTF_8);
            return Arrays.stream(signatures.split(" "))
                    .anyMatch(each -> MessageDigest.isEqual(right, each.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String type(byte[] body) {
        return Json.read(body) instanceof Parsed.Valid<Tree>(Tree.Branch told)
                && told.at("type").orElse(Tree.of("")) instanceof Tree.Text(String type) ? type : "unreadable";
    }
}
