package dev.baton.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bringing the server of a directory to the point where it accepts connections, whatever the last run left behind.
 *
 * <p>To be used by the holder of the start lock and the owner lock only.
 */
final class ServerLaunch {

    /**
     * A port can be taken between the look and the start, the children of a killed server need a moment to go, and a
     * server whose starter was killed at once may have come up in between: then that one is the server.
     */
    private static final int ATTEMPTS = 3;

    private final ServerDirectory directory;
    private final Deadline deadline;
    private final Place place;

    /** Where a server is to listen that has to be started. */
    private interface Place {
        int port() throws IOException;
    }

    private ServerLaunch(ServerDirectory directory, Deadline deadline, Place place) {
        this.directory = directory;
        this.deadline = deadline;
        this.place = place;
    }

    /** A launch at the port of last time or, where that is taken, at another one. */
    static ServerLaunch anywhere(ServerDirectory directory, Deadline deadline) {
        return new ServerLaunch(directory, deadline, () -> LoopbackAddress.choose(directory.portFile()));
    }

    /** A launch at this port only, since there are clients who know no other. */
    static ServerLaunch at(int port, ServerDirectory directory, Deadline deadline) {
        return new ServerLaunch(directory, deadline, () -> port);
    }

    /** Takes over the server that runs, or starts one. */
    Postmaster ready() {
        try {
            Optional<Postmaster> found = settled();
            if (found.isPresent() && found.get().runs(directory.program("postgres"))) {
                return found.get();
            }
            found.ifPresent(Postmaster::stop);
            return launched();
        } catch (IOException failure) {
            throw new DatabaseUnavailable("Cannot start the embedded PostgreSQL in " + directory.path()
                    + ". Start Baton as the account that owns this directory and see that the disk is not full.",
                    failure);
        }
    }

    /** The server that a killed process left running, once it is neither starting nor stopping any more. */
    private Optional<Postmaster> settled() {
        while (true) {
            Optional<Postmaster> found = Postmaster.of(directory.data()).filter(Postmaster::lives);
            if (found.isEmpty() || found.get().ready()) {
                return found;
            }
            pauseOrGiveUp();
        }
    }

    private Postmaster launched() throws IOException {
        Files.writeString(directory.startupLog(), "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        ServerPrograms.unpackInto(directory);
        ServerAccount account = ServerAccount.of(directory);
        DatabaseCluster.prepare(directory, account);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Postmaster> postmaster = settled(launch(account)).or(this::settled);
            if (postmaster.isPresent()) {
                return postmaster.get();
            }
        }
        throw new DatabaseUnavailable("The embedded PostgreSQL in " + directory.path()
                + " ends as soon as it is started. See to what it says and start again:\n" + directory.logTail());
    }

    private Process launch(ServerAccount account) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                directory.program("postgres").toString(), "-D", directory.data().toString()));
        words.addAll(ServerSettings.forStart(directory, place.port()));
        return account.command(directory, words).start(strangersNumber());
    }

    /**
     * PostgreSQL takes a lock file for stale when its process is gone, but not when the number now belongs to another
     * program of the same account. Instead of deleting the lock, PostgreSQL is told, by the variable that its own
     * {@code pg_ctl} uses, that this number is no server; it still looks for living children of the old one.
     */
    private Map<String, String> strangersNumber() {
        return Postmaster.of(directory.data())
                .filter(found -> !found.lives())
                .map(stale -> Map.of("PG_GRANDPARENT_PID", Long.toString(stale.pid())))
                .orElse(Map.of());
    }

    /** The server once it is ready; none if it ended instead. */
    private Optional<Postmaster> settled(Process process) {
        while (process.isAlive()) {
            Optional<Postmaster> started = Postmaster.of(directory.data())
                    .filter(found -> found.pid() == process.pid());
            if (started.filter(Postmaster::ready).isPresent()) {
                return started;
            }
            pauseOrGiveUp();
        }
        return Optional.empty();
    }

    /** A server that is still busy is left to its work: killed in its recovery, it would begin again next time. */
    private void pauseOrGiveUp() {
        if (deadline.passed()) {
            throw new DatabaseUnavailable("The embedded PostgreSQL in " + directory.path()
                    + " does not accept connections yet. If it is recovering it goes on doing so: start Baton again in"
                    + " a while. It says:\n" + directory.logTail());
        }
        Deadline.pause();
    }
}
