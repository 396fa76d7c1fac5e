package dev.baton.persistence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, which come packed on the class path and are unpacked once.
 *
 * <p>They are unpacked under another name and renamed when complete. A receipt tells which archive they came from and
 * how much there should be, so that a folder which lost files (a full disk, a power cut) is unpacked again.
 */
final class ServerPrograms {

    /** The version of the archives; a test asks the unpacked server whether it agrees. */
    static final String VERSION = "18.6.0";

    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    private static final String RECEIPT = "unpacked";

    private ServerPrograms() {}

    /** Sees to it that the programs lie complete in the directory. */
    static void unpackInto(ServerDirectory directory) {
        URL archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path target = directory.programs();
        try {
            long size = archive.openConnection().getContentLengthLong();
            if (!isComplete(target, size)) {
                unpack(archive, size, target);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw new DatabaseUnavailable("Cannot unpack PostgreSQL's programs into " + target
                    + ". They need 70 MB of disk and this account's permission to write there.", failure);
        }
    }

    /** Finds the archive for a platform, or says what to do without one. */
    static URL archive(String system, String processor) {
        return archiveName(system, processor)
                .flatMap(name -> Optional.ofNullable(ServerPrograms.class.getResource("/" + name)))
                .orElseThrow(() -> new DatabaseUnavailable("There is no embedded PostgreSQL for " + system + " on "
                        + processor + ": give a PostgreSQL URL instead."));
    }

    private static Optional<String> archiveName(String system, String processor) {
        if (!system.equals("Linux")) {
            return Optional.empty();
        }
        return switch (processor) {
            case "amd64", "x86_64" -> Optional.of("postgres-linux-x86_64.txz");
            case "aarch64", "arm64" -> Optional.of("postgres-linux-arm_64.txz");
            default -> Optional.empty();
        };
    }

    private static boolean isComplete(Path target, long archiveSize) throws IOException {
        Path receipt = target.resolve(RECEIPT);
        return Files.exists(receipt) && Files.readString(receipt).equals(receipt(target, archiveSize));
    }

    private static String receipt(Path target, long archiveSize) throws IOException {
        long files = 0;
        long bytes = 0;
        for (Path file : files(target)) {
            files++;
            bytes += Files.size(file);
        }
        return "archive " + archiveSize + " files " + files + " bytes " + bytes + "\n";
    }

    private static List<Path> files(Path target) throws IOException {
        try (Stream<Path> tree = Files.walk(target)) {
            return tree.filter(file -> !file.endsWith(RECEIPT)).filter(Files::isRegularFile).toList();
        }
    }

    private static void unpack(URL archive, long archiveSize, Path target) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        ServerDirectory.delete(unfinished);
        Files.createDirectories(unfinished);
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        openFolders(unfinished);
        Files.writeString(unfinished.resolve(RECEIPT), receipt(unfinished, archiveSize));
        ServerDirectory.delete(target);
        Files.move(unfinished, target);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            setMode(file, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }

    /** Opens the folders to every account, whatever the umask: the server may run as another one. */
    private static void openFolders(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path folder : tree.filter(Files::isDirectory).toList()) {
                setMode(folder, "rwxr-xr-x");
            }
        }
    }

    private static void setMode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
