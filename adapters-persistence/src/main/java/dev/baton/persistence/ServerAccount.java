package dev.baton.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL's programs run as, and the words that make a program run as it.
 *
 * <p>An ordinary user runs them as himself. PostgreSQL refuses root, so root hands them to the owner of the directory,
 * or to {@code nobody} when that is root too. Where that account cannot pass (a directory inside {@code /root}), a user
 * namespace hides from the server that it is root. {@code initdb} also refuses an account without a name, as containers
 * have; inside a namespace every account is called {@code nobody}.
 *
 * <p>Each program gets a session of its own ({@code setsid}), so that Ctrl-C in a terminal reaches this process and not
 * the server under its feet.
 *
 * @param uid the owner that the server's files must have, as seen from outside
 * @param gid their group
 * @param prefix the words before each command
 */
record ServerAccount(int uid, int gid, List<String> prefix) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final Duration PROBE = Duration.ofSeconds(10);

    /** The program must be reachable and the account have a name: both are found out by trying. */
    private static final String TRIAL = "id -un && exec \"$0\" --version";

    /** Finds the first account under which the programs of this directory run. */
    static ServerAccount of(ServerDirectory directory) {
        return candidates(directory).stream()
                .filter(account -> account.canRunProgramsOf(directory))
                .findFirst()
                .orElseThrow(() -> new DatabaseUnavailable("PostgreSQL's programs cannot run from " + directory.path()
                        + ". Run Baton as an ordinary user with a name, keep the directory on a file system that may"
                        + " execute programs (not noexec), with glibc and util-linux (setsid, setpriv, unshare)"
                        + " installed, or give a PostgreSQL URL instead. What was tried said:\n"
                        + directory.logTail()));
    }

    private static List<ServerAccount> candidates(ServerDirectory directory) {
        int me = attribute(Path.of("/proc/self"), "unix:uid");
        int myGroup = attribute(Path.of("/proc/self"), "unix:gid");
        ServerAccount own = new ServerAccount(me, myGroup, List.of("setsid"));
        if (me != ROOT) {
            return List.of(own, own.through("unshare", "--user"));
        }
        ServerAccount other = unprivileged(directory.path());
        return List.of(other, other.through("unshare", "--user"), own.through("unshare", "--user"));
    }

    private static ServerAccount unprivileged(Path directory) {
        int owner = attribute(directory, "unix:uid");
        int group = attribute(directory, "unix:gid");
        int uid = owner == ROOT ? NOBODY : owner;
        int gid = owner == ROOT || group == ROOT ? NOBODY : group;
        return new ServerAccount(uid, gid, List.of("setsid"))
                .through("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
    }

    private ServerAccount through(String... more) {
        return new ServerAccount(uid, gid, concat(prefix, List.of(more)));
    }

    private boolean canRunProgramsOf(ServerDirectory directory) {
        String postgres = directory.program("postgres").toString();
        return command(directory, List.of("/bin/sh", "-c", TRIAL, postgres)).succeeds(PROBE);
    }

    /** A command that runs as this account and says what it has to say in the start-up log. */
    ServerCommand command(ServerDirectory directory, List<String> words) {
        return new ServerCommand(concat(prefix, words), directory.startupLog());
    }

    /** Gives a tree to this account; its top last, so that a tree given half is given again. */
    void own(Path top) throws IOException {
        if (attribute(top, "unix:uid") == uid) {
            return;
        }
        List<Path> parentsFirst;
        try (Stream<Path> tree = Files.walk(top)) {
            parentsFirst = tree.toList();
        }
        for (Path file : parentsFirst.reversed()) {
            Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** In a directory of this account everything belongs to it, so that it may serve the directory without root too. */
    void ownAllInItsOwn(Path directory) throws IOException {
        if (attribute(directory, "unix:uid") != uid) {
            return;
        }
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.toList()) {
                own(child);
            }
        }
    }

    private static int attribute(Path file, String name) {
        try {
            return (Integer) Files.getAttribute(file, name);
        } catch (IOException failure) {
            throw new DatabaseUnavailable("Cannot see who owns " + file + ".", failure);
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> words = new ArrayList<>(first);
        words.addAll(second);
        return List.copyOf(words);
    }
}
