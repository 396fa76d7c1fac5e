package dev.baton.bootstrap.demo;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The directory of a demonstration, known by a file that tells when it was played first. The invented year hangs on that
 * instant, so that playing it again tells the same.
 */
public final class DemoDirectory {
    private static final String BEGUN = "demo.begun";

    private DemoDirectory() {
    }

    /** When the demonstration in this directory was played first; now, if it never was. */
    public static Instant begun(Path data, Instant now) {
        Path file = data.resolve(BEGUN);
        try {
            if (Files.exists(file)) {
                return Instant.parse(Files.readString(file).strip());
            }
            refuseAnothersData(data);
            return begin(file, now);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demonstration in " + data, e);
        } catch (DateTimeException e) {
            throw new CommandFailed(ExitCode.USAGE, file + " holds no instant: delete " + data
                    + " and start again.", e);
        }
    }

    private static void refuseAnothersData(Path data) {
        if (Files.exists(data.resolve("postgres")) || Files.exists(data.resolve("admin.key"))) {
            throw CommandFailed.usage(data + " holds data that is not the demonstration's, and invented people must not"
                    + " get among them. Choose another directory with --data.");
        }
    }

    /** The file is complete or not there at all, whenever the process is killed. */
    private static Instant begin(Path file, Instant now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling(BEGUN + ".part");
        Files.writeString(unfinished, now + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return now;
    }
}
