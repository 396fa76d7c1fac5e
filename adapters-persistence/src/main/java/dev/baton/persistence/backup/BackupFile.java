package dev.baton.persistence.backup;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup that was read from end to end and found whole. */
final class BackupFile implements AutoCloseable {
    private final Path name;
    private final ZipFile zip;
    private final Label label;
    private final Contents contents;

    private BackupFile(Path name, ZipFile zip) throws IOException {
        this.name = name;
        this.zip = zip;
        this.label = tree(Backup.LABEL).flatMap(Label::of).orElseThrow(() -> foreign(name));
        this.contents = tree(Backup.CONTENTS).flatMap(Contents::of).orElseThrow(() -> cut(name));
    }

    /**
     * Opens a file and reads all of it.
     *
     * @throws BackupFailed if it is no backup, or cut short, or not as it was written
     */
    static BackupFile open(Path name) {
        try {
            if (!Files.isRegularFile(name)) {
                throw new BackupFailed("There is no file " + name + ".");
            }
            if (!beginsLikeOne(name)) {
                throw foreign(name);
            }
            return whole(name);
        } catch (ZipException broken) {
            throw cut(name);
        } catch (IOException unreadable) {
            throw new BackupFailed("Cannot read " + name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static BackupFile whole(Path name) throws IOException {
        ZipFile zip = new ZipFile(name.toFile());
        boolean whole = false;
        try {
            BackupFile file = new BackupFile(name, zip);
            file.verify();
            whole = true;
            return file;
        } finally {
            if (!whole) {
                zip.close();
            }
        }
    }

    private static boolean beginsLikeOne(Path name) throws IOException {
        try (InputStream in = Files.newInputStream(name)) {
            byte[] first = in.readNBytes(2);
            return first.length == 0 || first.length == 2 && first[0] == 'P' && first[1] == 'K';
        }
    }

    private static BackupFailed foreign(Path name) {
        return new BackupFailed(name + " is no backup that this release of Baton can read.");
    }

    private static BackupFailed cut(Path name) {
        return new BackupFailed(name + " is not whole: it was cut short, or changed since it was written."
                + " Take another copy of it.");
    }

    private void verify() throws IOException {
        boolean same = contents.label().equals(checksum(Backup.LABEL));
        for (Contents.Part part : contents.parts()) {
            same &= part.sha256().equals(checksum(Backup.entry(part.table())));
        }
        if (!same) {
            throw cut(name);
        }
    }

    private String checksum(String entry) throws IOException {
        try (DigestInputStream in = new DigestInputStream(stream(entry), Session.sha256())) {
            long _ = in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (java.io.EOFException broken) {
            throw cut(name);
        }
    }

    private Optional<Tree> tree(String entry) throws IOException {
        if (zip.getEntry(entry) == null) {
            return Optional.empty();
        }
        try (InputStream in = stream(entry)) {
            return Json.read(in.readAllBytes()) instanceof Parsed.Valid<Tree>(Tree tree)
                    ? Optional.of(tree)
                    : Optional.empty();
        }
    }

    private InputStream stream(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw cut(name);
        }
        return zip.getInputStream(found);
    }

    Label label() {
        return label;
    }

    Contents contents() {
        return contents;
    }

    /** The rows of a table. */
    InputStream rows(Contents.Part part) throws IOException {
        return stream(Backup.entry(part.table()));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BackupFailed("Cannot close " + name, e);
        }
    }
}
