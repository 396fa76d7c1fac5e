package dev.baton.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Another JVM that runs an embedded PostgreSQL until it is killed. */
record PostgresProcess(Process process, boolean owner) implements AutoCloseable {

    static PostgresProcess startIn(Path directory) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresProcess.class.getName(),
                directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The other JVM ended without a word.");
        }
        return new PostgresProcess(process, line.equals("owner true"));
    }

    /** Ends the JVM as {@code kill -9} does: no shutdown hook runs. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.startIn(Path.of(arguments[0]));
        System.out.println("owner " + postgres.owner());
        new CountDownLatch(1).await();
    }
}
