package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest extends EmbeddedPostgresFixture {

    @Test
    void the_first_start_makes_a_durable_database_for_an_ordinary_role() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(temporary.resolve("new/database"))) {
            DatabaseAddress address = postgres.address();
            assertThat(ask(address, "SELECT current_database() || ' ' || current_user")).isEqualTo("baton baton");
            assertThat(ask(address, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).isEqualTo("f");
            assertThat(List.of(
                    ask(address, "SHOW fsync"),
                    ask(address, "SHOW synchronous_commit"),
                    ask(address, "SHOW full_page_writes")))
                    .containsOnly("on");
            assertThat(ask(address, "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(ask(address, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(address, "SHOW max_connections")).isEqualTo("64");
            assertThat(ask(address, "SELECT upper('é') || lower('İ')")).startsWith("É");
        }
    }

    @Test
    void the_archive_holds_the_version_that_the_folder_is_named_after() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ServerPrograms.VERSION).isEqualTo(ask(postgres.address(), "SHOW server_version") + ".0");
        }
    }

    @Test
    void the_server_asks_for_the_password_and_the_password_is_secret() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            DatabaseAddress address = postgres.address();
            DatabaseAddress guess = new DatabaseAddress(address.url(), address.user(), "guess");
            assertThatThrownBy(() -> ask(guess, "SELECT 1")).hasMessageContaining("password authentication failed");
            assertThat(address.toString()).doesNotContain(address.password());
            assertThat(mode(directory.resolve("password"))).isEqualTo("rw-------");
            assertThat(mode(directory.resolve("data"))).isEqualTo("rwx------");
            assertThat(mode(directory.resolve("log"))).isEqualTo("rwx------");
        }
    }

    private String content(String file) throws IOException {
        return Files.readString(directory.resolve(file)).strip();
    }

    @Test
    void the_password_of_the_role_does_not_open_the_administrators_door() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            DatabaseAddress address = postgres.address();
            DatabaseAddress guess = new DatabaseAddress(address.url(), "postgres", address.password());
            assertThatThrownBy(() -> ask(guess, "SELECT 1")).hasMessageContaining("password authentication failed");
            DatabaseAddress own = new DatabaseAddress(address.url(), "postgres", content("administrator"));
            assertThat(ask(own, "SELECT current_user")).isEqualTo("postgres");
            assertThat(mode(directory.resolve("administrator"))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_directory_whose_administrator_shared_the_password_is_given_another() throws Exception {
        DatabaseAddress first = startRememberAndClose("kept");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory);
                Connection connection = connect(
                        new DatabaseAddress(postgres.address().url(), "postgres", content("administrator")));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + first.password() + "'");
        }
        Files.delete(directory.resolve("administrator"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
            DatabaseAddress own = new DatabaseAddress(postgres.address().url(), "postgres", content("administrator"));
            assertThat(ask(own, "SELECT current_user")).isEqualTo("postgres");
            assertThat(own.password()).isNotEqualTo(first.password());
        }
    }

    @Test
    void a_restart_keeps_the_data_and_the_port() throws SQLException {
        DatabaseAddress first = startRememberAndClose("kept");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
            assertThat(postgres.address()).isEqualTo(first);
        }
    }

    @Test
    void closing_stops_the_server_and_closing_twice_is_harmless() {
        EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory);
        postgres.close();
        assertThat(Postmaster.of(directory.resolve("data"))).isEmpty();
        assertThatCode(postgres::close).doesNotThrowAnyException();
    }

    @Test
    void closing_does_not_wait_for_clients() throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory);
        try (Connection client = connect(postgres.address())) {
            assertThat(client.isValid(5)).isTrue();
            postgres.close();
            assertThat(Postmaster.of(directory.resolve("data"))).isEmpty();
        }
    }

    @Test
    void the_server_has_a_session_of_its_own_and_so_does_not_hear_ctrl_c() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(session(postgres.pid())).isEqualTo(Long.toString(postgres.pid()));
        }
    }

    @Test
    void a_second_process_attaches_and_leaves_the_server_running() throws Exception {
        try (PostgresProcess owner = PostgresProcess.startIn(directory)) {
            try (EmbeddedPostgres second = EmbeddedPostgres.startIn(directory)) {
                assertThat(owner.owner()).isTrue();
                assertThat(second.owner()).isFalse();
                assertThat(ask(second.address(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(Postmaster.of(directory.resolve("data")).filter(Postmaster::lives)).isPresent();
        }
    }

    @Test
    void a_second_user_in_the_same_process_attaches_too() throws SQLException {
        try (EmbeddedPostgres owner = EmbeddedPostgres.startIn(directory)) {
            EmbeddedPostgres.startIn(directory).close();
            assertThat(ask(owner.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_starter_does_not_wait_for_ever_for_another() {
        ServerDirectory place = ServerDirectory.open(directory);
        try (DirectoryLock _ = DirectoryLock.await(place.startLock(), Deadline.in(Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> EmbeddedPostgres.startIn(directory, Duration.ofMillis(50)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("start again");
        }
    }

    @Test
    void a_platform_without_an_archive_is_told_to_give_a_url() {
        assertThatThrownBy(() -> ServerPrograms.archive("Mac OS X", "aarch64"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("PostgreSQL URL");
        assertThat(ServerPrograms.archive("Linux", "aarch64")).isNotNull();
    }

    @Test
    void another_account_serves_where_it_can_pass() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        startRememberAndClose("kept");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
        }
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            assertThat(ask(postgres.address(), "SELECT word FROM memory")).isEqualTo("kept");
            assertThat(Files.getAttribute(directory.resolve("data"), "unix:uid")).isNotEqualTo(0);
        }
    }
}
