package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an earlier run, a copy or an operator may have left behind. */
class EmbeddedPostgresRecoveryTest extends EmbeddedPostgresFixture {

    @Test
    void an_orphan_left_by_a_killed_process_is_taken_over() throws Exception {
        long orphan;
        try (PostgresProcess killed = PostgresProcess.startIn(directory)) {
            assertThat(killed.owner()).isTrue();
            orphan = Postmaster.of(directory.resolve("data")).orElseThrow().pid();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(postgres.pid()).isEqualTo(orphan);
            assertThat(postgres.owner()).isTrue();
            assertThat(ask(postgres.address(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.of(directory.resolve("data"))).isEmpty();
    }

    @Test
    void a_server_that_was_killed_recovers_what_was_committed() throws Exception {
        try (PostgresProcess killed = PostgresProcess.startIn(directory);
                EmbeddedPostgres attached = EmbeddedPostgres.startIn(directory)) {
            assertThat(killed.owner()).isTrue();
            remember(attached.address(), "committed");
            assertThat(ProcessHandle.of(attached.pid()).orElseThrow().destroyForcibly()).isTrue();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("committed");
        }
    }

    @Test
    void a_server_that_dies_under_its_owner_is_started_again_at_its_port_each_time() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            remember(postgres.address(), "committed");
            for (int death = 1; death <= 2; death++) {
                long dead = postgres.pid();
                assertThat(ProcessHandle.of(dead).orElseThrow().destroyForcibly()).isTrue();
                while (postgres.pid() == dead) {
                    Thread.sleep(10);
                }
                assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("committed");
            }
        }
        assertThat(Postmaster.of(directory.resolve("data"))).isEmpty();
    }

    @Test
    void a_server_whose_port_is_taken_meanwhile_waits_for_it() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            remember(postgres.address(), "committed");
            long dead = postgres.pid();
            int port = Postmaster.of(directory.resolve("data")).orElseThrow().port();
            DirectoryLock nobodyStarts = DirectoryLock.await(ServerDirectory.open(directory).startLock(),
                    Deadline.in(Duration.ofSeconds(5)));
            assertThat(ProcessHandle.of(dead).orElseThrow().destroyForcibly()).isTrue();
            ProcessHandle.of(dead).ifPresent(gone -> gone.onExit().join());
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                nobodyStarts.close();
                while (!ServerDirectory.open(directory).logTail().contains("Address already in use")) {
                    Thread.sleep(10);
                }
                assertThat(taken.isBound()).isTrue();
                assertThat(postgres.pid()).isEqualTo(dead);
            }
            while (postgres.pid() == dead) {
                Thread.sleep(10);
            }
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("committed");
        }
    }

    @Test
    void a_pid_file_whose_number_belongs_to_another_program_does_not_hinder() throws Exception {
        startRememberAndClose("kept");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            leavePidFile(stranger.pid());
            try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
                assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_pid_file_whose_number_belongs_to_the_server_of_other_data_does_not_hinder() throws Exception {
        startRememberAndClose("kept");
        try (EmbeddedPostgres other = EmbeddedPostgres.startIn(temporary.resolve("other"))) {
            leavePidFile(other.pid());
            try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
                assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
                assertThat(ask(other.address(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void half_unpacked_programs_and_a_half_made_database_are_made_again() throws Exception {
        startRememberAndClose("kept");
        ServerDirectory place = ServerDirectory.open(directory);
        Files.delete(place.programs().resolve("share/postgresql/postgres.bki"));
        Files.createDirectories(directory.resolve("postgres-18.6.0.part/bin"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
        }
        assertThat(place.programs().resolve("share/postgresql/postgres.bki")).exists();
        ServerDirectory.delete(place.data());
        Files.createDirectories(directory.resolve("data.part-1/base"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(names(directory)).noneMatch(name -> name.contains(".part"));
    }

    @Test
    void permissions_opened_by_a_copy_are_closed_again() throws Exception {
        startRememberAndClose("kept");
        Files.setPosixFilePermissions(directory.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(directory.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
        }
        assertThat(mode(directory.resolve("data"))).isEqualTo("rwx------");
        assertThat(mode(directory.resolve("password"))).isEqualTo("rw-------");
    }

    @Test
    void a_taken_port_is_replaced_and_the_new_one_remembered() throws Exception {
        startRememberAndClose("kept");
        int last = Integer.parseInt(Files.readString(directory.resolve("port")).strip());
        try (ServerSocket taken = new ServerSocket(last, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
            assertThat(postgres.address().url())
                    .doesNotContain(":" + last + "/")
                    .contains(":" + Files.readString(directory.resolve("port")).strip() + "/");
        }
    }

    @Test
    void a_password_that_does_not_fit_is_named_and_leaves_no_server_behind() throws Exception {
        startRememberAndClose("kept");
        Files.writeString(directory.resolve("password"), "other");
        assertThatThrownBy(() -> EmbeddedPostgres.startIn(directory))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("password")
                .hasMessageContaining(directory.toRealPath().toString());
        assertThat(Postmaster.of(directory.resolve("data"))).isEmpty();
    }

    @Test
    void a_server_that_cannot_run_says_why() throws Exception {
        startRememberAndClose("kept");
        Files.writeString(directory.resolve("data/postgresql.conf"), "shared_buffers = plenty\n");
        assertThatThrownBy(() -> EmbeddedPostgres.startIn(directory))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("shared_buffers");
    }

    @Test
    void data_of_another_major_version_is_refused() throws Exception {
        startRememberAndClose("kept");
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.startIn(directory))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("PostgreSQL 17");
    }
}
