package dev.baton.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody on this machine to whom webhooks are sent, and who may be ill. */
final class Receiver implements AutoCloseable {
    private static final int TAKEN = 204;
    private static final int BROKEN = 500;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Health health;

    /** How it answers. */
    enum Health {
        /** It takes what comes. */
        WELL,
        /** It takes nothing, and says so. */
        FAILING,
        /** It says nothing. */
        HANGING
    }

    /** Something that came, and when all of it was there. */
    record Arrival(Instant at, String body) {}

    Receiver(Health health) {
        this.health = health;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpServer made = server;
        made.createContext("/", this::answer);
        made.setExecutor(threads);
        made.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (health == Health.HANGING) {
                closed.await();
            } else if (health == Health.WELL) {
                arrivals.add(new Arrival(Instant.now(), body));
            }
            exchange.sendResponseHeaders(health == Health.WELL ? TAKEN : BROKEN, -1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Health health() {
        return health;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** How much has come. */
    int count() {
        return arrivals.size();
    }

    /** What has come, which is forgotten then. */
    List<Arrival> take() {
        List<Arrival> taken = new ArrayList<>();
        while (arrivals.poll() instanceof Arrival arrival) {
            taken.add(arrival);
        }
        return taken;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
