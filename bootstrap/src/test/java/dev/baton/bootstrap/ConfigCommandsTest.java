package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings are looked at without starting anything. */
class ConfigCommandsTest {
    @Test
    void right_settings_pass_and_wrong_ones_are_all_told() {
        Prompt.Result right = Prompt.type(Map.of(), "config", "check", "--port=1");
        Prompt.Result wrong = Prompt.type(Map.of("BATON_LOG", "loud"), "config", "check", "--port=none");

        assertThat(right).isEqualTo(new Prompt.Result(0, "The settings are right.\n", ""));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).contains("--port: must be a whole number", "BATON_LOG: must be one of");
    }

    @Test
    void each_value_is_shown_with_where_it_comes_from_and_no_secret() {
        Prompt.Result shown = Prompt.type(Map.of("BATON_DATABASE_PASSWORD", "hush"), "config", "show", "--port=81");

        assertThat(shown.code()).isZero();
        assertThat(shown.out()).containsPattern("port +81 +--port").containsPattern("host +127.0.0.1 +\\(usual\\)")
                .containsPattern("database-password +… +BATON_DATABASE_PASSWORD").doesNotContain("hush");
    }

    @Test
    void programs_read_json() {
        Prompt.Result shown = Prompt.type(Map.of("BATON_PORT", "x"), "config", "show", "--json");

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.out()).contains("\"port\":{\"value\":\"x\",\"from\":\"BATON_PORT\"}")
                .contains("\"mistakes\":[\"BATON_PORT: must be");
    }

    @Test
    void a_server_does_not_start_over_wrong_settings() {
        Prompt.Result refused = Prompt.type(Map.of("BATON_DATABASE_CONNECTIONS", "1"), "serve", "--port=none");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--port: must be", "BATON_DATABASE_CONNECTIONS: must be");
    }

    @Test
    void a_password_is_no_flag() {
        Prompt.Result refused = Prompt.type(Map.of(), "serve", "--database-password=hush");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Unknown option");
        assertThat(Prompt.type(Map.of(), "serve", "--smtp-password=hush").err()).contains("Unknown option");
    }

    @Test
    void the_demonstration_refuses_wrong_settings_beside_its_own_directory() {
        Prompt.Result refused = Prompt.type(Map.of(), "demo", "--data=elsewhere", "--port=none");

        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("--port: must be");
    }
}
