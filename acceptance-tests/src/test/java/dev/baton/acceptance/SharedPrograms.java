package dev.baton.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's programs, which take seconds to unpack: whoever comes later shares those of one before by hard links. */
final class SharedPrograms {
    private SharedPrograms() {
    }

    /** Puts into the directory of an embedded server what another one unpacked; without another one it unpacks itself. */
    static void putInto(Path server) {
        try {
            Optional<Path> programs = unpackedBeside(server.getParent());
            if (programs.isPresent()) {
                Files.createDirectory(server);
                Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwx--x--x"));
                int code = new ProcessBuilder("cp", "-al", programs.get().toString(), server.toString()).inheritIO()
                        .start()
                        .waitFor();
                if (code != 0) {
                    throw new AssertionError("the programs in " + programs.get() + " could not be shared");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** They have their name only when they are complete. */
    private static Optional<Path> unpackedBeside(Path data) throws IOException {
        for (Path other : in(data.getParent())) {
            for (Path part : in(other.resolve("postgres"))) {
                if (part.getFileName().toString().matches("postgres-[\\d.]*\\d")
                        && Files.exists(part.resolve("unpacked"))) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> parts = Files.list(folder)) {
            return parts.toList();
        }
    }
}
