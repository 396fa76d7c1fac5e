package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoffCommandsTest {
    private static final String ID = "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
    private static final String PATH = "/v1/handoffs/" + ID;
    private static final String HANDOFF = """
            {"id":"0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42","lead":{"id":"x","keys":{"email":["nima@hart.example"]}},
             "stage":"MQL","state":"offered","team":"inside","rep":{"person":"p","name":"Sara Rad"},
             "time-left":"PT27H5M","breached":false,
             "choice":{"because":"turn","told":"It was the turn of Sara Rad.","passed-over":[{"told":"Omid is absent."}]},
             "clocks":[{"clock":"accept","due-at":"2026-03-22T10:00:00Z","time-left":"PT27H5M","stopped-at":null,"breached":false},
                       {"clock":"first-contact","due-at":"2026-03-22T12:00:00Z","time-left":null,
                        "stopped-at":"2026-03-21T12:00:00Z","breached":false}],
             "steps":[{"at":"2026-03-21T09:30:00Z","what":"handoff.offered","rep":{"person":"p","name":"Sara Rad"},
                       "because":"turn","passed-over":[],"by":null},
                      {"at":"2026-03-21T10:30:00Z","what":"handoff.contact-attempted","channel":"phone","reached":true,
                       "by":{"person":"p","name":"Sara Rad"},"note":"after lunch"}]}""";
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
    void a_handoff_is_told_with_the_reason_its_clocks_and_its_life() {
        baton.answer("GET " + PATH, 200, HANDOFF);

        assertThat(shell.run("handoff", "show", ID).out().lines()).containsExactly(
                "nima@hart.example: offered, MQL, inside, Sara Rad", "  It was the turn of Sara Rad.",
                "  Omid is absent.", "  accept by 2026-03-22T10:00:00Z: 27:05",
                "  first-contact by 2026-03-22T12:00:00Z: stopped at 2026-03-21T12:00:00Z",
                "  2026-03-21T09:30:00Z  offered (rep Sara Rad, because turn)",
                "  2026-03-21T10:30:00Z  contact-attempted (channel phone, reached yes), Sara Rad, “after lunch”");
    }

    @Test
    void a_queue_is_a_table_by_the_time_left() {
        baton.answer("GET /v1/handoffs?team=inside&breached=true&limit=2", 200,
                "{\"items\":[" + HANDOFF.replace("\"breached\":false,\n", "\"breached\":true,\n")
                        .replaceFirst("PT27H5M", "PT0S") + "],\"next\":\"more\"}");

        Shell.Result result = shell.run("handoff", "list", "--team", "inside", "--breached", "--limit", "2");

        assertThat(result.out()).contains("nima@hart.example", "Sara Rad", "broken");
        assertThat(result.err()).contains("There are more: --cursor more");
    }

    @Test
    void the_handoffs_of_a_lead_are_filtered_and_paged_like_all_others() {
        String page = "{\"items\":[" + HANDOFF + "],\"next\":\"more\"}";
        baton.answer("GET /v1/leads?email=nima%40hart.example", 200, "{\"items\":[{\"id\":\"" + ID + "\"}]}");
        baton.answer("GET /v1/handoffs?state=all&lead=" + ID + "&limit=50", 200, page);
        baton.answer("GET /v1/handoffs?team=inside&state=accepted&lead=" + ID
                + "&from=2026-01-01T00%3A00%3A00Z&limit=1&cursor=more", 200, page);

        assertThat(shell.run("handoff", "list", "--lead", "nima@hart.example").err()).contains("--cursor more");
        assertThat(shell.run("handoff", "list", "--lead", ID, "--state", "accepted", "--team", "inside", "--from",
                "2026-01-01T00:00:00Z", "--limit", "1", "--cursor", "more").out()).contains("nima@hart.example");
    }

    @Test
    void why_sales_said_no_is_counted_by_what_marketing_can_change() {
        String report = """
                {"from":"2026-01-01T00:00:00Z","until":"2026-04-01T00:00:00Z","team":null,
                 "reasons":[{"team":"inside","reason":"too-early","title":"Zu früh\u202e","then":"recycle","count":12,
                             "blaming-criteria":12,"missing-material":0},
                            {"team":"inside","reason":"old","title":null,"then":null,"count":3,
                             "blaming-criteria":0,"missing-material":2}],
                 "rules":[{"policy":"plants","version":2,"rule":"large","count":15,"blaming-criteria":12,"missing-material":2}],
                 "sources":[{"source":null,"count":15,"blaming-criteria":12,"missing-material":2}],"contents":[],
                 "definitions":[{"judged-by":{"definition":"b2b","version":4},"count":15,"blaming-criteria":12,
                                 "missing-material":2}],
                 "totals":{"count":15,"blaming-criteria":12,"missing-material":2}}""";
        baton.answer("GET /v1/reasons/report", 200, report);
        baton.answer("GET /v1/reasons/report?from=2026-01-01T00%3A00%3A00Z&until=2026-04-01T00%3A00%3A00Z&team=inside",
                200, report);

        assertThat(shell.run("handoff", "reasons").out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("reason count criteria material", "Zu früh\ufffd 12 12 0", "old 3 0 2", "all 15 12 2");
        assertThat(shell.run("handoff", "reasons", "--by", "rule", "--from", "2026-01-01T00:00:00Z", "--until",
                "2026-04-01T00:00:00Z", "--team", "inside").out()).contains("large (plants 2)");
        assertThat(shell.run("handoff", "reasons", "--by", "definition").out()).contains("b2b 4");
        assertThat(shell.run("handoff", "reasons", "--by", "source").out()).contains("– ");
        assertThat(shell.run("handoff", "reasons", "--by", "weather").code()).isNotZero();
    }

    @Test
    void an_answer_carries_its_reason_and_note() {
        baton.answer("POST " + PATH + "/reject", 200, HANDOFF);
        baton.answer("POST " + PATH + "/contact", 200, HANDOFF);

        assertThat(shell.run("handoff", "reject", ID, "too-early", "--note", "autumn").code()).isZero();
        assertThat(baton.last().body()).isEqualTo("{\"reason\":\"too-early\",\"note\":\"autumn\"}");
        assertThat(shell.run("handoff", "contact", ID, "phone").code()).isZero();
        assertThat(baton.last().body()).isEqualTo("{\"channel\":\"phone\",\"reached\":false}");
    }

    @Test
    void whoever_comes_later_is_told_who_decided() {
        baton.answer("POST " + PATH + "/accept", 409,
                "{\"detail\":\"This handoff is accepted: Sara Rad decided that at noon.\",\"code\":\"already-decided\"}");

        Shell.Result result = shell.run("handoff", "accept", ID);

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Sara Rad decided that at noon");
    }

    @Test
    void who_waits_is_listed_page_by_page() {
        baton.answer("GET /v1/handoffs/waiting?why=returned&limit=2&cursor=x", 200,
                "{\"items\":[{\"lead\":{\"id\":\"l1\"},\"why\":\"returned\",\"told\":\"Nobody accepted it.\"}],\"next\":\"more\"}");

        Shell.Result result = shell.run("handoff", "waiting", "--why", "returned", "--limit", "2", "--cursor", "x");

        assertThat(result.out()).contains("l1", "Nobody accepted it.");
        assertThat(result.err()).contains("There are more: --cursor more");
    }

    @Test
    void what_is_open_is_counted_by_rep() {
        baton.answer("GET /v1/handoffs/counts", 200, """
                {"teams":[{"team":"inside","reps":[{"rep":null,"offered":2,"accepted":0,"breached":1},
                {"rep":{"name":"Sara Rad"},"offered":1,"accepted":3,"breached":0}]}],
                "waiting":{"unmatched":4,"returned":5}}""");

        assertThat(shell.run("handoff", "counts").out()).contains("(queue)", "Sara Rad",
                "waiting for a rule: 4, came back unanswered: 5");
    }
}
