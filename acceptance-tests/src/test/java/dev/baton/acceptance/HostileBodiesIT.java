package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.baton.acceptance.Api.Answer;
import dev.baton.acceptance.Hostile.Body;
import dev.baton.application.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that no honest client sends, to every operation that takes one: refused with the place, and nothing stored. */
class HostileBodiesIT {
    private static final String JSON = "application/json";
    private static final String KEYS = "\"keys\":{\"email\":\"hostile@example.com\"}";
    private static final String RULES = "\"dimensions\":{\"interest\":{\"weight\":100}},\"rules\":[{\"id\":\"a\","
            + "\"dimension\":\"interest\",\"when\":{\"source\":\"x\"},\"points\":1}]";
    private static RunningBaton baton;
    private static Map<String, String> operations;

    /** An operation by what it is sent to, with a body that holds §, to be replaced by a value. */
    @BeforeAll
    static void a_server_with_a_lead_and_a_draft() {
        baton = new RunningBaton("hostile");
        baton.activate(Workspace.usual());
        baton.api().post("/v1/definitions", Workspace.usual()).done();
        String lead = baton.api().post("/v1/leads", map("keys", map("email", "sara@example.com"))).done().at("id")
                .text();
        Waiting.until("nothing goes on in the background", () -> baton.api().get("/v1/operations").done().at("items")
                .items().stream().filter(each -> "done".equals(each.at("status").text())).findFirst());
        operations = new LinkedHashMap<>();
        operations.put("POST /v1/engagements", "{" + KEYS + ",\"type\":\"page-viewed\",\"campaign\":§}");
        operations.put("POST /v1/engagements/batch", "{\"feed\":§,\"items\":[]}");
        operations.put("POST /v1/leads", "{" + KEYS + ",\"touches\":[{\"source\":§}]}");
        operations.put("POST /v1/leads/batch", "{\"effects\":§,\"items\":[]}");
        operations.put("PATCH /v1/leads/" + lead, "{\"consents\":{\"email\":§}}");
        operations.put("POST /v1/outcomes", "{" + KEYS + ",\"outcome\":\"lost\",\"reason\":§}");
        operations.put("POST /v1/outcomes/batch", "{\"effects\":§,\"items\":[]}");
        operations.put("POST /v1/definitions", "{\"definition\":§," + RULES + "}");
        operations.put("POST /v1/definitions/validate", "{\"definition\":§," + RULES + "}");
        operations.put("PUT /v1/definitions/usual/2", "{\"definition\":§," + RULES + "}");
        operations.put("POST /v1/leads/" + lead + "/decisions", "{\"stage\":\"RECYCLED\",\"reason\":§}");
        operations.put("POST /v1/leads/" + lead + "/answers", "{\"answers\":{\"budget\":{\"value\":true,\"note\":§}}}");
        operations.put("POST /v1/leads/" + lead + "/merge", "{\"lead\":§}");
        operations.put("POST /v1/predictions", "{" + KEYS + ",\"probability\":0.5,\"model\":§}");
        operations.put("POST /v1/keys", "{\"name\":§,\"role\":\"sales\"}");
        operations.put("PUT /v1/feeds/hostile", "{\"platform\":§,\"key\":\"x\"}");
    }

    @AfterAll
    static void the_server_stops() {
        baton.close();
    }

    private static Answer send(String operation, byte[] body) {
        int blank = operation.indexOf(' ');
        return baton.api().write(operation.substring(0, blank), operation.substring(blank + 1), JSON, body, "If-Match",
                "*");
    }

    /** Refused by the client's fault, and told where: a pointer, or a line and column. */
    private static void isRefused(SoftAssertions softly, String what, Answer answer) {
        softly.assertThat(answer.status()).as(what + " → " + answer).isBetween(400, 499);
        if (answer.status() == 400 || answer.status() == 422) {
            softly.assertThat(places(answer)).as(what + " → " + answer).isNotEmpty();
        }
    }

    private static List<String> places(Answer answer) {
        return answer.look().find("errors").map(Look::items).orElse(List.of()).stream()
                .map(error -> error.at("pointer").text()).toList();
    }

    @Test
    void a_body_that_cannot_be_right_is_refused_everywhere_and_leaves_no_trace() {
        Map<String, Long> before = RowCounts.of(baton.database());
        assertSoftly(softly -> {
            for (String operation : operations.keySet()) {
                for (Body body : Hostile.everywhere()) {
                    isRefused(softly, operation + ", " + body, send(operation, body.bytes()));
                }
            }
        });
        assertThat(RowCounts.of(baton.database())).isEqualTo(before);
    }

