package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandsTest {
    private final Shell shell = new Shell();
    private FakeBaton baton;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    private String policy() throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), "policy: plants\n").toString();
    }

    private static String version(String status) {
        return "{\"policy\":\"plants\",\"version\":2,\"status\":\"" + status + "\",\"signatures\":[]}";
    }

    @Test
    void a_policy_is_checked_and_drafted() throws IOException {
        baton.answer("POST /v1/policies/validate", 200, "{\"valid\":true,\"warnings\":[]}");
        baton.answer("POST /v1/policies", 201, version("draft"));

        assertThat(shell.run("policy", "validate", policy()).out()).contains("policy.yaml is right");
        assertThat(shell.run("policy", "draft", policy()).out().strip()).isEqualTo("plants version 2: draft");
        assertThat(baton.last().body()).isEqualTo("policy: plants\n");
        assertThat(baton.last().header("Content-type")).isEqualTo("application/yaml");
    }

    @Test
    void a_draft_is_replaced_however_it_is_or_only_as_it_was_seen() throws IOException {
        baton.answer("PUT /v1/policies/plants/2", 200, version("draft"));

        assertThat(shell.run("policy", "edit", "plants", "2", policy()).code()).isZero();
        assertThat(baton.last().header("If-match")).isEqualTo("*");

        assertThat(shell.run("policy", "edit", "plants", "2", policy(), "--seen", "\"abc\"").code()).isZero();
        assertThat(baton.last().header("If-match")).isEqualTo("\"abc\"");
    }

    @Test
    void a_version_is_proposed_signed_withdrawn_and_activated() {
        for (String verb : new String[]{"propose", "sign", "withdraw", "activate"}) {
            baton.answer("POST /v1/policies/plants/2/" + verb, 200, version(verb + "d"));
            assertThat(shell.run("policy", verb, "plants", "2").out()).contains("plants version 2: " + verb + "d");
            assertThat(baton.last().body()).isEqualTo("{}");
        }
    }

    @Test
    void who_did_without_signatures_is_named() {
        baton.answer("POST /v1/policies/plants/2/activate", 200, """
                {"policy":"plants","version":2,"status":"active","signatures":[],
                 "unsigned":{"reason":"a first look","by":"Zahra"}}""");

        Result result = shell.run("policy", "activate", "plants", "2", "--unsigned", "a first look");

        assertThat(result.out()).contains("not all signed: Zahra activated it, “a first look”");
        assertThat(baton.last().body()).isEqualTo("{\"unsigned\":true,\"reason\":\"a first look\"}");
        assertThat(shell.run("policy", "activate", "plants", "2", "--effects", "all").code()).isEqualTo(2);
    }

    @Test
    void the_versions_are_listed_with_their_reviews_and_one_is_shown_as_it_was_written() {
        baton.answer("GET /v1/policies", 200, """
                {"items":[{"policy":"plants","version":2,"status":"active","created-at":"2026-03-21T09:00:00Z",
                 "signatures":[{"name":"Sara","team":"marketing"}],"review":{"by":"2026-06-30","status":"due"}}]}""");
        baton.answer("GET /v1/policies/plants/2", 200, "policy: plants\n");

        assertThat(shell.run("policy", "list").out()).contains("plants", "2026-06-30 (due)",
                "signed by Sara (marketing)");
        assertThat(shell.run("policy", "show", "plants", "2").out().strip()).isEqualTo("policy: plants");
    }

    @Test
    void a_change_is_a_sentence_a_line() {
        baton.answer("GET /v1/policies/plants/1/diff?with=2", 200,
                "{\"changes\":[{\"message\":\"Rule “Large”, team: sales → enterprise\"}]}");

        assertThat(shell.run("policy", "diff", "plants", "1", "2").out().strip())
                .isEqualTo("Rule “Large”, team: sales → enterprise");
    }
}
