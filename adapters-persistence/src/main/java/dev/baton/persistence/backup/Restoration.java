package dev.baton.persistence.backup;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.DatabaseUnavailable;
import dev.baton.persistence.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Fills an empty database from a file that {@link Backup} wrote. All rows come in one transaction: cut short, it leaves the
 * database as empty as it was, and is run again.
 */
public final class Restoration {
    private static final String ONLY_INTO_EMPTY = " A backup is restored into an empty database only, so that it is never"
            + " mixed with what is there: give a new directory with --data, or the URL of a new database.";

    private final Connection connection;
    private final BackupFile file;
    private final Consumer<Contents.Part> told;

    private Restoration(Connection connection, BackupFile file, Consumer<Contents.Part> told) {
        this.connection = connection;
        this.file = file;
        this.told = told;
    }

    /**
     * Restores.
     *
     * @param told is told of each table that is filled
     * @throws BackupFailed        if the file is not right, or the database is not empty
     * @throws DatabaseUnavailable if the database does not take it
     */
    public static Contents run(DatabaseAddress address, Path name, Consumer<Contents.Part> told) {
        return run(name, told, work -> work.apply(address));
    }

    /**
     * Restores into a database that is opened, or made, only when the whole file was read and found right.
     *
     * @param database lets work be done on it
     */
    public static Contents run(Path name, Consumer<Contents.Part> told,
            Function<Function<DatabaseAddress, Contents>, Contents> database) {
        try (BackupFile file = BackupFile.open(name)) {
            return database.apply(address -> restored(address, file, told));
        } catch (UncheckedIOException failure) {
            throw new BackupFailed("Cannot read " + name + ": " + failure.getMessage(), failure);
        }
    }

    private static Contents restored(DatabaseAddress address, BackupFile file, Consumer<Contents.Part> told) {
        Migration migration = new Migration(address);
        refuseNewer(file.label(), migration.newest());
        try {
            boolean _ = Session.in(address, Restoration::refuseUsed);
            migration.version().ifPresent(there -> refuseOlder(there, file.label()));
            migration.runUpTo(file.label().schema());
            boolean _ = Session.in(address, connection -> new Restoration(connection, file, told).all());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        migration.run();
        return file.contents();
    }

    private static void refuseOlder(String there, Label label) {
        if (Migration.isAfter(there, label.schema())) {
            throw new BackupFailed("The database was made by a newer release than the backup." + ONLY_INTO_EMPTY);
        }
    }

    private static void refuseNewer(Label label, String newest) {
        if (Migration.isAfter(label.schema(), newest)) {
            throw new BackupFailed("The backup was written by release " + label.release() + " with tables of version "
                    + label.schema() + ", and this one knows only those up to " + newest
                    + ". Restore it with that release"
                    + " or a newer one.");
        }
    }

    private static boolean refuseUsed(Connection connection) throws SQLException {
        Tables tables = new Tables(connection);
        if (tables.areForeign()) {
            throw new BackupFailed("There are tables in the database that are not Baton's." + ONLY_INTO_EMPTY);
        }
        if (tables.areUsed()) {
            throw new BackupFailed("A Baton works with this database already." + ONLY_INTO_EMPTY);
        }
        return true;
    }

    private boolean all() throws SQLException, IOException {
        connection.setAutoCommit(false);
        Tables tables = new Tables(connection);
        Map<String, List<String>> there = tables.columns();
        refuseOther(there);
        execute("LOCK TABLE " + Tables.listed(there.keySet()) + " IN ACCESS EXCLUSIVE MODE");
        boolean _ = refuseUsed(connection);
        List<String> back = tables.references(true);
        for (String away : tables.references(false)) {
            execute(away);
        }
        execute("TRUNCATE " + Tables.listed(there.keySet()));
        for (Contents.Part part : file.contents().parts()) {
            fill(part);
            told.accept(part);
        }
        for (String again : back) {
            execute(again);
        }
        count();
        connection.commit();
        return true;
    }

    private void refuseOther(Map<String, List<String>> there) {
        Map<String, List<String>> written = new HashMap<>();
        file.contents().parts().forEach(part -> written.put(part.table(), part.columns().stream().sorted().toList()));
        Map<String, List<String>> ours = new HashMap<>();
        there.forEach((table, columns) -> ours.put(table, columns.stream().sorted().toList()));
        if (!written.equals(ours)) {
            throw new BackupFailed("The tables in the backup are not those of Baton at version "
                    + file.label().schema() + ": somebody added to them or took away.");
        }
    }

    /** Triggers wait: what they would write is in the backup already. */
    private void fill(Contents.Part part) throws SQLException, IOException {
        String table = Tables.quoted(part.table());
        execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        long rows;
        try (InputStream in = file.rows(part)) {
            rows = Session.copies(connection).copyIn(
                    "COPY " + table + " (" + Tables.listed(part.columns()) + ") FROM STDIN", in);
        }
        if (rows != part.rows()) {
            throw new BackupFailed("Of " + part.rows() + " rows of " + part.table() + " only " + rows + " came in.");
        }
        execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
    }

    private void count() throws SQLException {
        for (Map.Entry<String, Long> counter : file.contents().sequences().entrySet()) {
            try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?)")) {
                set.setString(1, Tables.quoted(counter.getKey()));
                set.setLong(2, counter.getValue());
                set.execute();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
