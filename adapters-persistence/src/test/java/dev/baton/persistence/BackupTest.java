package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.persistence.backup.Backup;
import dev.baton.persistence.backup.BackupFailed;
import dev.baton.persistence.backup.Contents;
import dev.baton.persistence.backup.Restoration;
import java.util.zip.ZipFile;
import java.util.zip.ZipEntry;
import java.util.ArrayList;
import java.nio.charset.StandardCharsets;
import java.nio.ByteOrder;
import java.nio.ByteBuffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was backed up is what is restored, whatever befalls either. */
@Timeout(120)
class BackupTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @TempDir
    private Path place;

    /** Another database, as far as Baton can tell. */
    private static DatabaseAddress elsewhere() {
        DatabaseAddress address = POSTGRES.address();
        return new DatabaseAddress(
                address.url() + (address.url().contains("?") ? "&" : "?") + "currentSchema=elsewhere",
                address.user(), address.password());
    }

    private static DatabaseAddress empty() {
        POSTGRES.execute("DROP SCHEMA IF EXISTS elsewhere CASCADE", "CREATE SCHEMA elsewhere");
        return elsewhere();
    }

    @AfterEach
    void clear() {
        POSTGRES.execute("DROP SCHEMA IF EXISTS elsewhere CASCADE", "DROP TABLE IF EXISTS later");
    }

    private Path file() {
        return place.resolve("b.baton");
    }

    private Contents backUp(DatabaseAddress address, Path file) {
        return Backup.write(address, file, "1.0-test", NOW, _ -> {
        });
    }

    private static Contents restore(DatabaseAddress address, Path file) {
        return Restoration.run(address, file, _ -> {
        });
    }

    /** Rows that are easily spoilt on the way. */
    private static void fill() {
        POSTGRES.execute(
                "INSERT INTO api_key (api_key_id, name, role, sha256, created_at) VALUES (gen_random_uuid(), 'first', 'admin', 'hash', now())",
                "INSERT INTO lead (lead_id, anonymous, created_at, stage) SELECT gen_random_uuid(), false, now(), 'LEAD' FROM generate_series(1, 500)",
                "INSERT INTO subject (subject_id, lead_id, own_lead_id, recorded_at) SELECT lead_id, lead_id, lead_id, created_at"
                        + " FROM lead",
                "INSERT INTO identity_key (kind, value, subject_id) SELECT 'external', 'crm:' || lead_id, lead_id FROM lead",
                "INSERT INTO merge_suggestion (kept, other, key_kind, key_value, recorded_at) SELECT min(lead_id::text)::uuid, max(lead_id::text)::uuid, 'email', E'a\\tb\\\\N\\n\\\\.',"
                        + " now() FROM lead",
                "INSERT INTO attribute_type VALUES ('نام شرکت', 'text'), ('\\N', 'text'), ('', 'text')",
                "INSERT INTO unread_item (feed, external_id, reason, body, received_at) VALUES ('main', 'u1', E'\\\\', '\\x00ff0a5c'::bytea, now())",
                "INSERT INTO definition_version (definition, version, status, written, created_at) VALUES"
                        + " ('default', 1, 'draft', '{\"z\": 1, \"a\":  [null, \"\\u0027\"]}', now())",
                "UPDATE workspace SET judging = 'default', judging_version = 1");
    }

    private static List<Contents.Part> rows(Contents contents) {
        return contents.parts();
    }

    @Test
    void every_row_of_every_table_comes_back() {
        fill();
        Contents written = backUp(POSTGRES.address(), file());

        assertThat(restore(empty(), file())).isEqualTo(written);

        assertThat(written.rows()).isGreaterThan(1_500);
        assertThat(rows(backUp(elsewhere(), place.resolve("again")))).isEqualTo(rows(written));
        assertThat(POSTGRES.ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND connamespace ="
                + " 'elsewhere'::regnamespace"))
                .isEqualTo(POSTGRES.ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND connamespace ="
                        + " 'public'::regnamespace"));
    }

    @Test
    void a_table_that_joins_later_is_in_it_unnamed() {
        POSTGRES.execute("CREATE TABLE later (n integer GENERATED ALWAYS AS IDENTITY, twice integer"
                + " GENERATED ALWAYS AS (2) STORED, said text)", "INSERT INTO later (said) VALUES ('a'), ('b')");

        Contents written = backUp(POSTGRES.address(), file());

        assertThat(written.parts()).filteredOn(part -> part.table().equals("later")).singleElement()
                .satisfies(part -> assertThat(part.rows()).isEqualTo(2))
                .satisfies(part -> assertThat(part.columns()).containsExactly("n", "said"));
        assertThat(written.sequences()).containsEntry("later_n_seq", 2L);
    }

    @Test
    void it_shows_one_instant_whatever_is_written_meanwhile() {
        fill();
        AtomicBoolean wrote = new AtomicBoolean();

        Contents written = Backup.write(POSTGRES.address(), file(), "1.0-test", NOW, _ -> {
            if (!wrote.getAndSet(true)) {
                POSTGRES.execute(
                        "INSERT INTO unread_item (feed, external_id, reason, body, received_at) VALUES ('main', 'u2', 'late', '', now())");
            }
        });

        assertThat(POSTGRES.ask("SELECT count(*) FROM unread_item")).containsExactly("2");
        assertThat(written.parts()).filteredOn(part -> part.table().equals("unread_item")).singleElement()
                .satisfies(part -> assertThat(part.rows()).isEqualTo(1));
    }

    @Test
    void its_owner_alone_can_read_it_and_nothing_is_left_beside_it() throws IOException {
        Contents _ = backUp(POSTGRES.address(), file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void a_file_that_is_there_is_not_written_over() throws IOException {
        Files.writeString(file(), "precious");

        assertThatThrownBy(() -> backUp(POSTGRES.address(), file())).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("already");
        assertThat(file()).hasContent("precious");
    }

    @Test
    void a_backup_of_an_older_release_is_brought_up_to_date() {
        new Migration(empty()).runUpTo("6");
        POSTGRES.execute(
                "INSERT INTO elsewhere.api_key (api_key_id, name, role, sha256, created_at) VALUES (gen_random_uuid(), 'old', 'admin', 'h', now())");
        Contents _ = backUp(elsewhere(), file());

        Contents _ = restore(empty(), file());

        assertThat(POSTGRES.ask("SELECT name FROM elsewhere.api_key WHERE person_id IS NULL")).containsExactly("old");
        assertThat(new Migration(elsewhere()).version()).contains(new Migration(elsewhere()).newest());
    }

    @Test
    void a_backup_of_a_newer_release_is_refused_by_name() {
        fill();
        POSTGRES.execute("INSERT INTO flyway_schema_history SELECT 9999, '9999', 'of tomorrow', type, script, checksum,"
                + " installed_by, installed_on, execution_time, success FROM flyway_schema_history WHERE installed_rank = 1");
        try {
            Contents _ = backUp(POSTGRES.address(), file());
        } finally {
            POSTGRES.execute("DELETE FROM flyway_schema_history WHERE installed_rank = 9999");
        }

        assertThatThrownBy(() -> restore(empty(), file())).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("release 1.0-test").hasMessageContaining("9999");
    }

    @Test
    void a_database_that_is_used_is_left_as_it_is() {
        fill();
        Contents _ = backUp(POSTGRES.address(), file());

        assertThatThrownBy(() -> restore(POSTGRES.address(), file())).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("works with this database already");
        assertThat(POSTGRES.ask("SELECT count(*) FROM lead")).containsExactly("500");
    }

    @Test
    void a_database_with_tables_of_others_is_left_as_it_is() {
        Contents _ = backUp(POSTGRES.address(), file());
        DatabaseAddress address = empty();
        POSTGRES.execute("CREATE TABLE elsewhere.invoice ()");

        assertThatThrownBy(() -> restore(address, file())).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("not Baton's");
        assertThat(POSTGRES.ask("SELECT relname FROM pg_class WHERE relnamespace = 'elsewhere'::regnamespace"))
                .containsExactly("invoice");
    }

    @Test
    void tables_that_somebody_added_to_are_refused_and_nothing_is_filled() {
        fill();
        POSTGRES.execute("CREATE TABLE later (n integer)");
        Contents _ = backUp(POSTGRES.address(), file());

        assertThatThrownBy(() -> restore(empty(), file())).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("somebody added");
        assertThat(POSTGRES.ask("SELECT count(*) FROM elsewhere.lead")).containsExactly("0");
    }

    @Test
    void what_is_no_backup_is_refused() throws IOException {
        Files.writeString(file(), "name,email\nSara,sara@example.com\n");

        assertThatThrownBy(() -> restore(empty(), file())).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is no backup");
        assertThatThrownBy(() -> restore(empty(), place.resolve("gone"))).isInstanceOf(BackupFailed.class)
                .hasMessageContaining("There is no file");
    }

    @Test
    void wherever_it_is_cut_it_is_refused() throws IOException {
        fill();
        Contents _ = backUp(POSTGRES.address(), file());
        byte[] whole = Files.readAllBytes(file());
        DatabaseAddress address = empty();

        for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
            Path cut = Files.write(place.resolve("cut-" + length), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> restore(address, cut)).as("cut at %d", length).isInstanceOf(BackupFailed.class);
        }
        assertThat(POSTGRES.ask("SELECT relname FROM pg_class WHERE relnamespace = 'elsewhere'::regnamespace"))
                .isEmpty();
    }

    @Test
    void a_byte_that_was_changed_is_found() throws IOException {
        fill();
        Contents _ = backUp(POSTGRES.address(), file());
        DatabaseAddress address = empty();
        int refused = 0;

        for (long at : contents(file())) {
            Path changed = place.resolve("changed-" + at);
            Files.copy(file(), changed);
            try (RandomAccessFile bytes = new RandomAccessFile(changed.toFile(), "rw")) {
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ 0x10);
            }
            assertThatThrownBy(() -> restore(address, changed)).as("changed at %d", at)
                    .isInstanceOf(BackupFailed.class);
            refused++;
        }
        assertThat(refused).isGreaterThan(10);
    }

    /**
     * A place within what each entry of a ZIP file holds that holds anything. What else stands there, such as the times of entries, says nothing
     * that is restored (APPNOTE.TXT 4.3.7 and 4.3.9).
     */
    private static List<Long> contents(Path file) throws IOException {
        List<Long> places = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            int at = 0;
            while (bytes.getInt(at) == 0x04034b50) {
                int name = bytes.getShort(at + 26);
                int begin = at + 30 + name + bytes.getShort(at + 28);
                ZipEntry entry = zip.getEntry(new String(bytes.array(), at + 30, name, StandardCharsets.UTF_8));
                int size = Math.toIntExact(entry.getCompressedSize());
                if (entry.getSize() > 0) {
                    places.add(begin + size / 2L);
                }
                at = begin + size;
                at += bytes.getInt(at) == 0x08074b50 ? 16 : 0;
            }
        }
        return places;
    }

    @Test
    void a_backup_that_is_killed_leaves_no_file_and_is_made_again() throws IOException {
        fill();
        try (BackupProcess process = BackupProcess.start(POSTGRES.address(), file(), "write")) {
            assertThat(process.firstTable()).isNotEmpty();
        }
        assertThat(file()).doesNotExist();

        Contents written = backUp(POSTGRES.address(), file());

        assertThat(restore(empty(), file())).isEqualTo(written);
    }

    @Test
    void a_restoration_that_is_killed_leaves_nothing_and_is_run_again() throws IOException {
        fill();
        Contents written = backUp(POSTGRES.address(), file());
        try (BackupProcess process = BackupProcess.start(empty(), file(), "restore")) {
            assertThat(process.firstTable()).isNotEmpty();
        }

        assertThat(restore(elsewhere(), file())).isEqualTo(written);

        assertThat(rows(backUp(elsewhere(), place.resolve("again")))).isEqualTo(rows(written));
    }
}
