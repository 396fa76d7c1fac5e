package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.CommandLineTool;
import dev.baton.cli.screen.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The settings are looked at without starting anything. */
class ConfigCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, String... words) {
        Surroundings surroundings = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, false,
                environment, Optional.empty(), "test", InstantSource.fixed(Instant.EPOCH), _ -> () -> {
                });
        return CommandLineTool.create(surroundings,
                List.of(ServeCommand.of(environment), ConfigCommands.of(surroundings))).run(words);
    }

    @Test
    void right_settings_pass_and_wrong_ones_are_all_told() {
        assertThat(run(Map.of(), "config", "check", "--port=1")).isZero();
        assertThat(out.toString()).contains("The settings are right.");

        assertThat(run(Map.of("BATON_LOG", "loud"), "config", "check", "--port=none")).isEqualTo(2);
        assertThat(out.toString()).contains("--port: must be a whole number", "BATON_LOG: must be one of");
    }

    @Test
    void each_value_is_shown_with_where_it_comes_from_and_no_secret() {
        assertThat(run(Map.of("BATON_DATABASE_PASSWORD", "hush"), "config", "show", "--port=81")).isZero();

        assertThat(out.toString()).containsPattern("port +81 +--port").containsPattern("host +127.0.0.1 +\\(usual\\)")
                .containsPattern("database-password +… +BATON_DATABASE_PASSWORD").doesNotContain("hush");
    }

    @Test
    void programs_read_json() {
        assertThat(run(Map.of("BATON_PORT", "x"), "config", "show", "--json")).isEqualTo(2);

        assertThat(out.toString()).contains("\"port\":{\"value\":\"x\",\"from\":\"BATON_PORT\"}")
                .contains("\"mistakes\":[\"BATON_PORT: must be");
    }

    @Test
    void a_server_does_not_start_over_wrong_settings() {
        assertThat(run(Map.of("BATON_DATABASE_CONNECTIONS", "1"), "serve", "--port=none")).isEqualTo(2);

        assertThat(err.toString()).contains("--port: must be", "BATON_DATABASE_CONNECTIONS: must be");
    }

    @Test
    void a_password_is_no_flag() {
        assertThat(run(Map.of(), "serve", "--database-password=hush")).isEqualTo(2);

        assertThat(err.toString()).contains("Unknown option");
    }
}
