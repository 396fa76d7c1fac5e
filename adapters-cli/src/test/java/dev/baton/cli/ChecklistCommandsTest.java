package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistCommandsTest {
    private static final String ID = "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
    private static final String LEAD = "/v1/leads/" + ID + "/checklists/bant";
    private static final String FOUND = """
            {"lead":"0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42","checklist":"bant","title":"BANT","complete":50,"items":[
              {"id":"budget","question":"How much?","kind":"amount","required":true,"asks":"bant.budget","answered":true,
               "answer":{"value":{"amount":5000,"currency":"EUR"},"confidence":80,"source":"call","by":"Omid",
                         "note":"next year","at":"2026-03-21T09:30:00Z"},"gap":null,
               "history":[{"value":{"amount":3000,"currency":"EUR"},"filled-by":"form.budget"},{"value":null}]},
              {"id":"need","question":"What for?","kind":"text","required":false,"asks":"bant.need","answered":false,
               "answer":null,"gap":"unanswered"}],
             "gaps":[{"item":"when","question":"When?","reason":"unanswered","message":"Nobody has answered “When?” yet."}]}""";
    @TempDir
    private Path folder;
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
    void a_lead_s_checklist_tells_answers_older_ones_and_gaps() {
        baton.answer("GET " + LEAD + "?history=true", 200, FOUND);

        assertThat(shell.run("checklist", "lead", ID, "bant", "--history").out().lines()).containsExactly(
                "BANT: 50 % of what is required", "  budget*  How much?",
                "      5000 EUR, 80 % sure, call, Omid, 2026-03-21T09:30:00Z, “next year”",
                "      told: 3000 EUR, filled by form.budget", "      told: taken back", "  need  What for?", "      –",
                "still to ask: Nobody has answered “When?” yet.");
    }

    @Test
    void answers_are_sent_with_how_they_were_learnt() {
        baton.answer("POST " + LEAD, 200, FOUND);

        assertThat(shell.run("checklist", "answer", ID, "bant", "budget=5000 EUR", "need=", "--source", "call",
                "--confidence", "80", "--note", "next year").code()).isZero();

        assertThat(baton.asked().getLast().body()).isEqualTo("""
                {"answers":{"budget":{"value":"5000 EUR","confidence":80,"source":"call","note":"next year"},\
                "need":{"value":null,"confidence":80,"source":"call","note":"next year"}}}""");
    }

    @Test
    void what_is_no_answer_is_a_wrong_command() {
        assertThat(shell.run("checklist", "answer", ID, "bant", "budget").code()).isEqualTo(2);
        assertThat(shell.run("checklist", "answer", ID, "bant", "=5000").code()).isEqualTo(2);
    }

    @Test
    void a_file_says_itself_which_checklist_it_is() throws IOException {
        baton.answer("GET /v1/checklists/own", 404, "{}");
        baton.answer("PUT /v1/checklists/own", 200,
                "{\"checklist\":\"own\",\"title\":\"Ours\",\"items\":2,\"required\":1,\"shipped\":false}");
        Path file = Files.writeString(folder.resolve("own.yaml"), "checklist: own\nitems: []\n");

        assertThat(shell.run("checklist", "put", file.toString()).out().lines())
                .containsExactly("own: Ours (2 items, 1 required)");
        assertThat(baton.last().header("If-match")).as("there is none yet").isEmpty();
        baton.answer("GET /v1/checklists/own", 200, "{}");
        assertThat(shell.run("checklist", "put", file.toString()).code()).isZero();
        assertThat(baton.last().header("If-match")).isEqualTo("*");
        assertThat(shell.run("checklist", "put", file.toString(), "--seen", "\"e1\"").code()).isZero();
        assertThat(baton.last().header("If-match")).isEqualTo("\"e1\"");
        assertThat(shell.run("checklist", "put", Files.writeString(folder.resolve("no.yaml"), "a: b\n").toString())
                .code()).isEqualTo(2);
    }
}
