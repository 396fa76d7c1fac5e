package dev.baton.alerts;

import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox;
import dev.baton.application.alert.SalesInbox.Sent.Accepted;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.application.alert.SalesInbox.Sent.Refused;
import dev.baton.application.alert.SalesInbox.Sent.Unreachable;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;

/**
 * Writes letters into a directory instead of sending them, for trying out: one {@code .eml} file each, which mail programs open
 * and people can read. Only this account may, since leads stand in them. A repeated letter takes the place of the first.
 */
public final class DirectorySalesInbox implements SalesInbox {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path directory;
    private final MailAddress from;
    private final InstantSource clock;

    /** An inbox in this directory, which is made with its first letter. */
    public DirectorySalesInbox(Path directory, MailAddress from, InstantSource clock) {
        this.directory = directory;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Sent send(Letter letter) {
        return MailAddress.parse(letter.to()).map(to -> written(LetterMessage.id(letter),
                LetterMessage.of(SESSION, letter, to, from, clock.instant(), Optional.of("8bit"))))
                .orElseGet(() -> new Refused(true, SmtpSalesInbox.NO_ADDRESS));
    }

    private static void write(MimeMessage message, Path file) throws IOException, MessagingException {
        try (OutputStream out = Files.newOutputStream(file)) {
            message.writeTo(out);
        }
    }

    private Sent written(String id, MimeMessage message) {
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(directory,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path half = Files.createTempFile(directory, id, ".half",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                write(message, half);
                Files.move(half, directory.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                boolean _ = Files.deleteIfExists(half);
            }
            return new Accepted();
        } catch (IOException | MessagingException _) {
            return new Unreachable(Reason.STORAGE);
        }
    }
}
