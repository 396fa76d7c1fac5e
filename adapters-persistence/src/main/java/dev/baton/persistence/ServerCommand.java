package dev.baton.persistence;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program to be run, with its output going to a file: a pipe would break when this process dies before it. */
record ServerCommand(List<String> words, Path output) {

    private static final int NOT_STARTED = -1;

    /** Starts the program in an environment that cannot redirect it to another server, language or library. */
    Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("LD_LIBRARY_PATH"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs the program to its end and tells whether it succeeded; one that cannot be found has not. */
    boolean succeeds(Duration patience) {
        try {
            return exitCode(patience) == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while running " + words + ".", interrupted);
        }
    }

    private int exitCode(Duration patience) throws InterruptedException {
        Process process;
        try {
            process = start(Map.of());
        } catch (IOException notFound) {
            return NOT_STARTED;
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
