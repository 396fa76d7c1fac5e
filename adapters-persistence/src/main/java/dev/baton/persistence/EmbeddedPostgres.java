package dev.baton.persistence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The PostgreSQL server that Baton runs for itself when no other is given: a real database, durable, in one directory.
 *
 * <pre>{@code
 * try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(Path.of("baton-data"))) {
 *     DatabaseAddress address = postgres.address();
 * }
 * }</pre>
 *
 * <p><b>Who stops it.</b> The first process in a directory owns the server, for as long as the process lives, and stops
 * it in {@link #close()}. Any further process attaches to the same server and never stops it; when the owner does, the
 * attached lose their connections. When an owner is killed the server goes on without one, and the next to start takes
 * it over.
 *
 * <p><b>Who starts it again.</b> A server that dies while its owner lives is started again by the owner, at its port.
 *
 * <p><b>Who runs it.</b> PostgreSQL refuses root. Started by root, it runs as the owner of the directory, or as
 * {@code nobody} when root owns that too: give the directory to an account of its own on a machine with others.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerDirectory directory;
    private final Postmaster first;
    private final DatabaseAddress address;
    private final Optional<Ownership> ownership;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The lock that makes this process the owner, and what an owner does. */
    private record Ownership(DirectoryLock lock, ServerWatch watch) {}

    private EmbeddedPostgres(
            ServerDirectory directory,
            Postmaster first,
            DatabaseAddress address,
            Optional<Ownership> ownership) {
        this.directory = directory;
        this.first = first;
        this.address = address;
        this.ownership = ownership;
    }

    /**
     * Starts the server in a directory, makes its database on the first start, and waits at most 30 seconds until it
     * accepts connections.
     *
     * @throws DatabaseUnavailable if that cannot be done, with what to do about it
     */
    public static EmbeddedPostgres startIn(Path directory) {
        return startIn(directory, PATIENCE);
    }

    /** Starts the server as {@link #startIn(Path)} does, with another bound on the wait. */
    public static EmbeddedPostgres startIn(Path directory, Duration patience) {
        Deadline deadline = Deadline.in(patience);
        ServerDirectory place = ServerDirectory.open(directory);
        try (DirectoryLock _ = DirectoryLock.await(place.startLock(), deadline)) {
            return DirectoryLock.take(place.ownerLock())
                    .map(ownership -> owned(place, ownership, deadline))
                    .orElseGet(() -> attached(place));
        }
    }

    /** Whether a database was made in a directory; nothing is made to find out. */
    public static boolean isMadeIn(Path directory) {
        return Files.exists(new ServerDirectory(directory).data());
    }

    /** The database of a server that runs in a directory just now; nothing is started or changed to find out. */
    public static Optional<DatabaseAddress> runningIn(Path directory) {
        if (Files.notExists(directory)) {
            return Optional.empty();
        }
        ServerDirectory place = new ServerDirectory(directory);
        return Postmaster.of(place.data()).filter(Postmaster::lives).filter(Postmaster::ready)
                .map(postmaster -> new ServerSession(postmaster.port(), ServerPassword.seen(place.passwordFile()))
                        .address());
    }

    private static EmbeddedPostgres owned(ServerDirectory place, DirectoryLock ownership, Deadline deadline) {
        boolean started = false;
        try {
            ServerPassword.keep(place.administratorFile());
            Postmaster postmaster = ServerLaunch.anywhere(place, deadline).ready();
            ServerSession session = session(place, postmaster);
            session.prepare(ServerPassword.read(place.administratorFile()));
            session.check();
            started = true;
            return new EmbeddedPostgres(place, postmaster, session.address(),
                    Optional.of(new Ownership(ownership, ServerWatch.over(place, postmaster))));
        } catch (SQLException refused) {
            throw new DatabaseUnavailable("The embedded PostgreSQL in " + place.path() + " runs but does not let Baton"
                    + " in: does " + place.passwordFile() + " belong to this database? It says:\n" + place.logTail(),
                    refused);
        } finally {
            if (!started) {
                abandon(place, ownership);
            }
        }
    }

    /** A failed start leaves no server behind, but for one that still recovers: stopped, it would never finish. */
    private static void abandon(ServerDirectory place, DirectoryLock ownership) {
        try (ownership) {
            Postmaster.of(place.data())
                    .filter(Postmaster::ready)
                    .filter(Postmaster::lives)
                    .ifPresent(Postmaster::stop);
        }
    }

    private static EmbeddedPostgres attached(ServerDirectory place) {
        try {
            Postmaster postmaster = Postmaster.of(place.data())
                    .filter(Postmaster::ready)
                    .orElseThrow(() -> new DatabaseUnavailable("Another Baton owns " + place.path()
                            + " and its PostgreSQL is not ready. Wait for it or end it, then start again."));
            ServerSession session = session(place, postmaster);
            session.check();
            return new EmbeddedPostgres(place, postmaster, session.address(), Optional.empty());
        } catch (SQLException unreachable) {
            throw new DatabaseUnavailable("Another Baton owns " + place.path() + " and its PostgreSQL cannot be reached"
                    + " from here. Give this one another directory, or a PostgreSQL URL for both.", unreachable);
        }
    }

    private static ServerSession session(ServerDirectory place, Postmaster postmaster) {
        return new ServerSession(postmaster.port(), ServerPassword.read(place.passwordFile()));
    }

    /** Where Baton's database is and how to enter it. */
    public DatabaseAddress address() {
        return address;
    }

    /** Whether {@link #close()} will stop the server. */
    public boolean owner() {
        return ownership.isPresent();
    }

    /** The server's process, for an operator's eyes. */
    public long pid() {
        return ownership.map(Ownership::watch).map(ServerWatch::postmaster).orElse(first).pid();
    }

    /** Stops the server if this process owns it, cleanly and within half a minute. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ownership.ifPresent(this::stop);
    }

    /** Ownership goes with the server, even where it would not stop: the next start then takes it over. */
    private void stop(Ownership owned) {
        owned.watch().end();
        try (DirectoryLock _ = owned.lock();
                DirectoryLock _ = DirectoryLock.await(directory.startLock(), Deadline.in(PATIENCE))) {
            Postmaster.of(directory.data())
                    .filter(Postmaster::lives)
                    .ifPresent(Postmaster::stop);
        }
    }
}
