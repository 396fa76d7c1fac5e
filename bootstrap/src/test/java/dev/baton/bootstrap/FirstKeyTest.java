package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.application.access.Access;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.Role;
import dev.baton.application.memory.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a first start is cut short, the next one leaves a key that opens. */
class FirstKeyTest {
    private final ApiKeys keys = new InMemoryStore().apiKeys();
    private int made;

    @TempDir
    private Path data;

    private Access access() {
        return new Access(keys, InstantSource.fixed(Instant.EPOCH), UUID::randomUUID, () -> {
            byte[] secret = new byte[32];
            secret[0] = (byte) made++;
            return secret;
        });
    }

    private Path file() {
        return data.resolve("admin.key");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.toList();
        }
    }

    @Test
    void the_first_start_leaves_a_key_that_opens_and_its_owner_alone_can_read() throws IOException {
        String secret = FirstKey.settle(access(), file()).orElseThrow();

        assertThat(FirstKey.read(file())).isEqualTo(secret);
        assertThat(access().recognise(secret)).hasValueSatisfying(key -> assertThat(key.role()).isEqualTo(Role.ADMIN));
        assertThat(files()).containsExactly(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void a_later_start_tells_nothing() {
        String secret = FirstKey.settle(access(), file()).orElseThrow();

        assertThat(FirstKey.settle(access(), file())).isEmpty();
        assertThat(FirstKey.read(file())).isEqualTo(secret);
    }

    @Test
    void a_key_that_was_stored_by_a_start_cut_short_is_left_by_the_next() throws IOException {
        String secret = FirstKey.settle(access(), file()).orElseThrow();
        Files.move(file(), data.resolve("admin.key.cut-short.part"));

        assertThat(FirstKey.settle(access(), file())).contains(secret);
        assertThat(files()).containsExactly(file());
    }

    @Test
    void a_key_that_was_not_stored_any_more_is_forgotten() throws IOException {
        Files.writeString(data.resolve("admin.key.cut-short.part"), "baton_written-in-vain\n");

        String secret = FirstKey.settle(access(), file()).orElseThrow();

        assertThat(FirstKey.read(file())).isEqualTo(secret);
        assertThat(files()).containsExactly(file());
    }

    @Test
    void no_key_counts_that_could_not_be_written() throws IOException {
        Path taken = Files.writeString(data.resolve("taken"), "");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FirstKey.settle(access(), taken.resolve("admin.key")));
        assertThat(keys.list()).isEmpty();
    }
}
