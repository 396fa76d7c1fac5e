package dev.baton.persistence;

import dev.baton.persistence.backup.Backup;
import dev.baton.persistence.backup.Contents;
import dev.baton.persistence.backup.Restoration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Another JVM that stops dead in the midst of a backup or restoration, until it is killed. */
record BackupProcess(Process process, String firstTable) implements AutoCloseable {

    static BackupProcess start(DatabaseAddress address, Path file, String what) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), BackupProcess.class.getName(), address.url(), address.user(),
                address.password(), file.toString(), what).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        return new BackupProcess(process, line == null ? "" : line);
    }

    /** Ends the JVM as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) {
        DatabaseAddress address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
        Path file = Path.of(arguments[3]);
        Consumer<Contents.Part> stuck = part -> {
            if (part.rows() > 100) {
                System.out.println(part.table());
                forEver();
            }
        };
        Contents _ = arguments[4].equals("write")
                ? Backup.write(address, file, "1.0-test", Instant.EPOCH, stuck)
                : Restoration.run(address, file, stuck);
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
