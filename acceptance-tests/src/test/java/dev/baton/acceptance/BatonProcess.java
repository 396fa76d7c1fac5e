package dev.baton.acceptance;

import dev.baton.bootstrap.Baton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Baton as a process of its own, with its data and what it says in a directory. */
final class BatonProcess {
    private static final int LONGEST_SECONDS = 120;
    private final Path data;
    private final Path output;
    private final Process process;

    private BatonProcess(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /** Starts a command; what it says is added to what commands in this directory said before. */
    static BatonProcess start(Path data, Map<String, String> environment, String... command) {
        return start(Baton.class, data, environment, command);
    }

    /** Starts it by another main class. */
    static BatonProcess start(Class<?> main, Path data, Map<String, String> environment, String... command) {
        Path output = data.resolve("output.log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = Stream.concat(Stream.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-Dlogback.configurationFile=logback.xml", "-cp",
                System.getProperty("java.class.path"), main.getName()), Stream.of(command)).toList();
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return new BatonProcess(data, output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All that was said in this directory. */
    String output() {
        return read(output);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end (SIGTERM), and waits until it has. */
    void stop() {
        askToEnd();
        exitCode();
    }

    /** Asks it to end (SIGTERM), and does not wait. */
    void askToEnd() {
        process.destroy();
    }

    /** Ends it as {@code kill -9} does; its PostgreSQL goes on without it. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end. */
    int exitCode() {
        return exitCodeWithin(LONGEST_SECONDS);
    }

    /** Waits for its end so many seconds, and fails if it does not come. */
    int exitCodeWithin(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first process of its PostgreSQL, by the process id in the first line of postmaster.pid. */
    Optional<ProcessHandle> postgres() {
        Path pid = data.resolve("postgres/data/postmaster.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(read(pid).lines().findFirst().orElseThrow().strip()))
                : Optional.empty();
    }

    /** Every program of PostgreSQL that runs from this directory, whatever its files tell. */
    List<ProcessHandle> postgresPrograms() {
        Path programs = data.resolve("postgres");
        return ProcessHandle.allProcesses().filter(ProcessHandle::isAlive)
                .filter(found -> found.info().command().filter(word -> Path.of(word).startsWith(programs)).isPresent())
                .toList();
    }
}
