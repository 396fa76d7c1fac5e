package dev.baton.acceptance;

import dev.baton.bootstrap.Baton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A server as a process of its own, so that it can be killed. */
final class ServerProcess {
    private final Class<?> main;
    private final Path data;
    private final Map<String, String> environment;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private Optional<BatonProcess> process = Optional.empty();

    ServerProcess(Path data) {
        this(data, Map.of());
    }

    /** One with settings in its environment. */
    ServerProcess(Path data, Map<String, String> environment) {
        this(Baton.class, data, environment);
    }

    /** One that is started by another main class. */
    ServerProcess(Class<?> main, Path data, Map<String, String> environment) {
        this.main = main;
        this.data = data.toAbsolutePath();
        this.environment = environment;
    }

    /** One that no client gets for itself meanwhile, and hardly anybody who looks for one beside us. */
    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
        try (ServerSocket _ = new ServerSocket(port)) {
            return port;
        } catch (BindException _) {
            return freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, with {@code serve}. */
    void start() {
        process = Optional.of(BatonProcess.start(main, data, environment, "serve", "--data", data.toString(), "--port",
                String.valueOf(port)));
    }

    /** How long it takes until it is ready; fails once it takes longer than this. */
    Duration readyWithin(Duration deadline) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < deadline.toNanos()) {
            if (isReady()) {
                return Duration.ofNanos(System.nanoTime() - begin);
            }
            if (!process.orElseThrow().isAlive()) {
                throw new AssertionError("the server ended: " + output());
            }
            pause(20);
        }
        throw new AssertionError("not ready after " + deadline + ": " + output());
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/readyz")).timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The key that the first start left. */
    String adminKey() {
        return BatonProcess.read(adminKeyFile()).strip();
    }

    Path adminKeyFile() {
        return data.resolve("admin.key");
    }

    /** All that it said since the first start. */
    String output() {
        return process.orElseThrow().output();
    }

    /** Ends it as {@code kill -9} does; its PostgreSQL goes on without it. */
    void kill() {
        process.orElseThrow().kill();
    }

    /** Ends its PostgreSQL in the same way. */
    void killPostgres() {
        postgres().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Its PostgreSQL. */
    Optional<ProcessHandle> postgres() {
        return process.orElseThrow().postgres();
    }

    /** Asks it to end, and does not wait. */
    void askToEnd() {
        process.orElseThrow().askToEnd();
    }

    /** Waits so many seconds for its end, and fails if it does not come. */
    void endsWithin(int seconds) {
        int _ = process.orElseThrow().exitCodeWithin(seconds);
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        process.orElseThrow().stop();
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
