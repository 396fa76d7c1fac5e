package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.definition.Definitions;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import dev.baton.persistence.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can mend is told in a sentence of its own, and not as a fault of Baton. */
class RunningTest {
    @TempDir
    private Path data;

    @Test
    void a_database_that_cannot_be_used_is_told_with_the_reason() {
        Settings settings = new Settings("127.0.0.1", 0, data,
                Optional.of(new DatabaseAddress("jdbc:elsewhere://db.example/baton", "baton", "")), 4);

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> Running.start(settings, InstantSource.system()))
                .withMessageStartingWith("The database's URL begins with jdbc:postgresql:")
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(ExitCode.UNREACHABLE));
    }

    @Test
    void a_port_that_is_taken_is_told_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = Settings.in(data, taken.getLocalPort());

            assertThatExceptionOfType(CommandFailed.class)
                    .isThrownBy(() -> Running.start(settings, InstantSource.system()))
                    .withMessageContaining("127.0.0.1:" + taken.getLocalPort()).withMessageContaining("--port")
                    .satisfies(failed -> assertThat(failed.code()).isEqualTo(ExitCode.USAGE));
        }
    }

    @Test
    void a_version_that_only_another_release_can_read_is_told_before_anybody_is_judged_by_it() {
        Settings settings = Settings.in(data, 0);
        try (BatonServer server = BatonServer.start(settings, InstantSource.system())) {
            Definitions definitions = server.conversation(Definitions.class);
            assertThat(definitions.add("of-tomorrow", Tree.branch().with("definition", "of-tomorrow").done(),
                    Instant.EPOCH).version()).isEqualTo(1);
            assertThat(definitions.activate("of-tomorrow", 1,
                    Optional.of(new Waiver("a test", "first-admin", Instant.EPOCH)), Instant.EPOCH)).isTrue();
        }

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> Running.start(settings, InstantSource.system()))
                .withMessageStartingWith(
                        "Another release of Baton kept version 1 of the definition 'of-tomorrow'")
                .withMessageContaining("/rules").withMessageEndingWith("Run that release; nothing is lost.")
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void the_commands_of_a_client_look_for_the_key_where_the_server_leaves_it() {
        assertThat(Baton.data(Map.of())).isEqualTo(Path.of("data"));
        assertThat(Baton.data(Map.of("BATON_DATA", "/srv/baton"))).isEqualTo(Path.of("/srv/baton"));
    }
}
