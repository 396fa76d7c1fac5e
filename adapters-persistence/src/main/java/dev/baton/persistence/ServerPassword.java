package dev.baton.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A random password of the embedded server, in a file that only its owner may read. */
final class ServerPassword {

    private static final int BYTES = 24;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private ServerPassword() {}

    /** Makes a new password for a database that is about to be made; it is on the disk before that begins. */
    static void renew(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        try (FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Makes a password where there is none; older data directories have none for the administrator. */
    static void keep(Path file) {
        try {
            if (Files.notExists(file)) {
                Path unfinished = file.resolveSibling(file.getFileName() + ".part");
                renew(unfinished);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            throw new DatabaseUnavailable("Cannot write " + file + ", a password of the embedded PostgreSQL."
                    + " Start Baton as the account that owns the directory.", failure);
        }
    }

    /** Reads the password, and closes the file to others should it have been opened. */
    static String read(Path file) {
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
        return seen(file);
    }

    /** Reads the password and leaves the file as it is. */
    static String seen(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static DatabaseUnavailable unreadable(Path file, IOException failure) {
        return new DatabaseUnavailable("Cannot read " + file + ", a password of the embedded PostgreSQL."
                + " Start Baton as the account that owns it, or bring the file back from a backup.", failure);
    }
}
