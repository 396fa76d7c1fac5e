package dev.baton.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data directory, PostgreSQL's "database cluster": made once by {@code initdb}, made fit at each start. */
final class DatabaseCluster {

    static final String ADMINISTRATOR = "postgres";

    private static final String UNFINISHED = "data.part-";
    private static final Duration MAKING = Duration.ofSeconds(60);

    private DatabaseCluster() {}

    /** Makes the data directory if there is none, and otherwise gives it the owner and mode that PostgreSQL demands. */
    static void prepare(ServerDirectory directory, ServerAccount account) throws IOException {
        Path data = directory.data();
        account.own(directory.log());
        if (Files.notExists(data)) {
            make(directory, account);
        }
        deleteUnfinished(directory.path());
        refuseOtherVersion(data);
        account.own(data);
        account.own(directory.passwordFile());
        account.own(directory.administratorFile());
        account.ownAllInItsOwn(directory.path());
        Files.setPosixFilePermissions(data, ServerDirectory.OWNER_ONLY);
    }

    /**
     * Makes it under another name, so that what is called {@code data} is complete. The name is never used again: an
     * {@code initdb} that outlived its starter must not write into the work of the next one.
     */
    private static void make(ServerDirectory directory, ServerAccount account) throws IOException {
        Path unfinished = Files.createTempDirectory(directory.path(), UNFINISHED);
        account.own(unfinished);
        ServerPassword.renew(directory.passwordFile());
        account.own(directory.administratorFile());
        if (!account.command(directory, initdb(directory, unfinished)).succeeds(MAKING)) {
            throw new DatabaseUnavailable("Cannot make the database in " + directory.data()
                    + ". See to what initdb says and start again:\n" + directory.logTail());
        }
        Files.move(unfinished, directory.data());
    }

    /** What an {@code initdb} still writes to resists; the next start deletes it then. */
    private static void deleteUnfinished(Path directory) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                ServerDirectory.delete(leftover);
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException _) {
            return;
        }
    }

    private static List<String> initdb(ServerDirectory directory, Path data) {
        List<String> words = new ArrayList<>(List.of(
                directory.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + directory.administratorFile()));
        words.addAll(ServerSettings.forNewDatabase());
        return words;
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(ServerPrograms.MAJOR_VERSION)) {
            throw new DatabaseUnavailable(data + " was made by PostgreSQL " + version + " and this Baton brings "
                    + ServerPrograms.MAJOR_VERSION + ". Export it with the Baton that made it and import it into a new"
                    + " directory, or serve it with a PostgreSQL " + version + " and give its URL.");
        }
    }
}
