package dev.baton.acceptance;

import dev.baton.bootstrap.Baton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Baton as a process of its own, so that it can be killed. */
final class ServerProcess {
    private final Path data;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private Optional<Process> process = Optional.empty();

    ServerProcess(Path data) {
        this.data = data.toAbsolutePath();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, with {@code serve}. */
    void start() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Baton.class.getName(), "serve", "--data", data.toString(), "--port", String.valueOf(port));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("output.log").toFile()));
        try {
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return read(data.resolve("admin.key")).strip();
    }

    private String output() {
        return read(data.resolve("output.log"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does; its PostgreSQL goes on without it. */
    void kill() {
        Process victim = process.orElseThrow();
        victim.destroyForcibly();
        await(victim);
    }

    /** Ends its PostgreSQL in the same way. */
    void killPostgres() {
        postgres().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Its PostgreSQL, by the process id in the first line of postmaster.pid. */
    Optional<ProcessHandle> postgres() {
        Path pid = data.resolve("postgres/data/postmaster.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(read(pid).lines().findFirst().orElseThrow().strip()))
                : Optional.empty();
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        Process running = process.orElseThrow();
        running.destroy();
        await(running);
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
