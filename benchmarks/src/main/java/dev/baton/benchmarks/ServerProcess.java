package dev.baton.benchmarks;

import dev.baton.persistence.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server in a process of its own, with the flags under which this one runs: those of the launcher. */
final class ServerProcess implements AutoCloseable {
    private static final String ANSWERS = "Baton answers at ";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private final Process process;
    private final URI url;
    private final Path data;

    private ServerProcess(Process process, URI url, Path data) {
        this.process = process;
        this.url = url;
        this.data = data;
    }

    /**
     * Starts it over a database.
     *
     * @param data  where it leaves its first admin key, if the database is new to it
     * @param flags of the JVM, beside those of the launcher
     */
    static ServerProcess start(DatabaseAddress database, Path data, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.baton.bootstrap.Baton", "serve",
                "--port", "0", "--data", data.toString(), "--database-url", database.url(), "--database-user",
                database.user()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(data.resolve("server.log").toFile());
        builder.environment().put("BATON_DATABASE_PASSWORD", database.password());
        try {
            Files.createDirectories(data);
            Process process = builder.start();
            return new ServerProcess(process, answersAt(process), data);
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not start; see " + data.resolve("server.log"), e);
        }
    }

    /** The same with these flags of the JVM added, and it has caught up with what became due since the database was filled. */
    static ServerProcess caughtUp(DatabaseAddress database, Path data, String... flags) {
        ServerProcess server = start(database, data, flags);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (due(database) > 0 && System.nanoTime() < end) {
            pause();
        }
        return server;
    }

    private static long due(DatabaseAddress database) {
        try (Connection connection = BenchDatabase.connect(database);
                Statement statement = connection.createStatement();
                var counts = statement.executeQuery("SELECT count(*) FROM lead WHERE due <= now()")) {
            return counts.next() ? counts.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI answersAt(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(ANSWERS)) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return URI.create(line.substring(ANSWERS.length()).strip());
            }
        }
        throw new IOException("it ended with " + process.onExit().join().exitValue());
    }

    /** The process. */
    long pid() {
        return process.pid();
    }

    /** Where it answers. */
    URI url() {
        return url;
    }

    /** The first admin key. */
    String key() {
        try {
            return Files.readString(data.resolve("admin.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The memory it holds, in MiB, as the system counts it. Linux only. */
    double residentMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).findFirst().orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells it to end, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
