package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import dev.baton.cli.server.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class CommandsTest {
    private static final String LEAD_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String LEAD = """
            {"id":"01890a5d-ac96-774b-bcce-b302099a8057","keys":{"email":["sara@example.com"]},
             "attributes":{"company":"Blue Kite","budget":{"amount":12.5,"currency":"EUR"},"tags":["a","b"]},
             "consents":{"email":"granted"},"reachability":{"email":"unreachable"},"source":"نمایشگاه","customer":false,"stage":"MQL",
             "stage-since":"2026-03-21T09:00:00Z","score":{"at":"2026-03-22T00:00:00Z","total":62,"grade":"A2",
             "dimensions":{"fit":{"shown":80,"exact":80,"band":"A"},"interest":null}},
             "judged-by":{"definition":"b2b","version":3},"suggested-merges":[]}
            """;

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
    void the_funnel_is_a_table_with_one_decimal() {
        baton.answer("GET /v1/funnel?by=source", 200,
                """
                        {"by":"source","rows":[{"source":"organic search","leads":2296,"qualified":10,"won":271,"conversion":0.1180},
                         {"source":"نمایشگاه","leads":8,"qualified":0,"won":1,"conversion":0.125},
                         {"source":null,"leads":60,"qualified":0,"won":14,"conversion":0.2333}],
                         "totals":{"leads":2364,"qualified":10,"won":286,"conversion":0.121}}
                        """);
        Result result = shell.run("funnel");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).containsExactly(
                "source          leads  qualified  won  conversion",
                "organic search  2,296         10  271      11.8 %",
                "نمایشگاه            8          0    1      12.5 %",
                "(none)             60          0   14      23.3 %",
                "all             2,364         10  286      12.1 %");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void every_result_can_be_had_as_json() {
        baton.answer("GET /v1/funnel?by=source", 200, "{\"rows\": []}");
        assertThat(shell.run("funnel", "--json").out()).isEqualTo("{\"rows\":[]}" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({"sara@example.com,/v1/leads?email=sara%40example.com", "crm:47 11,/v1/leads?external=crm%3A47%2011",
            "+98 21 12345678,/v1/leads?phone=%2B98%2021%2012345678"})
    void a_lead_is_found_by_any_of_its_keys(String key, String path) {
        baton.answer("GET " + path, 200, "{\"items\":[" + LEAD + "]}");
        Result result = shell.run("lead", "show", key);
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("key email", "sara@example.com", "12.5 EUR", "a, b", "MQL since 2026-03-21",
                "62 (A2)", "80 A", "b2b version 3");
    }

    @Test
    void a_lead_is_found_by_its_id() {
        baton.answer("GET /v1/leads/" + LEAD_ID, 200, LEAD);
        assertThat(shell.run("lead", "show", LEAD_ID).out()).contains("Blue Kite")
                .containsPattern("consent email +granted").containsPattern("reach by email +unreachable");
    }

    @Test
    void a_lead_that_is_not_there_is_said_to_be_missing() {
        baton.answer("GET /v1/leads?email=no%40example.com", 200, "{\"items\":[]}");
        Result result = shell.run("lead", "show", "no@example.com");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("There is no lead no@example.com");
    }

    @Test
    void a_name_that_is_no_key_is_refused_with_the_right_forms() {
        Result result = shell.run("lead", "show", "Sara");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("crm:4711");
    }

    @Test
    void leads_are_merged_by_any_of_their_keys_and_parted_by_the_id_of_the_part() {
        String other = LEAD_ID.replace('1', '2');
        baton.answer("GET /v1/leads?email=sara%40example.com", 200, "{\"items\":[" + LEAD + "]}");
        baton.answer("POST /v1/leads/" + LEAD_ID + "/merge", 200, LEAD);
        baton.answer("POST /v1/leads/" + LEAD_ID + "/unmerge", 200, "{\"items\":[" + LEAD + "," + LEAD + "]}");

        assertThat(shell.run("lead", "merge", "sara@example.com", other).out()).contains("Blue Kite");
        assertThat(baton.last().body()).isEqualTo("{\"lead\":\"" + other + "\"}");
        assertThat(shell.run("lead", "unmerge", LEAD_ID, other).out()).contains("Blue Kite");
        assertThat(baton.last().body()).isEqualTo("{\"lead\":\"" + other + "\"}");
    }

    @Test
    void a_lead_is_erased_and_only_suppressed_where_that_is_said() {
        baton.answer("DELETE /v1/leads/" + LEAD_ID, 204, "");
        baton.answer("DELETE /v1/leads/" + LEAD_ID + "?suppress=true", 204, "");

        assertThat(shell.run("lead", "erase", LEAD_ID).err()).contains("Erased");
        assertThat(baton.last().path()).endsWith(LEAD_ID);
        assertThat(shell.run("lead", "erase", LEAD_ID, "--suppress").code()).isZero();
        assertThat(baton.last().path()).endsWith("?suppress=true");
    }

    @Test
    void suggestions_are_listed() {
        baton.answer("GET /v1/merge-suggestions?limit=200", 200, "{\"items\":[{\"lead\":\"a\",\"other\":\"b\","
                + "\"by\":{},\"recorded-at\":\"2026-03-21T09:30:00Z\"}]}");

        assertThat(shell.run("lead", "suggestions").out()).contains("may be the same as", "2026-03-21T09:30:00Z");
    }

    @Test
    void an_explanation_shows_each_rule_with_what_it_rests_on() {
        baton.answer("GET /v1/leads/" + LEAD_ID + "/explanation", 200,
                """
                        {"lead":"x","judged-by":{"definition":"b2b","version":3},"stage":"MQL","at":"2026-03-22T00:00:00Z","total":62,
                         "dimensions":[{"dimension":"fit","title":{"en":"Fit","fa":"تناسب"},"weight":60,"sum":90,"exact":80,
                         "clamped":-10,"shown":80,"band":"A","groups":[],"rules":[
                         {"rule":"price-page","title":{},"group":null,"before-range":50,"points":30,"because":[],
                          "evidence":[{"feed":"web","id":"1","type":"page-viewed","occurred-at":"2026-03-20T10:00:00Z","age-days":2,"points":4.53},
                          {"feed":"web","id":"2","type":"page-viewed","occurred-at":"2026-03-21T10:00:00Z","age-days":1,"points":4.76},
                          {"feed":"web","id":"3","type":"page-viewed","occurred-at":"2026-03-22T00:00:00Z","age-days":0,"points":5}]},
                         {"rule":"size","title":{"en":"Right size"},"before-range":60,"points":60,"because":["employees"],"evidence":[]}]},
                         {"dimension":"interest","title":{},"weight":40,"exact":null,"clamped":0,"shown":null,"groups":[],"rules":[]}]}
                        """);
        Result result = shell.run("lead", "explain", LEAD_ID);
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Total 62, MQL, by b2b version 3", " 80  Fit A (weight 60 %)",
                "+30    price-page", "page-viewed on 2026-03-20, 2 days ago: +4.53",
                "page-viewed on 2026-03-21, 1 day ago: +4.76", "page-viewed on 2026-03-22, today: +5",
                "held at its limit; it would be 50",
                "+60    Right size: employees", "-10    limit of the dimension", "–  interest (weight 40 %)");
    }

    @Test
    void a_right_definition_is_said_to_be_right() throws IOException {
        baton.answer("POST /v1/definitions/validate", 200, "{\"valid\":true}");
        assertThat(shell.run("definition", "validate", definition()).code()).isZero();
        assertThat(baton.last().header("Content-type")).isEqualTo("application/yaml");
    }

    @Test
    void a_wrong_definition_is_told_with_every_place() throws IOException {
        baton.answer("POST /v1/definitions/validate", 422, """
                {"title":"The content is not right","status":422,"errors":[
                 {"pointer":"/rules/0/points","code":"missing","message":"is missing"},
                 {"pointer":"","code":"x","message":"too long"}]}
                """);
        Result result = shell.run("definition", "validate", definition());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("  /rules/0/points: is missing", "  (the whole document): too long");
    }

    @Test
    void scenarios_are_told_with_what_came_of_them() throws IOException {
        String scenarios = """
                "scenarios":[{"scenario":"boss","title":"A boss asks","passes":true,"stage":"MQL",
                 "score":{"total":71},"failures":[]},{"scenario":"student","title":"A student","passes":false,
                 "stage":"MQL","score":{"total":50},"failures":[{"message":"Should be LEAD, and it is MQL."}]}]
                """;
        baton.answer("POST /v1/definitions/validate", 200, "{\"valid\":true," + scenarios + "}");
        baton.answer("POST /v1/definitions", 201, "{\"definition\":\"b2b\",\"version\":4,\"status\":\"draft\","
                + scenarios + "}");
        assertThat(shell.run("definition", "validate", definition()).out())
                .contains("  scenario “A boss asks”: MQL, total 71", "  scenario “A student”: MQL, total 50");
        assertThat(shell.run("definition", "add", definition()).err())
                .contains("    fails: Should be LEAD, and it is MQL.");
    }

    @Test
    void a_definition_is_added_and_activated_at_once() throws IOException {
        baton.answer("POST /v1/definitions", 201, "{\"definition\":\"b2b\",\"version\":4,\"status\":\"draft\"}");
        baton.answer("POST /v1/definitions/b2b/4/activate", 200,
                "{\"definition\":\"b2b\",\"version\":4,\"status\":\"active\"}");
        assertThat(shell.run("definition", "add", definition()).out()).startsWith("b2b version 4: draft");
        assertThat(shell.run("definition", "add", definition(), "--activate").out())
                .startsWith("b2b version 4: active");
    }

    @Test
    void a_version_is_proposed_signed_and_withdrawn_and_its_signatures_are_named() {
        for (String verb : new String[]{"propose", "sign", "withdraw"}) {
            baton.answer("POST /v1/definitions/b2b/4/" + verb, 200,
                    """
                            {"definition":"b2b","version":4,"status":"proposed","signatures":[{"name":"Sara","team":"marketing"}]}""");
            assertThat(shell.run("definition", verb, "b2b", "4").out().strip())
                    .isEqualTo("b2b version 4: proposed, signed by Sara (marketing)");
        }
        baton.answer("GET /v1/definitions", 200, """
                {"items":[{"definition":"b2b","version":4,"status":"signed","signatures":[
                 {"name":"Sara","team":"marketing"},{"name":"Omid","team":"sales"}]}]}""");
        assertThat(shell.run("definition", "list").out())
                .contains("signed by Sara (marketing), signed by Omid (sales)");
    }

    @Test
    void a_version_may_judge_unsigned_for_a_reason_that_is_shown() {
        baton.answer("POST /v1/definitions/b2b/4/activate", 200, """
                {"definition":"b2b","version":4,"status":"active","signatures":[],
                 "unsigned":{"reason":"a first look","by":"Sara"}}""");
        assertThat(shell.run("definition", "activate", "b2b", "4", "--unsigned", "a first look").out())
                .contains("not all signed: Sara let it judge, “a first look”");
        assertThat(baton.last().body()).isEqualTo("{\"unsigned\":true,\"reason\":\"a first look\"}");
    }

    @Test
    void a_refused_definition_ends_with_the_servers_words() throws IOException {
        baton.answer("POST /v1/definitions", 422, "{\"title\":\"Not right\",\"status\":422}");
        assertThat(shell.run("definition", "add", definition()).code()).isEqualTo(4);
    }

    @Test
    void versions_are_listed_and_shown_as_they_were_written() {
        baton.answer("GET /v1/definitions", 200, """
                {"items":[{"definition":"b2b","version":4,"status":"active","created-at":"2026-03-21T09:00:00Z"}]}""");
        assertThat(shell.run("definition", "list").out()).contains("b2b               4  active");
        baton.answer("GET /v1/definitions/b2b/4", 200, "definition: b2b\n");
        assertThat(shell.run("definition", "show", "b2b", "4").out().strip()).isEqualTo("definition: b2b");
        assertThat(baton.last().header("Accept")).startsWith("application/yaml");
    }

    @Test
    void the_secret_of_a_key_stands_alone_on_the_output() {
        baton.answer("POST /v1/keys", 201,
                "{\"id\":\"k1\",\"name\":\"shop\",\"role\":\"integration\",\"secret\":\"baton_abc\"}");
        Result result = shell.run("key", "create", "shop", "integration");
        assertThat(result.out().strip()).isEqualTo("baton_abc");
        assertThat(result.err()).contains("cannot be shown again");
        assertThat(baton.last().body()).isEqualTo("{\"name\":\"shop\",\"role\":\"integration\"}");
    }

    @Test
    void giving_out_a_key_is_never_tried_twice() {
        baton.breakConnections(1);
        assertThat(shell.run("key", "create", "shop", "integration").code()).isEqualTo(3);
        assertThat(baton.asked()).hasSize(1);
    }

    @Test
    void a_key_is_revoked() {
        baton.answer("DELETE /v1/keys/k1", 204, "");
        assertThat(shell.run("key", "revoke", "k1").code()).isZero();
    }

    @Test
    void a_key_is_revoked_also_when_the_first_answer_was_lost() {
        baton.answer("DELETE /v1/keys/k1", 404, "{\"title\":\"Not found\"}");
        baton.breakConnections(1);
        Result result = shell.run("key", "revoke", "k1");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Revoked k1");
    }

    @Test
    void a_key_that_does_not_exist_is_not_revoked() {
        baton.answerNext(FakeBaton.Reply.of(503, "{}"));
        assertThat(shell.run("key", "revoke", "nobodys").code()).isEqualTo(4);
    }

    @Test
    void whoever_waits_for_the_server_is_told_so_once() {
        baton.close();
        Result result = shell.run("key", "list");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err().split("waiting for it", -1)).hasSize(2);
    }

    @Test
    void a_person_is_not_kept_waiting_as_long_as_an_import() {
        Patience brief = Patience.USUAL.brief();
        assertThat(brief.attempts()).isLessThan(Patience.USUAL.attempts());
    }

    @Test
    void a_person_is_added_and_the_id_stands_alone_on_the_output() {
        baton.answer("POST /v1/people", 201, "{\"id\":\"p1\",\"name\":\"Sara\",\"team\":\"sales\"}");
        assertThat(shell.run("person", "add", "Sara", "sales", "--email", "sara@example.com").out().strip())
                .isEqualTo("p1");
        assertThat(baton.last().body())
                .isEqualTo("{\"name\":\"Sara\",\"team\":\"sales\",\"email\":\"sara@example.com\"}");
        baton.answer("GET /v1/people", 200, "{\"items\":[{\"id\":\"p1\",\"name\":\"Sara\",\"team\":\"sales\"}]}");
        assertThat(shell.run("person", "list").out()).contains("p1  Sara  sales  –");
    }

    @Test
    void a_person_is_changed_and_removed() {
        baton.answer("PUT /v1/people/p1", 200, "{\"id\":\"p1\",\"name\":\"Sara Rad\",\"team\":\"sales\"}");
        assertThat(
                shell.run("person", "change", "p1", "Sara Rad", "sales", "--role", "sales", "--subject", "s-1").code())
                .isZero();
        assertThat(baton.last().body())
                .isEqualTo("{\"name\":\"Sara Rad\",\"team\":\"sales\",\"role\":\"sales\",\"subject\":\"s-1\"}");
        baton.answer("DELETE /v1/people/p1", 204, "");
        assertThat(shell.run("person", "remove", "p1").code()).isZero();
    }

    @Test
    void a_key_is_given_to_a_person_and_listed_with_the_name() {
        baton.answer("POST /v1/keys", 201, "{\"id\":\"k1\",\"secret\":\"baton_abc\"}");
        assertThat(shell.run("key", "create", "laptop", "sales", "--person", "p1").code()).isZero();
        assertThat(baton.last().body()).contains("\"person\":\"p1\"");
        baton.answer("GET /v1/keys", 200,
                "{\"items\":[{\"id\":\"k1\",\"name\":\"laptop\",\"role\":\"sales\",\"person\":{\"name\":\"Sara\"}}]}");
        assertThat(shell.run("key", "list").out()).contains("laptop  sales  Sara");
    }

    @Test
    void attributes_are_declared_and_listed_with_their_types() {
        baton.answer("PUT /v1/attributes/company%20size", 200, "{\"name\":\"company size\",\"type\":\"number\"}");
        baton.answer("GET /v1/attributes", 200,
                "{\"items\":[{\"name\":\"company size\",\"type\":\"number\"},{\"name\":\"role\",\"type\":\"text\"}]}");

        assertThat(shell.run("attribute", "declare", "company size", "number").out().strip())
                .isEqualTo("company size  number");
        assertThat(baton.last().body()).isEqualTo("{\"type\":\"number\"}");
        assertThat(shell.run("attribute", "list").out().lines()).containsExactly("name          type",
                "company size  number", "role          text");
        assertThat(shell.run("attribute", "list", "--json").out()).contains("\"items\":[");
    }

    @Test
    void a_type_that_is_there_is_told() {
        baton.answer("PUT /v1/attributes/seats", 409,
                "{\"title\":\"Conflict\",\"detail\":\"seats has the type number\"}");

        Result result = shell.run("attribute", "declare", "seats", "money");
        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("seats has the type number");
    }

    @Test
    void a_feed_takes_its_key_from_base64_or_pem() throws IOException {
        baton.answer("PUT /v1/feeds/main", 200, "{\"name\":\"main\",\"path\":\"/hooks/sendgrid/main\"}");
        Path pem = Files.writeString(folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\nMFkw\nEwYH\n-----END PUBLIC KEY-----\n");
        Result result = shell.run("feed", "set", "main", "--platform", "sendgrid", "--key-file", pem.toString());
        assertThat(result.out().strip()).isEqualTo(baton.url() + "/hooks/sendgrid/main");
        assertThat(baton.last().body()).contains("\"key\":\"MFkwEwYH\"");
    }

    @Test
    void a_feed_may_have_its_key_asked_of_the_platform() throws IOException {
        baton.answer("PUT /v1/feeds/main", 200, "{\"name\":\"main\",\"path\":\"/hooks/sendgrid/main\"}");
        Path file = Files.writeString(folder.resolve("api.key"), "SG.invented\n");
        Result result = shell.run("feed", "set", "main", "--platform", "sendgrid", "--api-key-file", file.toString(),
                "--webhook", "77d4");
        assertThat(result.out().strip()).isEqualTo(baton.url() + "/hooks/sendgrid/main");
        assertThat(baton.last().body())
                .contains("\"download\":{\"api-key\":\"SG.invented\",\"webhook\":\"77d4\"}").doesNotContain("\"key\":");
        assertThat(shell.run("feed", "set", "main", "--platform", "sendgrid").code()).isEqualTo(2);
    }

    @Test
    void an_api_key_may_come_by_the_standard_input() {
        baton.answer("PUT /v1/feeds/main", 200, "{\"name\":\"main\",\"path\":\"/hooks/sendgrid/main\"}");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("SG.piped\n".getBytes(StandardCharsets.UTF_8)));
        try {
            Result result = shell.run("feed", "set", "main", "--platform", "sendgrid", "--api-key-file", "-");
            assertThat(result.code()).as(result.err()).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(baton.last().body()).contains("\"download\":{\"api-key\":\"SG.piped\"}");
    }

    @Test
    void what_nobody_could_read_is_shown_with_the_reason() {
        baton.answer("GET /v1/feeds/main/unread?limit=2&cursor=abc", 200, """
                {"items":[{"id":"1","reason":"/email: is missing","received-at":"2026-11-21T09:30:00Z",
                 "body":"{\\"event\\":\\n\\"پرواز\\"}","size":4000000,"cut":true}],"next":"def"}""");
        Result result = shell.run("feed", "unread", "main", "--limit", "2", "--cursor", "abc");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("2026-11-21T09:30:00Z", "/email: is missing", "4000000", "پرواز");
        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.err()).contains("--cursor def");
    }

    @Test
    void a_private_key_does_not_leave_the_machine() throws IOException {
        Path pem = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nMFkw\n");
        assertThat(shell.run("feed", "set", "main", "--platform", "sendgrid", "--key-file", pem.toString()).code())
                .isEqualTo(2);
        assertThat(baton.asked()).isEmpty();
    }

    @Test
    void the_admin_key_of_a_local_server_is_found_by_itself() throws IOException {
        baton.answer("GET /v1/keys", 200, "{\"items\":[]}");
        Path key = Files.writeString(folder.resolve("admin.key"), "baton_admin\n");
        new Shell().withAdminKey(key).run("key", "list", "--url", baton.url());
        assertThat(baton.last().header("Authorization")).isEqualTo("Bearer baton_admin");
    }

    @Test
    void a_given_key_goes_before_the_admins() throws IOException {
        baton.answer("GET /v1/keys", 200, "{\"items\":[]}");
        shell.withAdminKey(Files.writeString(folder.resolve("admin.key"), "baton_admin"));
        shell.run("key", "list", "--key", "baton_flag");
        assertThat(baton.last().header("Authorization")).isEqualTo("Bearer baton_flag");
    }

    @Test
    void without_any_key_it_is_said_how_to_give_one() {
        baton.answer("GET /v1/keys", 401, "{\"title\":\"Who are you?\",\"status\":401}");
        Result result = new Shell().withAdminKey(folder.resolve("admin.key")).run("key", "list", "--url", baton.url());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Who are you?", "BATON_KEY", "admin.key");
    }

    @Test
    void messages_come_in_the_language_of_the_shell() {
        baton.answer("GET /v1/keys", 200, "{\"items\":[]}");
        shell.with("LANG", "fa_IR.UTF-8").run("key", "list");
        assertThat(baton.last().header("Accept-language")).isEqualTo("fa");
        shell.with("LANG", "C.UTF-8").run("key", "list");
        assertThat(baton.last().header("Accept-language")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com", "localhost:8080", "http://", "http://a b"})
    void a_wrong_address_is_refused_with_a_right_one(String url) {
        Result result = new Shell().run("funnel", "--url", url);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("http://127.0.0.1:8080");
    }

    @Test
    void a_key_that_cannot_be_one_is_refused_and_not_shown() {
        Result result = shell.run("funnel", "--key", "geheim\nX-Evil: 1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("geheim");
    }

    @Test
    void stack_traces_are_shown_only_when_wanted() {
        baton.close();
        assertThat(shell.run("funnel").err()).doesNotContain("\tat ");
        assertThat(shell.run("funnel", "--verbose").err()).contains("\tat ");
    }

    @Test
    void help_teaches_and_goes_to_the_output() {
        Result result = shell.run("import", "--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("--mapping", "occurred-at", "For example:").doesNotContain("\u001B[");
        assertThat(shell.run("--help").out()).contains("Exit codes:", "the server cannot be reached");
    }

    @Test
    void colours_are_for_screens_only_and_can_be_refused() {
        assertThat(new Shell().onScreen().run("--help").out()).contains("\u001B[");
        assertThat(new Shell().onScreen().with("NO_COLOR", "1").run("--help").out()).doesNotContain("\u001B[");
        assertThat(new Shell().run("--help").out()).doesNotContain("\u001B[");
    }

    @Test
    void the_version_is_told() {
        assertThat(shell.run("--version").out().strip()).isEqualTo("Baton 1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "definition", "bogus"})
    void what_is_no_command_ends_as_wrong_usage(String command) {
        Result result = command.isEmpty() ? shell.run() : shell.run(command);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Usage: baton");
    }

    @Command(name = "serve")
    static final class Serve implements Runnable {
        private boolean ran;

        @Override
        public void run() {
            ran = true;
        }
    }

    @Test
    void further_commands_join() {
        Serve serve = new Serve();
        assertThat(shell.withCommand(serve).run("serve").code()).isZero();
        assertThat(serve.ran).isTrue();
    }

    private String definition() throws IOException {
        return Files.writeString(folder.resolve("definition.yaml"), "definition: b2b\n").toString();
    }
}
