package dev.baton.persistence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory in which the embedded server lives, and what lies where in it.
 *
 * <pre>
 * postgres-18.6.0/   the programs
 * data/              the database, 0700
 * log/               postgres-Mon.log … postgres-Sun.log, 0700
 * startup.log        what the programs said at the latest start
 * password           of Baton's role, 0600
 * administrator      the password of PostgreSQL's administrator, 0600
 * port               the port of last time
 * start.lock         held while the server is started or stopped
 * owner.lock         held while the process lives that will stop the server
 * </pre>
 */
record ServerDirectory(Path path) {

    /** The mode of a folder that is nobody else's business. */
    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final int TAIL_BYTES = 2_000;

    /** Opens the directory; a new one lets other accounts pass through but not look around. */
    static ServerDirectory open(Path path) {
        try {
            if (Files.notExists(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
            ServerDirectory directory = new ServerDirectory(path.toRealPath());
            if (Files.notExists(directory.log())) {
                Files.createDirectory(directory.log(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            return directory;
        } catch (IOException failure) {
            throw new DatabaseUnavailable("Cannot use " + path.toAbsolutePath() + " for the embedded PostgreSQL."
                    + " Give a directory that this account may write to, or a PostgreSQL URL instead.", failure);
        }
    }

    Path programs() {
        return path.resolve("postgres-" + ServerPrograms.VERSION);
    }

    Path program(String name) {
        return programs().resolve("bin").resolve(name);
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("log");
    }

    Path startupLog() {
        return path.resolve("startup.log");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    Path administratorFile() {
        return path.resolve("administrator");
    }

    Path portFile() {
        return path.resolve("port");
    }

    Path startLock() {
        return path.resolve("start.lock");
    }

    Path ownerLock() {
        return path.resolve("owner.lock");
    }

    /** The end of what the server said: at this start, and in the log written to most recently. */
    String logTail() {
        try (Stream<Path> logs = Files.list(log())) {
            String latest = logs.max(Comparator.comparingLong(ServerDirectory::lastWrite))
                    .map(ServerDirectory::tail)
                    .orElse("");
            return tail(startupLog()) + latest;
        } catch (IOException | UncheckedIOException unreadable) {
            return "(the log in " + log() + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    private static String tail(Path file) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(0, content.length() - TAIL_BYTES));
            byte[] bytes = new byte[TAIL_BYTES];
            int length = Math.max(0, content.read(bytes));
            return file + ":\n" + new String(bytes, 0, length, StandardCharsets.UTF_8) + "\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long lastWrite(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Deletes a tree if it is there; symbolic links are removed and not followed. */
    static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        List<Path> childrenFirst;
        try (Stream<Path> files = Files.walk(tree)) {
            childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : childrenFirst) {
            Files.delete(file);
        }
    }
}
