package dev.baton.acceptance;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that nobody looks after but the test: started with the programs that Baton brings, and reached by its URL as an
 * operator's own is.
 */
final class ExternalPostgres implements AutoCloseable {
    private final Path directory;
    private final DatabaseAddress address;
    private final List<String> words;
    private Optional<Process> server = Optional.empty();

    private ExternalPostgres(Path directory, DatabaseAddress address, List<String> words) {
        this.directory = directory;
        this.address = address;
        this.words = words;
    }

    /** Makes a database in a directory and starts its server. */
    static ExternalPostgres in(Path directory) {
        SharedPrograms.putInto(directory);
        ExternalPostgres postgres = made(directory);
        postgres.start();
        return postgres;
    }

    private static ExternalPostgres made(Path directory) {
        try (EmbeddedPostgres made = EmbeddedPostgres.startIn(directory.toAbsolutePath())) {
            return new ExternalPostgres(directory, made.address(), words(made.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the server that Baton started, and as the same account. */
    private static List<String> words(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        List<String> words = new ArrayList<>(account(process));
        words.addAll(List.of(Files.readString(process.resolve("cmdline")).split("\0")));
        return List.copyOf(words);
    }

    /** PostgreSQL refuses root, so root calls himself something else, or becomes another. */
    private static List<String> account(Path process) throws IOException {
        Object me = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        Object account = Files.getAttribute(process, "unix:uid");
        if (!me.equals(0)) {
            return List.of();
        }
        return account.equals(me)
                ? List.of("unshare", "--user")
                : List.of("setpriv", "--reuid=" + account, "--regid=" + Files.getAttribute(process, "unix:gid"),
                        "--clear-groups", "--");
    }

    DatabaseAddress address() {
        return address;
    }

    /** Starts it, again and again until what a killed one left is gone and it answers. */
    void start() {
        server = Optional.of(Waiting.until("PostgreSQL answers", () -> {
            Process process = started();
            while (process.isAlive()) {
                if (answers()) {
                    return Optional.of(process);
                }
                ServerProcess.pause(20);
            }
            return Optional.empty();
        }));
    }

    private Process started() {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output.log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = connection()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        server.ifPresent(process -> process.destroyForcibly().onExit().join());
    }

    /** The texts in the first column that a question comes to. */
    static List<String> texts(DatabaseAddress address, String question) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    @Override
    public void close() {
        server.ifPresent(process -> {
            List<ProcessHandle> children = process.descendants().toList();
            kill();
            children.forEach(ProcessHandle::destroyForcibly);
        });
    }
}
