package dev.baton.bootstrap.doctor;

import static dev.baton.bootstrap.doctor.Finding.Verdict.DOUBTFUL;
import static dev.baton.bootstrap.doctor.Finding.Verdict.FINE;
import static dev.baton.bootstrap.doctor.Finding.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Endpoint.Secrets;
import dev.baton.application.announcement.EventFilter;
import dev.baton.application.announcement.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told apart from what is only doubtful, and each says what to do. */
class FindingsTest {
    @TempDir
    private Path place;

    @Test
    void a_java_that_is_too_old_is_wrong() {
        assertThat(Machine.java(25).verdict()).isEqualTo(FINE);
        assertThat(Machine.java(21)).isEqualTo(
                new Finding("java", WRONG, "Java 21 is too old: install a JDK 25 or newer."));
    }

    @Test
    void room_and_memory_that_will_not_last_are_told() {
        assertThat(Machine.room(100L << 20, place).verdict()).isEqualTo(WRONG);
        assertThat(Machine.room(1_000L << 20, place).verdict()).isEqualTo(DOUBTFUL);
        assertThat(Machine.room(10_000L << 20, place).verdict()).isEqualTo(FINE);
        assertThat(Machine.memory(64L << 20).said()).contains("BATON_JAVA_OPTS");
        assertThat(Machine.memory(256L << 20).verdict()).isEqualTo(FINE);
    }

    @Test
    void a_directory_that_is_a_file_is_wrong_and_one_that_can_be_made_is_fine() throws IOException {
        assertThat(Machine.rights(place.resolve("new/data")).said()).endsWith("can be made");
        assertThat(Machine.rights(Files.writeString(place.resolve("file"), "")).verdict()).isEqualTo(WRONG);
    }

    @Test
    void a_key_that_others_can_read_is_wrong() throws IOException {
        Path key = Files.writeString(place.resolve("admin.key"), "baton_x");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Machine.secrets(place).said()).contains("chmod 600");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(Machine.secrets(place).verdict()).isEqualTo(FINE);
    }

    @Test
    void a_port_that_another_program_has_is_wrong() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(Machine.port("127.0.0.1", port).said()).contains("choose another --port");
        }
        assertThat(Machine.port("127.0.0.1", port).verdict()).isEqualTo(FINE);
    }

    @Test
    void a_database_that_may_lose_what_was_acknowledged_is_wrong_by_the_name_of_the_setting() {
        assertThat(Storage.durability(Map.of("fsync", "on", "synchronous_commit", "remote_apply")).verdict())
                .isEqualTo(FINE);
        assertThat(Storage.durability(Map.of("fsync", "off", "synchronous_commit", "off")).said())
                .startsWith("fsync, synchronous_commit is off");
    }

    @Test
    void a_clock_that_differs_is_doubtful_in_either_direction() {
        assertThat(Storage.clock(Duration.ofMillis(-900)).verdict()).isEqualTo(FINE);
        assertThat(Storage.clock(Duration.ofSeconds(5)).verdict()).isEqualTo(DOUBTFUL);
        assertThat(Storage.clock(Duration.ofSeconds(-5)).verdict()).isEqualTo(DOUBTFUL);
    }

    @Test
    void tables_of_a_newer_release_are_wrong_and_older_ones_doubtful() {
        assertThat(Storage.tables(Optional.of("11"), "10").verdict()).isEqualTo(WRONG);
        assertThat(Storage.tables(Optional.of("9"), "10").verdict()).isEqualTo(DOUBTFUL);
        assertThat(Storage.tables(Optional.of("10"), "10").verdict()).isEqualTo(FINE);
        assertThat(Storage.tables(Optional.empty(), "10").verdict()).isEqualTo(FINE);
    }

    @Test
    void webhooks_whose_secrets_another_key_sealed_are_doubtful() {
        Vault vault = new Vault(new byte[Vault.KEY], () -> new byte[Vault.KEY]);
        byte[] other = new byte[Vault.KEY];
        other[0] = 1;
        UUID id = new UUID(1, 1);
        Endpoint crm = new Endpoint(id, "CRM", URI.create("https://crm.example/"), EventFilter.ALL,
                new Secrets(vault.sealed(new byte[32], id), Optional.empty()), Optional.empty(), Optional.empty(),
                Instant.EPOCH);

        assertThat(Storage.webhooks(List.of(crm), Optional.of(vault)).verdict()).isEqualTo(FINE);
        for (Optional<Vault> wrong : List.of(Optional.of(new Vault(other, () -> other)), Optional.<Vault>empty())) {
            assertThat(Storage.webhooks(List.of(crm), wrong).verdict()).isEqualTo(DOUBTFUL);
            assertThat(Storage.webhooks(List.of(crm), wrong).said()).contains("CRM", "secret.key");
        }
    }

    @Test
    void upkeep_that_nobody_does_is_told() {
        assertThat(Storage.upkeep(Optional.of(Duration.ofHours(1))).said()).contains("60 minutes");
        assertThat(Storage.upkeep(Optional.of(Duration.ofMinutes(1))).verdict()).isEqualTo(FINE);
        assertThat(Storage.upkeep(Optional.empty()).verdict()).isEqualTo(FINE);
    }
}
