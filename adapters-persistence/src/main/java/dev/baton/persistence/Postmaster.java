package dev.baton.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server's first process, as it describes itself in {@code postmaster.pid}.
 *
 * <p>That file outlives a crash, and its number may since belong to any other program. {@link #lives()} therefore asks
 * {@code /proc} what the process was started as, which every account may read. The file itself is never deleted from
 * here: it is PostgreSQL's own protection against two servers on the same data.
 *
 * @param data the data directory in which the file was found
 * @param pid the process
 * @param port where it listens
 * @param status {@code starting}, {@code ready} or {@code stopping}; empty before that
 */
record Postmaster(Path data, long pid, int port, String status) {

    private static final Duration FAST = Duration.ofSeconds(6);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Reads the file; a missing or unfinished one tells of no server. */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            data,
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip()),
                            lines.size() <= STATUS_LINE ? "" : lines.get(STATUS_LINE).strip()));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean ready() {
        return status.equals("ready");
    }

    /** Whether the process is there and is a PostgreSQL server that may be this data's; in doubt it is. */
    boolean lives() {
        List<String> words = commandLine();
        return !words.isEmpty() && isPostgres(words.getFirst()) && hasTheOwnerOfTheData() && !servesOther(words);
    }

    /** Whether the process was started from this program. */
    boolean runs(Path program) {
        List<String> words = commandLine();
        return !words.isEmpty() && words.getFirst().equals(program.toString());
    }

    private List<String> commandLine() {
        try {
            String words = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return words.isEmpty() ? List.of() : List.of(words.split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static boolean isPostgres(String program) {
        return program.equals("postgres") || program.endsWith("/postgres");
    }

    /** PostgreSQL refuses data of another account, so a process of another account does not serve this data. */
    private boolean hasTheOwnerOfTheData() {
        try {
            Object owner = Files.getAttribute(Path.of("/proc", Long.toString(pid)), "unix:uid");
            return owner.equals(Files.getAttribute(data, "unix:uid"));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Only a data directory that claims the process itself proves that the process is not ours. */
    private boolean servesOther(List<String> words) {
        int option = words.indexOf("-D");
        if (option < 0 || option + 1 >= words.size()) {
            return false;
        }
        Path other = Path.of(words.get(option + 1));
        return !isSame(other) && of(other).filter(claimant -> claimant.pid == pid).isPresent();
    }

    private boolean isSame(Path other) {
        try {
            return Files.isSameFile(other, data);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Stops the server: clients are cut off and everything is written (SIGINT), or, if that takes too long, it is
     * stopped as by a power cut, from which it recovers by itself (SIGQUIT).
     */
    void stop() {
        signal("INT");
        if (!endsWithin(FAST)) {
            signal("QUIT");
            if (!endsWithin(IMMEDIATE)) {
                throw new DatabaseUnavailable("The embedded PostgreSQL of " + data + " does not stop: end process "
                        + pid + " with kill -QUIT.");
            }
        }
    }

    private void signal(String name) {
        List<String> kill = List.of("/bin/sh", "-c", "kill -" + name + " " + pid);
        boolean _ = new ServerCommand(kill, Path.of("/dev/null")).succeeds(IMMEDIATE);
    }

    /** Its file goes last; the process may stay as a zombie where nobody reaps orphans. */
    private boolean endsWithin(Duration patience) {
        Deadline deadline = Deadline.in(patience);
        while (lives() && Files.exists(file(data))) {
            if (deadline.passed()) {
                return false;
            }
            Deadline.pause();
        }
        return true;
    }
}
