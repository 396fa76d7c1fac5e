package dev.baton.bootstrap;

import dev.baton.application.announcement.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The key by which secrets are sealed that lie in the database. Where none was chosen it is made on the first start, in a file
 * that its owner alone can read: whoever gets hold of the database alone reads no secret.
 */
final class SecretKey {
    private SecretKey() {
    }

    /** The key of the file, which is made if it is not there. */
    static byte[] of(Path file, Supplier<byte[]> randomness) {
        try {
            if (Files.notExists(file)) {
                make(file, Base64.getEncoder().encodeToString(randomness.get()));
            }
            return read(Files.readString(file).strip(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret key in " + file, e);
        }
    }

    /** The key of the file, if one is there and can be read; none is made. */
    static Optional<byte[]> kept(Path file) {
        try {
            return Files.exists(file) ? Optional.of(read(Files.readString(file).strip(), file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static byte[] read(String written, Path file) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(written);
            if (key.length == Vault.KEY) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Told below, without what is in the file.
        }
        throw new IOException(
                file + " holds no key: put back the one that was there, base64 of " + Vault.KEY + " bytes");
    }

    /** Whole or not at all, and never over one that is there: of two starts at once both have the same key. */
    private static void make(Path file, String key) throws IOException {
        Path unsettled = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        try (FileChannel channel = FileChannel.open(unsettled,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            int _ = channel.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        try {
            Path _ = Files.createLink(file, unsettled);
        } catch (FileAlreadyExistsException _) {
            // The other one's counts.
        } finally {
            Files.delete(unsettled);
        }
    }
}
