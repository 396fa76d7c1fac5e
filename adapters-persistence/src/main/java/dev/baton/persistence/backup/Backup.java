package dev.baton.persistence.backup;

import dev.baton.form.Json;
import dev.baton.domain.form.Tree;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.DatabaseUnavailable;
import dev.baton.persistence.Migration;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes everything in a database into one file, as it was at one instant, while others go on working with it.
 *
 * <p>The file is a ZIP: a label, the rows of each table as PostgreSQL copies them, and the contents with a checksum for
 * each. It has its name only when it is whole and on the disk.
 */
public final class Backup {
    static final String LABEL = "baton.json";
    static final String CONTENTS = "contents.json";
    private static final int LIGHT_COMPRESSION = 3;

    private final Connection connection;
    private final ZipOutputStream zip;
    private final Consumer<Contents.Part> told;

    private Backup(Connection connection, ZipOutputStream zip, Consumer<Contents.Part> told) {
        this.connection = connection;
        this.zip = zip;
        this.told = told;
    }

    /** The entry that holds a table's rows. */
    static String entry(String table) {
        return "tables/" + table + ".copy";
    }

    /**
     * Writes a file that is not there yet.
     *
     * @param release the release that writes it
     * @param told    is told of each table that is written
     * @throws BackupFailed        if the file cannot be written
     * @throws DatabaseUnavailable if the database cannot be read
     */
    public static Contents write(DatabaseAddress address, Path file, String release, Instant now,
            Consumer<Contents.Part> told) {
        refuseTaken(file);
        String schema = new Migration(address).version().orElseThrow(
                () -> new BackupFailed("There is nothing to back up: the database has no tables of Baton yet."));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = owned(unfinished); ZipOutputStream zip = zip(channel)) {
            Contents contents = Session.in(address, connection -> {
                snapshot(connection);
                return new Backup(connection, zip, told).all(new Label(schema, release, now));
            });
            zip.finish();
            zip.flush();
            channel.force(true);
            settle(unfinished, file);
            return contents;
        } catch (IOException failure) {
            throw new BackupFailed("Cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static void refuseTaken(Path file) {
        if (Files.exists(file)) {
            throw new BackupFailed("There is a " + file + " already. Give the backup another name, or move that away.");
        }
    }

    /** What a backup that was cut short left under this name is written over; one that is under way is left alone. */
    private static FileChannel owned(Path unfinished) throws IOException {
        FileChannel channel = FileChannel.open(unfinished, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (channel.tryLock() == null) {
            channel.close();
            throw new BackupFailed("Another backup writes " + unfinished + " just now.");
        }
        return channel.truncate(0);
    }

    private static ZipOutputStream zip(FileChannel channel) {
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
        zip.setLevel(LIGHT_COMPRESSION);
        return zip;
    }

    private static void settle(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
            Files.delete(unfinished);
        } catch (UnsupportedOperationException _) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException _) {
            refuseTaken(file);
        }
        try (FileChannel folder = FileChannel.open(
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** All tables at one instant, and each row where it lies. */
    private static void snapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronize_seqscans = off");
        }
    }

    private Contents all(Label label) throws SQLException, IOException {
        String sealed = entry(LABEL, out -> out.write(Json.write(label.tree())));
        Tables tables = new Tables(connection);
        List<Contents.Part> parts = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : tables.columns().entrySet()) {
            Contents.Part part = part(table.getKey(), table.getValue());
            parts.add(part);
            told.accept(part);
        }
        Contents contents = new Contents(sealed, parts, tables.counters());
        Tree written = contents.tree();
        String _ = entry(CONTENTS, out -> out.write(Json.write(written)));
        return contents;
    }

    private Contents.Part part(String table, List<String> columns) throws SQLException, IOException {
        long[] rows = new long[1];
        String sha256 = entry(entry(table), out -> rows[0] = Session.copies(connection).copyOut(
                "COPY " + Tables.quoted(table) + " (" + Tables.listed(columns) + ") TO STDOUT", out));
        return new Contents.Part(table, columns, rows[0], sha256);
    }

    private interface Writing {
        void to(OutputStream out) throws SQLException, IOException;
    }

    /** An entry of the file. @return its checksum */
    private String entry(String name, Writing writing) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (DigestOutputStream digest = new DigestOutputStream(new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {
                // the file has further entries
            }
        }, Session.sha256())) {
            writing.to(digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } finally {
            zip.closeEntry();
        }
    }
}
