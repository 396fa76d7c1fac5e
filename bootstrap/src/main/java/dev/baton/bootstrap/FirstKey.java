package dev.baton.bootstrap;

import dev.baton.application.access.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The first admin key and the file that it is left in, which its owner alone can read.
 *
 * <p>The secret is on the disk, under another name, before the key counts: of a start that is cut short between the two the
 * next one finds it, so that nobody is ever locked out of a Baton whose only key was never told.
 */
final class FirstKey {
    private static final String UNSETTLED = ".part";

    private FirstKey() {
    }

    /** Gives the first key out if there is none. @return its secret, on the start that leaves it in the file */
    static Optional<String> settle(Access access, Path file) {
        try {
            if (access.list().isEmpty()) {
                Files.createDirectories(folder(file));
                boolean _ = access.giveFirst(secret -> write(file, secret));
            }
            return adopt(access, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave the first admin key in " + file, e);
        }
    }

    private static Path folder(Path file) throws IOException {
        return Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElseThrow(() -> new NoSuchFileException(file.toString()));
    }

    /** Each start writes under a name of its own, so that two that start together do not write into one another's. */
    private static void write(Path file, String secret) {
        Path unsettled = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + UNSETTLED);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(unsettled,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            sync(folder(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first admin key beside " + file, e);
        }
    }

    /** A secret that opens something becomes the file, one that was written in vain goes. */
    private static Optional<String> adopt(Access access, Path file) throws IOException {
        Optional<String> adopted = Optional.empty();
        if (Files.notExists(folder(file))) {
            return adopted;
        }
        try (DirectoryStream<Path> written = Files.newDirectoryStream(folder(file),
                file.getFileName() + ".*" + UNSETTLED)) {
            for (Path unsettled : written) {
                String secret = read(unsettled);
                if (access.recognise(secret).isPresent()) {
                    Files.move(unsettled, file, StandardCopyOption.ATOMIC_MOVE);
                    sync(folder(file));
                    adopted = Optional.of(secret);
                } else {
                    Files.deleteIfExists(unsettled);
                }
            }
        }
        return adopted;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the admin key from " + file, e);
        }
    }
}
