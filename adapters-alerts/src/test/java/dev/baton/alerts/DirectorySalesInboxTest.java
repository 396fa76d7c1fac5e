package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox.Sent.Accepted;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.application.alert.SalesInbox.Sent.Refused;
import dev.baton.application.alert.SalesInbox.Sent.Unreachable;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that go nowhere can be opened, by this account alone. */
class DirectorySalesInboxTest {
    @TempDir
    private Path place;

    private DirectorySalesInbox in(Path directory) {
        return new DirectorySalesInbox(directory, Letters.FROM, () -> Letters.NOW);
    }

    @Test
    void a_letter_becomes_a_file_that_mail_programs_and_people_can_read() throws Exception {
        Path directory = place.resolve("a/letters");

        assertThat(in(directory).send(Letters.persian())).isEqualTo(new Accepted());

        Path file = directory.resolve("alert-2.eml");
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.half");
        assertThat(Files.readString(file)).contains("می‌خواهد قیمت را بداند.");
        try (InputStream bytes = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), bytes);
            assertThat(message.getSubject()).isEqualTo(Letters.persian().subject());
            assertThat(message.getMessageID()).isEqualTo("<alert-2@sales.example>");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
    }

    @Test
    void a_repeated_letter_lies_there_once() {
        assertThat(in(place).send(Letters.persian())).isEqualTo(new Accepted());
        assertThat(in(place).send(Letters.persian())).isEqualTo(new Accepted());
        assertThat(place).isDirectoryContaining("glob:**.eml");
        assertThat(place.toFile().list()).hasSize(1);
    }

    @Test
    void what_is_no_address_is_refused_here_too() {
        assertThat(in(place).send(Letters.to("sara"))).isEqualTo(new Refused(true, "553 5.1.3"));
    }

    @Test
    void a_directory_that_cannot_be_written_to_is_told() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");

        assertThat(in(file.resolve("letters")).send(Letters.persian())).isEqualTo(new Unreachable(Reason.STORAGE));
    }

    /** Where a directory of its name is, no letter can take its place. */
    @Test
    void of_a_letter_that_could_not_be_kept_nothing_is_left() throws IOException {
        Path taken = Files.createDirectories(place.resolve("alert-2.eml/inside"));

        assertThat(in(place).send(Letters.persian())).isEqualTo(new Unreachable(Reason.STORAGE));

        assertThat(place).isDirectoryContaining(taken.getParent()::equals).isDirectoryNotContaining("glob:**.half");
    }

    @Test
    void an_id_leads_out_of_no_directory() {
        Letter letter = new Letter("../a", "sara@sales.example", "en", "a", "b", "c");

        assertThatThrownBy(() -> in(place).send(letter)).isInstanceOf(IllegalArgumentException.class);
    }
}
