package dev.baton.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a file that the operating system lets go of when the process dies, however it dies.
 *
 * <p>File locks belong to the process, and closing <em>any</em> channel on the file gives the lock up. So a second
 * attempt inside the same JVM must not even open the file: {@link #HELD} keeps it away.
 */
final class DirectoryLock implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for the lock: whoever holds it is starting or stopping the server, which takes a bounded time. */
    static DirectoryLock await(Path file, Deadline deadline) {
        while (true) {
            Optional<DirectoryLock> taken = take(file);
            if (taken.isPresent()) {
                return taken.get();
            }
            if (deadline.passed()) {
                throw new DatabaseUnavailable("Another process has been starting or stopping PostgreSQL, and holds "
                        + file + ", for too long. Wait for it or end it, then start again.");
            }
            Deadline.pause();
        }
    }

    /** Takes the lock if nobody holds it, in this JVM or another one. */
    static Optional<DirectoryLock> take(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<DirectoryLock> taken = Optional.empty();
        try {
            taken = lock(file);
            return taken;
        } catch (IOException failure) {
            throw new DatabaseUnavailable("Cannot lock " + file
                    + ". Start Baton as the account that owns this directory, on a file system with locks.", failure);
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<DirectoryLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? Optional.of(new DirectoryLock(file, channel)) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new DatabaseUnavailable("Cannot unlock " + file + ".", failure);
        } finally {
            HELD.remove(file);
        }
    }
}
