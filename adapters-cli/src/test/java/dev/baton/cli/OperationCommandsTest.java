package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationCommandsTest {
    private static final String COUNTING = """
            {"id":"rescoring-shop-2","status":"running","done":250,"total":1000,"rate":125.0,"seconds-left":66,
             "effects":{"stages":"paced","per-day":100,"moved":0,"waiting":3}}""";
    private static final String COUNTED = """
            {"id":"rescoring-shop-2","status":"running","counted-at":"2026-03-21T09:00:00Z","done":1000,"total":1000,
             "rate":125.0,"effects":{"stages":"paced","per-day":100,"moved":100,"waiting":23}}""";
    private FakeBaton baton;
    private final Shell shell = new Shell();

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    @Test
    void an_operation_tells_how_far_it_is_and_what_waits() {
        baton.answer("GET /v1/operations/rescoring-shop-2", 200, COUNTING);

        assertThat(shell.run("operation", "show", "rescoring-shop-2").out().lines()).containsExactly(
                "rescoring-shop-2: running",
                "  250 of 1,000 leads counted anew (25 %), 125.0 a second, 1:06 left",
                "  stages: paced, 100 a day; 0 moved, 3 wait for their day");
    }

    @Test
    void who_waits_sees_progress_until_all_are_counted() {
        baton.answer("GET /v1/operations", 200, "{\"items\":[" + COUNTING + "]}");
        baton.answer("GET /v1/operations/rescoring-shop-2", 200, COUNTED);
        baton.answerNext(new FakeBaton.Reply(200, "{\"items\":[" + COUNTING + "]}", Map.of()));
        baton.answerNext(new FakeBaton.Reply(200, COUNTING, Map.of()));

        Result result = shell.onScreen().run("rescore", "--wait");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("250 of 1,000");
        assertThat(result.out()).contains("1,000 of 1,000 leads counted anew (100 %)", "100 moved, 23 wait");
        assertThat(shell.pauses()).hasSize(1);
    }

    @Test
    void one_that_was_cancelled_meanwhile_is_no_success_for_who_waits() {
        baton.answer("GET /v1/operations/rescoring-shop-2", 200,
                COUNTED.replace("\"running\"", "\"cancelled\""));

        assertThat(shell.run("operation", "show", "rescoring-shop-2", "--wait").code()).isEqualTo(1);
        assertThat(shell.run("operation", "show", "rescoring-shop-2").code()).isZero();
    }

    @Test
    void an_operation_is_cancelled_and_the_servers_refusal_is_told() {
        baton.answer("POST /v1/operations/rescoring-shop-2/cancel", 200, COUNTED);
        assertThat(shell.run("operation", "cancel", "rescoring-shop-2", "--json").out()).startsWith("{\"id\":");
        baton.answer("POST /v1/operations/rescoring-shop-2/cancel", 409, "{\"title\":\"Not running\",\"status\":409}");

        assertThat(shell.run("operation", "cancel", "rescoring-shop-2").code()).isEqualTo(4);
    }

    @Test
    void operations_are_listed_and_where_there_is_none_that_is_said() {
        baton.answer("GET /v1/operations", 200, "{\"items\":[" + COUNTING + "]}");
        assertThat(shell.run("operation", "list").out()).contains("rescoring-shop-2", "running", "250", "1000");
        baton.answer("GET /v1/operations", 200, "{\"items\":[]}");

        assertThat(shell.run("rescore").code()).isEqualTo(4);
    }

    @Test
    void an_activation_chooses_effects_and_says_where_to_look() {
        baton.answer("POST /v1/definitions/shop/2/activate", 200, """
                {"definition":"shop","version":2,"status":"active","signatures":[],
                 "operation":"/v1/operations/rescoring-shop-2"}""");

        Result result = shell.run("definition", "activate", "shop", "2", "--effects", "paced", "--per-day", "7");

        assertThat(baton.last().body()).isEqualTo("{\"effects\":\"paced\",\"per-day\":7}");
        assertThat(result.err()).contains("operation show rescoring-shop-2");
    }

    @Test
    void a_diff_is_a_sentence_a_line_and_where_nothing_differs_that_is_said() {
        baton.answer("GET /v1/definitions/shop/3/diff?with=4", 200,
                """
                        {"changes":[{"pointer":"/rules/0/points","kind":"changed","message":"Rule “Demo”, points: 30 → 40"}]}""");
        assertThat(shell.run("definition", "diff", "shop", "3", "4").out().strip())
                .isEqualTo("Rule “Demo”, points: 30 → 40");
        baton.answer("GET /v1/definitions/shop/3/diff?with=4", 200, "{\"changes\":[]}");

        assertThat(shell.run("definition", "diff", "shop", "3", "4").out()).contains("say the same");
    }

    @Test
    void a_draft_that_can_never_come_true_is_kept_and_the_warning_told(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.yaml"), "definition: shop");
        String warnings = "\"warnings\":[{\"pointer\":\"/stages/MQL/enter\",\"message\":\"No lead can enter\"}]}";
        baton.answer("POST /v1/definitions/validate", 200, "{\"valid\":true," + warnings);
        baton.answer("POST /v1/definitions", 201,
                "{\"definition\":\"shop\",\"version\":4,\"status\":\"draft\"," + warnings);

        for (String command : new String[]{"validate", "add"}) {
            Result result = shell.run("definition", command, file.toString());
            assertThat(result.code()).isZero();
            assertThat(result.err()).contains("warning: /stages/MQL/enter: No lead can enter");
        }
    }

    @Test
    void the_list_reminds_of_the_review_of_what_judges() {
        baton.answer("GET /v1/definitions", 200, """
                {"items":[{"definition":"shop","version":2,"status":"active","created-at":"2026-03-21T09:00:00Z",
                 "review":{"by":"2026-06-30","status":"overdue"}}]}""");

        assertThat(shell.run("definition", "list").out()).contains("2026-06-30 (overdue)");
    }
}