    @Test
    void a_body_cut_off_anywhere_is_refused() {
        Map<String, Long> before = RowCounts.of(baton.database());
        assertSoftly(softly -> operations.forEach((operation, template) -> {
            byte[] whole = template.replace("§", "\"x\"").getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < whole.length; length += 7) {
                isRefused(softly, operation + " cut at " + length, send(operation, Arrays.copyOf(whole, length)));
            }
        }));
        assertThat(RowCounts.of(baton.database())).isEqualTo(before);
    }

    @Test
    void a_hostile_value_is_refused_at_its_place() {
        Map<String, Long> before = RowCounts.of(baton.database());
        assertSoftly(softly -> operations.forEach((operation, template) -> {
            for (String value : Hostile.values()) {
                String what = operation + " with " + value.substring(0, Math.min(30, value.length()));
                isRefused(softly, what, send(operation, template.replace("§", value).getBytes(StandardCharsets.UTF_8)));
            }
        }));
        assertThat(RowCounts.of(baton.database())).isEqualTo(before);
    }

    @Test
    void a_time_that_nobody_means_is_refused_at_its_place() {
        Map<String, Long> before = RowCounts.of(baton.database());
        assertSoftly(softly -> {
            for (String time : Hostile.times()) {
                for (String body : List.of("POST /v1/engagements {%s,\"type\":\"page-viewed\",\"occurred-at\":%s}",
                        "POST /v1/leads {%s,\"occurred-at\":%s}",
                        "POST /v1/outcomes {%s,\"outcome\":\"won\",\"occurred-at\":%s}")) {
                    String[] parts = body.formatted(KEYS, time).split(" ", 3);
                    Answer answer = send(parts[0] + " " + parts[1], parts[2].getBytes(StandardCharsets.UTF_8));
                    softly.assertThat(answer.status()).as(time + " → " + answer).isEqualTo(422);
                    softly.assertThat(places(answer)).as(time).containsExactly("/occurred-at");
                }
            }
        });
        assertThat(RowCounts.of(baton.database())).isEqualTo(before);
    }

    @Test
    void one_hostile_item_of_a_batch_fails_alone() {
        assertSoftly(softly -> {
            int number = 0;
            for (String value : Hostile.values()) {
                number++;
                Answer answer = send("POST /v1/engagements/batch",
                        batch(number, value).getBytes(StandardCharsets.UTF_8));
                softly.assertThat(answer.status()).as(value + " → " + answer).isEqualTo(207);
                failedAlone(softly, value, answer.look());
            }
        });
    }

    private static String batch(int number, String value) {
        String item = "{\"id\":\"%s\",\"keys\":{\"email\":\"batch@example.com\"},\"type\":\"page-viewed\",\"campaign\":%s}";
        return "{\"items\":[" + item.formatted("a" + number, "\"x\"") + "," + item.formatted("b" + number, value) + ","
                + item.formatted("c" + number, "\"x\"") + "]}";
    }

    private static void failedAlone(SoftAssertions softly, String value, Look answer) {
        softly.assertThat(answer.at("recorded").whole()).as(value).isEqualTo(2);
        softly.assertThat(answer.at("refused").whole()).as(value).isEqualTo(1);
        softly.assertThat(answer.at("results").items().get(1).at("errors").items()).as(value)
                .allSatisfy(error -> assertThat(error.at("pointer").text()).startsWith("/items/1"));
    }

    @Test
    void a_signed_delivery_of_nonsense_stores_no_fact() {
        SendGridFeed feed = new SendGridFeed(baton.api(), "nonsense");
        Map<String, Long> before = RowCounts.of(baton.database());
        assertSoftly(softly -> {
            for (Body body : Hostile.everywhere()) {
                String text = new String(body.bytes(), StandardCharsets.UTF_8);
                int status = feed.deliver(text, baton.now().getEpochSecond()).status();
                softly.assertThat(status == 200 || status / 100 == 4).as(body + " → " + status).isTrue();
            }
        });
        Map<String, Long> after = RowCounts.of(baton.database());
        before.keySet().removeIf(table -> table.contains("unread"));
        after.keySet().removeIf(table -> table.contains("unread"));
        assertThat(after).isEqualTo(before);
    }
}
