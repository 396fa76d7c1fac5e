package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.definition.Definitions;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A line for each thing that Baton needs, before it runs and while it runs. */
@Timeout(120)
class DoctorCommandTest {
    @TempDir
    private Path place;

    @Test
    void before_the_first_start_all_is_well_and_nothing_was_made() {
        Path data = place.resolve("data");

        Prompt.Result seen = Prompt.type(Map.of(), "doctor", "--port=0", "--data=" + data);

        assertThat(seen.code()).as(seen.out()).isZero();
        assertThat(seen.out()).containsPattern("fine +java").containsPattern("fine +directory .*can be made")
                .contains("Baton's own does not run just now");
        assertThat(data).doesNotExist();
    }

    @Test
    void looking_changes_nothing() throws IOException {
        Path postgres = Files.createDirectories(place.resolve("data/postgres"));
        Prompt.Result unmade = Prompt.type(Map.of(), "doctor", "--port=0", "--data=" + postgres.getParent());
        assertThat(unmade.out()).contains("Baton's own does not run just now");
        assertThat(postgres).isEmptyDirectory();

        Path data = place.resolve("served");
        try (BatonServer server = BatonServer.start(Settings.in(data, 0), InstantSource.system())) {
            Path password = data.resolve("postgres/password");
            Set<PosixFilePermission> open = PosixFilePermissions.fromString("rw-r--r--");
            Files.setPosixFilePermissions(password, open);

            Prompt.Result seen = Prompt.type(Map.of(), "doctor",
                    "--port=" + URI.create(server.url()).getPort(), "--data=" + data);

            assertThat(seen.out()).containsPattern("wrong +secrets").containsPattern("fine +tables");
            assertThat(Files.getPosixFilePermissions(password)).isEqualTo(open);
        }
    }

    @Test
    void a_baton_at_work_is_looked_at_whole() {
        Path data = place.resolve("data");
        try (BatonServer server = BatonServer.start(Settings.in(data, 0), InstantSource.system())) {
            String port = "--port=" + URI.create(server.url()).getPort();

            Prompt.Result seen = Prompt.type(Map.of(), "doctor", port, "--data=" + data);

            assertThat(seen.out()).contains("a Baton answers at").containsPattern("fine +durability")
                    .containsPattern("fine +tables +version").containsPattern("fine +definitions")
                    .containsPattern("fine +webhooks +messages to all 0")
                    .containsPattern("fine +secrets");
            assertThat(seen.code()).as(seen.out()).isZero();

            Definitions definitions = server.conversation(Definitions.class);
            assertThat(definitions.add("of-tomorrow", Tree.branch().with("definition", "of-tomorrow").done(),
                    Instant.EPOCH).version()).isEqualTo(1);
            assertThat(definitions.activate("of-tomorrow", 1,
                    Optional.of(new Waiver("a test", "first-admin", Instant.EPOCH)), Instant.EPOCH)).isTrue();
            Prompt.Result ill = Prompt.type(Map.of(), "doctor", port, "--data=" + data, "--json");

            assertThat(ill.code()).isEqualTo(1);
            assertThat(ill.out()).contains("\"fine\":false", "{\"about\":\"definitions\",\"verdict\":\"wrong\"");
        }
    }

    @Test
    void a_database_that_does_not_answer_and_wrong_settings_are_wrong() {
        Prompt.Result gone = Prompt.type(Map.of("BATON_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/baton"), "doctor",
                "--port=0", "--data=" + place);
        Prompt.Result mistaken = Prompt.type(Map.of("BATON_PORT", "many"), "doctor");

        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.out()).containsPattern("wrong +database +No PostgreSQL answers");
        assertThat(mistaken.code()).isEqualTo(1);
        assertThat(mistaken.out()).containsPattern("wrong +settings +BATON_PORT: must be a whole number");
    }

    @Test
    void a_mail_server_is_tried_where_there_is_one() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        Prompt.Result down = Prompt.type(Map.of(), "doctor", "--port=0", "--data=" + place, "--smtp-host=127.0.0.1",
                "--smtp-port=" + port, "--mail-from=baton@example.com");
        Prompt.Result nobody = Prompt.type(Map.of(), "doctor", "--port=0", "--data=" + place);
        Prompt.Result written = Prompt.type(Map.of(), "doctor", "--port=0", "--data=" + place,
                "--mail-directory=letters");

        assertThat(down.code()).isEqualTo(1);
        assertThat(down.out()).containsPattern("wrong +mail +127.0.0.1:" + port + " takes no letters: no mail server");
        assertThat(nobody.out()).containsPattern("fine +mail +nobody is written to");
        Prompt.Result silent = Prompt.type(Map.of(), "doctor", "--port=0", "--data=" + place, "--outgoing=none",
                "--mail-directory=letters");
        assertThat(silent.out()).containsPattern("doubtful +outgoing +none: nobody").doesNotContain("letters are");
        assertThat(written.out()).containsPattern("fine +mail +letters are written to letters");
    }
}
