package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import dev.baton.application.feed.PlatformKeys.Fetched;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.domain.engagement.EngagementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the API does when it is used as it was meant. */
class ApiTest {
    private static final String DEFINITION = """
            definition: b2b-software
            title: {en: B2B software, fa: نرم‌افزار سازمانی}
            dimensions:
              fit: {range: [0, 100], weight: 50, bands: {A: 50, B: 0}}
              interest: {range: [0, 100], weight: 50, bands: {"1": 50, "2": 0}}
            grade: [fit, interest]
            rules:
              - {id: chief, dimension: fit, when: {attribute: role, matches: "ceo*"}, points: 60}
              - {id: price-page, dimension: interest, each: {type: page-viewed}, points: 20}
            stages:
              MQL: {enter: {score: interest, at-least: 40}}
            """;
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen unsigned(String path) {
        return rest.post(Role.ADMIN, path + "/activate", "{\"unsigned\":true,\"reason\":\"a first look\"}");
    }

    private void activate() {
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION).status())
                .isEqualTo(201);
        assertThat(unsigned("/v1/definitions/b2b-software/1").status())
                .isEqualTo(200);
    }

    private static String view(String email, String id) {
        return "{\"id\":\"" + id + "\",\"keys\":{\"email\":\"" + email + "\"},\"type\":\"page-viewed\"}";
    }

    @Test
    void an_acknowledged_engagement_is_already_counted() {
        activate();
        Seen first = rest.post(Role.INTEGRATION, "/v1/engagements", view("sara@example.com", "1"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/result")).isEqualTo("recorded");
        assertThat(first.at("/score/dimensions/interest/shown")).isEqualTo("20");
        assertThat(first.at("/stage")).isEqualTo("LEAD");
        Seen second = rest.post(Role.INTEGRATION, "/v1/engagements", view("sara@example.com", "2"));
        assertThat(second.at("/stage")).isEqualTo("MQL");
        assertThat(second.at("/score/total")).isEqualTo("20");
        assertThat(second.at("/judged-by/version")).isEqualTo("1");
    }

    @Test
    void a_repeat_changes_nothing_and_tells_whether_it_differs() {
        assertThat(rest.post(Role.INTEGRATION, "/v1/engagements", view("sara@example.com", "1")).status())
                .isEqualTo(201);
        Seen repeat = rest.post(Role.INTEGRATION, "/v1/engagements", view("sara@example.com", "1"));
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.at("/result")).isEqualTo("repeated");
        assertThat(repeat.at("/differs")).isEqualTo("false");
        Seen other = rest.post(Role.INTEGRATION, "/v1/engagements",
                view("sara@example.com", "1").replace("page-viewed", "email-opened"));
        assertThat(other.at("/differs")).isEqualTo("true");
    }

    @Test
    void a_new_lead_has_a_location_and_a_known_one_is_told_more() {
        Seen created = rest.post(Role.INTEGRATION, "/v1/leads",
                "{\"keys\":{\"email\":\"Sara@Example.com\"},\"attributes\":{\"role\":\"CEO\",\"city\":null}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("location")).isEqualTo("/v1/leads/" + created.at("/id"));
        assertThat(created.at("/keys/email/0")).isEqualTo("sara@example.com");
        Seen again = rest.post(Role.INTEGRATION, "/v1/leads",
                "{\"keys\":{\"email\":\"sara@example.com\"},\"consents\":{\"email\":\"granted\"}}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/id")).isEqualTo(created.at("/id"));
        assertThat(again.at("/consents/email")).isEqualTo("granted");
        assertThat(again.at("/reachability/email")).isEqualTo("unknown");
        Seen patched = rest.send(Role.SALES_OPS, "PATCH", "/v1/leads/" + created.at("/id"), "application/json",
                "{\"customer\":true}");
        assertThat(patched.at("/customer")).isEqualTo("true");
        assertThat(rest.get(Role.INTEGRATION, created.header("location")).at("/attributes/role")).isEqualTo("CEO");
    }

    @Test
    void an_unreachable_lead_is_reachable_again_once_a_mail_arrives() {
        Seen lead = rest.post(Role.INTEGRATION, "/v1/leads", """
                {"keys": {"email": "sara@example.com"}, "reachability": {"email": "unreachable", "phone": "reachable"},
                 "consents": {"email": "granted"}, "occurred-at": "2026-03-01T00:00:00Z"}
                """);
        assertThat(lead.at("/reachability/email")).isEqualTo("unreachable");
        assertThat(lead.at("/reachability/phone")).isEqualTo("reachable");
        assertThat(lead.at("/reachability/sms")).isEqualTo("unknown");
        assertThat(lead.at("/consents/email")).isEqualTo("granted");

        assertThat(rest.post(Role.INTEGRATION, "/v1/engagements", """
                {"keys": {"email": "sara@example.com"}, "id": "d-1", "type": "email-delivered",
                 "occurred-at": "2026-03-02T00:00:00Z"}
                """).status()).isEqualTo(201);
        assertThat(rest.get(Role.INTEGRATION, "/v1/leads/" + lead.at("/id")).at("/reachability/email"))
                .isEqualTo("reachable");
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead.at("/id") + "/timeline").body())
                .contains("\"about\":\"reachability\",\"channel\":\"email\",\"reachability\":\"unreachable\"");
    }

    @Test
    void the_latest_answer_holds_and_the_older_one_stays() {
        Seen lead = rest.post(Role.INTEGRATION, "/v1/leads",
                """
                        {"keys": {"email": "sara@example.com"}, "answers": {"budget": false}, "occurred-at": "2026-03-01T00:00:00Z"}
                        """);
        String answers = "/v1/leads/" + lead.at("/id") + "/answers";
        Seen answered = rest.post(Role.SALES, answers,
                """
                        {"answers": {"budget": {"value": true, "confidence": 80, "source": "call", "by": "Omid", "note": "next year"}}}
                        """);

        assertThat(lead.at("/answers/budget/value")).isEqualTo("false");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.at("/answers/budget/value")).isEqualTo("true");
        assertThat(answered.at("/answers/budget/confidence")).isEqualTo("80");
        assertThat(answered.at("/answers/budget/source")).isEqualTo("call");
        assertThat(answered.at("/answers/budget/by")).isEqualTo("Omid");
        assertThat(answered.at("/answers/budget/note")).isEqualTo("next year");
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead.at("/id") + "/timeline").body())
                .contains("\"about\":\"answer\",\"name\":\"budget\",\"value\":false");
        assertThat(rest.post(Role.SALES, answers,
                "{\"answers\": {\"budget\": null}, \"occurred-at\": \"2026-11-21T09:31:00Z\"}").at("/answers/budget"))
                .isEqualTo("absent");
        assertThat(rest.post(Role.SALES, "/v1/leads/" + UUID.randomUUID() + "/answers",
                "{\"answers\": {\"budget\": true}}").status()).isEqualTo(404);
    }

    @Test
    void an_answer_that_does_not_fit_is_refused_at_its_place() {
        String answers = "/v1/leads/" + rest.post(Role.INTEGRATION, "/v1/leads",
                "{\"keys\": {\"email\": \"sara@example.com\"}, \"answers\": {\"seats\": 5}}").at("/id") + "/answers";

        assertThat(rest.post(Role.SALES, answers, "{\"answers\": {\"seats\": \"many\"}}").at("/errors/0/pointer"))
                .isEqualTo("/answers/seats");
        assertThat(rest.post(Role.SALES, answers, "{\"answers\": {\"seats\": {\"value\": 6, \"confidence\": 101}}}")
                .at("/errors/0/pointer")).isEqualTo("/answers/seats/confidence");
        assertThat(rest.post(Role.SALES, answers, "{\"answers\": {\"seats\": {\"value\": 6, \"source\": \"rumour\"}}}")
                .at("/errors/0/code")).isEqualTo("unknown-word");
        assertThat(rest.post(Role.SALES, answers, "{\"answers\": {\"-\": 6}}").at("/errors/0/code"))
                .isEqualTo("malformed");
        assertThat(rest.post(Role.SALES, answers, "{}").at("/errors/0/code")).isEqualTo("missing");
        assertThat(rest.get(Role.ADMIN, "/v1/attributes").body()).doesNotContain("seats");
    }

    @Test
    void a_customer_is_one_from_one_instant_up_to_another() {
        String told = "{\"keys\": {\"email\": \"sara@example.com\"}, \"customer\": %s}";
        Seen past = rest.post(Role.INTEGRATION, "/v1/leads",
                told.formatted("{\"since\": \"2020-01-01T00:00:00Z\", \"until\": \"2021-01-01T00:00:00Z\"}"));
        Seen now = rest.post(Role.INTEGRATION, "/v1/leads",
                told.formatted("{\"since\": \"2022-01-01T00:00:00Z\", \"until\": \"2199-01-01T00:00:00Z\"}"));
        Seen never = rest.post(Role.INTEGRATION, "/v1/leads",
                told.formatted("{\"since\": \"2022-01-01T00:00:00Z\", \"until\": \"2021-01-01T00:00:00Z\"}"));

        assertThat(past.at("/customer") + past.at("/customer-since")).isEqualTo("falsenull");
        assertThat(now.at("/customer") + now.at("/customer-since")).isEqualTo("true2022-01-01T00:00:00Z");
        assertThat(now.at("/customer-until")).isEqualTo("2199-01-01T00:00:00Z");
        assertThat(never.at("/errors/0/pointer")).isEqualTo("/customer/until");
    }

    @Test
    void a_prediction_is_kept_and_the_latest_is_shown() {
        String told = """
                {"keys": {"email": "sara@example.com"}, "probability": 0.4237184, "model": "deal-forest", "version": "3",
                 "factors": ["asked for a demo"], "occurred-at": "2026-03-01T00:00:00Z"}""";
        Seen first = rest.post(Role.INTEGRATION, "/v1/predictions", told);
        Seen many = rest.post(Role.INTEGRATION, "/v1/predictions/batch",
                """
                        {"items": [{"keys": {"email": "sara@example.com"}, "probability": 2, "model": "m"},
                                   {"keys": {"email": "sara@example.com"}, "probability": 0.1, "model": "m", "occurred-at": "2026-02-01T00:00:00Z"}]}
                        """);
        Seen lead = rest.get(Role.SALES, "/v1/leads/" + first.at("/lead"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(rest.post(Role.INTEGRATION, "/v1/predictions", told).at("/result")).isEqualTo("repeated");
        assertThat(many.at("/results/0/errors/0/pointer")).isEqualTo("/items/0/probability");
        assertThat(many.at("/recorded")).isEqualTo("1");
        assertThat(lead.at("/prediction/probability")).isEqualTo("0.423718");
        assertThat(lead.at("/prediction/model") + lead.at("/prediction/version")).isEqualTo("deal-forest3");
        assertThat(lead.at("/prediction/factors/0")).isEqualTo("asked for a demo");
    }

    @Test
    void a_batch_records_what_is_right_and_refuses_the_rest_with_places_from_the_whole_body() {
        Seen seen = rest.post(Role.INTEGRATION, "/v1/engagements/batch", "{\"items\":["
                + view("sara@example.com", "1") + "," + view("sara@example.com", "1") + ",{\"type\":5}]}");
        assertThat(seen.status()).isEqualTo(207);
        assertThat(seen.at("/recorded") + seen.at("/repeated") + seen.at("/refused")).isEqualTo("111");
        assertThat(seen.at("/results/0/status")).isEqualTo("201");
        assertThat(seen.at("/results/1/status")).isEqualTo("200");
        assertThat(seen.at("/results/2/status")).isEqualTo("422");
        assertThat(seen.body()).contains("\"pointer\":\"/items/2/keys\"", "\"pointer\":\"/items/2/type\"");
    }

    @Test
    void a_value_of_another_type_is_refused_at_its_place_in_the_batch() {
        assertThat(rest
                .post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"email\":\"a@example.com\"},\"attributes\":{\"size\":5}}")
                .status()).isEqualTo(201);
        Seen seen = rest.post(Role.ADMIN, "/v1/leads/batch",
                "{\"items\":[{\"keys\":{\"email\":\"b@example.com\"},\"attributes\":{\"size\":\"many\"}}]}");
        assertThat(seen.at("/results/0/errors/0/pointer")).isEqualTo("/items/0/attributes/size");
        assertThat(seen.at("/results/0/errors/0/code")).isEqualTo("type-conflict");
    }

    @Test
    void an_outcome_moves_the_stage() {
        activate();
        Seen won = rest.post(Role.SALES_OPS, "/v1/outcomes",
                "{\"keys\":{\"email\":\"sara@example.com\"},\"outcome\":\"won\",\"amount\":{\"amount\":1200,\"currency\":\"EUR\"}}");
        assertThat(won.status()).isEqualTo(201);
        assertThat(won.at("/stage")).isEqualTo("WON");
        assertThat(rest.get(Role.SALES, "/v1/funnel?by=source").at("/totals/won")).isEqualTo("1");
    }

    @Test
    void why_a_deal_was_lost_and_how_much_it_was_is_read_back() {
        activate();
        Seen lost = rest.post(Role.SALES_OPS, "/v1/outcomes", """
                {"keys":{"email":"sara@example.com"},"outcome":"lost","amount":{"amount":1200.5,"currency":"EUR"},
                 "reason":"Chose another one"}""");
        assertThat(lost.status() + lost.at("/stage")).isEqualTo("201LOST");

        Seen told = rest.get(Role.SALES, "/v1/leads/" + lost.at("/lead") + "/timeline");
        String fact = IntStream.range(0, 9).mapToObj(at -> "/items/" + at + "/fact")
                .filter(at -> told.at(at + "/about").equals("outcome")).findFirst().orElseThrow();
        assertThat(told.at(fact + "/outcome") + " " + told.at(fact + "/amount/amount") + " "
                + told.at(fact + "/amount/currency") + " " + told.at(fact + "/reason"))
                .isEqualTo("lost 1200.5 EUR Chose another one");
    }

    @Test
    void leads_are_found_by_key_and_listed_page_by_page() {
        for (int i = 0; i < 5; i++) {
            rest.now.updateAndGet(at -> at.plusSeconds(1));
            assertThat(
                    rest.post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"email\":\"p" + i + "@example.com\",\"external\":"
                            + "{\"system\":\"crm\",\"id\":\"c" + i + "\"}}}").status())
                    .isEqualTo(201);
        }
        assertThat(rest.get(Role.SALES, "/v1/leads?email=P3@example.com").at("/items/0/keys/external/0/id"))
                .isEqualTo("c3");
        assertThat(rest.get(Role.SALES, "/v1/leads?external=crm%3Ac4").at("/items/0/keys/email/0"))
                .isEqualTo("p4@example.com");
        assertThat(rest.get(Role.SALES, "/v1/leads?visitor=v").at("/items")).isEqualTo("[]");
        Seen first = rest.get(Role.SALES, "/v1/leads?limit=3");
        Seen second = rest.get(Role.SALES, "/v1/leads?limit=3&cursor=" + first.at("/next"));
        assertThat(first.at("/items/0/keys/email/0") + first.at("/items/2/keys/email/0"))
                .isEqualTo("p4@example.comp2@example.com");
        assertThat(second.at("/items/0/keys/email/0")).isEqualTo("p1@example.com");
        assertThat(second.at("/items/2")).isEqualTo("absent");
        assertThat(second.at("/next")).isEqualTo("absent");
    }

    @Test
    void sales_decides_about_a_lead_and_is_told_what_is_possible() {
        activate();
        assertThat(rest.post(Role.INTEGRATION, "/v1/engagements", view("sara@example.com", "1")).status())
                .isEqualTo(201);
        String path = "/v1/leads/" + rest.post(Role.INTEGRATION, "/v1/engagements", view("sara@example.com", "2"))
                .at("/lead") + "/decisions";

        Seen illegal = rest.post(Role.SALES, path, "{\"stage\":\"SQL\"}");
        assertThat(illegal.status()).isEqualTo(409);
        assertThat(illegal.at("/detail")).contains("SAL, RECYCLED, DISQUALIFIED");
        assertThat(rest.send(rest.as(Role.SALES, path).header("Accept-Language", "fa")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"stage\":\"SQL\"}")))
                .at("/detail")).contains("واجد شرایط بازاریابی (MQL)", "پذیرفته‌شدهٔ فروش (SAL)، ");
        Seen accepted = rest.post(Role.SALES, path, "{\"stage\":\"SAL\"}");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.at("/cycles/0/stage")).isEqualTo("SAL");
        assertThat(accepted.at("/cycles/0/moves")).contains("SQL");
        assertThat(rest.post(Role.SALES, path, "{\"stage\":\"SQL\",\"from\":\"MQL\"}").at("/detail")).contains("SAL");
        Seen recycled = rest.post(Role.SALES, path, "{\"stage\":\"RECYCLED\"}");
        assertThat(recycled.status()).isEqualTo(422);
        assertThat(recycled.at("/errors/0/pointer")).isEqualTo("/reason");
        assertThat(rest.get(Role.SALES, path.replace("decisions", "transitions")).at("/items/1/cause/by"))
                .isEqualTo("sales");
        assertThat(rest.post(Role.SALES, path, "{\"lift\":true}").status()).isEqualTo(409);
        assertThat(rest.post(Role.SALES, path, "{\"stage\":\"SQL\",\"override\":true,\"reason\":\"a test\"}").status())
                .isEqualTo(200);
        assertThat(rest.post(Role.SALES, path, "{\"lift\":true}").status()).isEqualTo(200);
        assertThat(rest.get(Role.SALES, path.replace("decisions", "timeline")).body())
                .contains("\"about\":\"decision\"");
        Seen moves = rest.get(Role.SALES, path.replace("decisions", "transitions"));
        assertThat(List.of(moves.at("/items/1/cause/kind"), moves.at("/items/2/cause/kind"),
                moves.at("/items/3/cause/kind"))).containsExactly("moved", "overridden", "lifted");
        assertThat(rest.post(Role.SALES, "/v1/leads/" + UUID.randomUUID() + "/decisions", "{\"stage\":\"SAL\"}")
                .status()).isEqualTo(404);
    }

    @Test
    void a_verdict_takes_points_and_shows_in_the_timeline() {
        activate();
        String lead = rest.post(Role.INTEGRATION, "/v1/engagements",
                "{\"id\":\"d-1\",\"keys\":{\"email\":\"sara@example.com\"},\"type\":\"demo-requested\"}").at("/lead");
        String machine = "{\"id\":\"d-1\",\"verdict\":\"machine\",\"reason\":\"a link scanner\"}";

        assertThat(rest.post(Role.SALES_OPS, "/v1/verdicts", machine).status()).isEqualTo(201);
        assertThat(rest.post(Role.SALES_OPS, "/v1/verdicts", machine).status()).isEqualTo(200);
        Seen many = rest.post(Role.MARKETING, "/v1/verdicts/batch", "{\"items\":["
                + "{\"id\":\"d-1\",\"verdict\":\"suspect\"},{\"id\":\"d-9\",\"verdict\":\"human\"},{\"id\":\"d-1\",\"verdict\":\"robot\"}]}");

        assertThat(many.body()).contains("\"total\":0");
        assertThat(many.at("/results/1/status")).isEqualTo("404");
        assertThat(many.at("/results/1/errors/0/code")).isEqualTo("no-such-engagement");
        assertThat(many.at("/results/2/errors/0/pointer")).isEqualTo("/items/2/verdict");
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead + "/timeline?limit=10").body())
                .contains("\"verdict\":\"machine\",\"reason\":\"a link scanner\"");
        assertThat(rest.post(Role.SALES_OPS, "/v1/verdicts", "{\"id\":\"d-9\",\"verdict\":\"human\"}").status())
                .isEqualTo(404);
    }

    @Test
    void the_timeline_goes_backwards_page_by_page() {
        String lead = "";
        for (int i = 0; i < 3; i++) {
            rest.now.updateAndGet(at -> at.plusSeconds(1));
            lead = rest.post(Role.ADMIN, "/v1/engagements", view("sara@example.com", "e" + i)).at("/lead");
        }
        Seen first = rest.get(Role.SALES, "/v1/leads/" + lead + "/timeline?limit=2");
        assertThat(first.at("/items/0/engagement/id") + first.at("/items/1/engagement/id")).isEqualTo("e2e1");
        Seen second = rest.get(Role.SALES, "/v1/leads/" + lead + "/timeline?limit=2&cursor=" + first.at("/next"));
        assertThat(second.body()).contains("\"id\":\"e0\"").doesNotContain("\"id\":\"e1\"");
    }

    @Test
    void a_score_is_explained_and_its_parts_add_up() {
        activate();
        String lead = rest.post(Role.ADMIN, "/v1/engagements", view("sara@example.com", "1")).at("/lead");
        Seen score = rest.get(Role.SALES, "/v1/leads/" + lead + "/score");
        Seen why = rest.get(Role.SALES, "/v1/leads/" + lead + "/explanation?at=2026-11-21T09:30:00Z");
        assertThat(score.at("/total")).isEqualTo(why.at("/total")).isEqualTo("10");
        assertThat(why.at("/dimensions/1/rules/0/evidence/0/id")).isEqualTo("1");
        assertThat(why.at("/dimensions/1/rules/0/points")).isEqualTo("20");
        Seen other = rest.get(Role.SALES, "/v1/leads/" + lead + "/score?definition=b2b-software&version=2");
        assertThat(other.status()).isEqualTo(404);
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead + "/transitions").status()).isEqualTo(200);
    }

    @Test
    void a_lead_that_nothing_judged_has_no_score() {
        String lead = rest.post(Role.ADMIN, "/v1/engagements", view("sara@example.com", "1")).at("/lead");
        Seen score = rest.get(Role.SALES, "/v1/leads/" + lead + "/score");
        assertThat(score.status()).isEqualTo(200);
        assertThat(score.at("/total")).isEqualTo("null");
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead + "/explanation").at("/dimensions")).isEqualTo("[]");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        String id = UUID.randomUUID().toString();
        for (String path : List.of("/v1/leads/" + id, "/v1/leads/nobody", "/v1/leads/" + id + "/score",
                "/v1/leads/" + id + "/explanation", "/v1/leads/" + id + "/timeline", "/v1/leads/" + id + "/transitions",
                "/v1/definitions/b2b/1", "/v1/definitions/b2b/latest", "/v1/definitions/b2b/0", "/v1", "/",
                "/v1/leads/",
                "/V1/leads", "/v1/nothing", "/index.html")) {
            Seen seen = rest.get(Role.ADMIN, path);
            assertThat(seen.status()).as(path).isEqualTo(404);
            assertThat(seen.at("/code")).isEqualTo("not-found");
        }
        assertThat(
                rest.send(Role.ADMIN, "PATCH", "/v1/leads/" + id, "application/json", "{\"customer\":true}").status())
                .isEqualTo(404);
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/keys/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_definition_is_drafted_changed_and_activated_once() {
        assertThat(rest.send(Role.SALES_OPS, "POST", "/v1/definitions/validate", "application/yaml", DEFINITION)
                .at("/valid")).isEqualTo("true");
        assertThat(rest.store.definitions().list()).isEmpty();
        Seen draft = rest.send(Role.SALES_OPS, "POST", "/v1/definitions", "application/yaml; charset=UTF-8",
                DEFINITION);
        assertThat(draft.header("location")).isEqualTo("/v1/definitions/b2b-software/1");
        assertThat(draft.at("/status")).isEqualTo("draft");
        String path = draft.header("location");
        assertThat(ifMatch("*", "PUT", path, DEFINITION.replace("60", "70"))
                .at("/written/rules/0/points")).isEqualTo("70");
        assertThat(ifMatch("*", "PUT", path, DEFINITION.replace("b2b", "b2c"))
                .at("/errors/0/pointer")).isEqualTo("/definition");
        assertThat(unsigned(path).at("/status")).isEqualTo("active");
        Seen late = ifMatch("*", "PUT", path, DEFINITION);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/code")).isEqualTo("conflict");
        assertThat(unsigned(path).status()).isEqualTo(409);
        assertThat(rest.get(Role.SALES, "/v1/definitions").at("/items/0/written")).isEqualTo("absent");
    }

    /** The answer when somebody whom the admin adds, of this team, signs with a key of this role. */
    private Seen sign(String path, String name, String team, String role) {
        return sign(path, name, team, role, "");
    }

    private Seen sign(String path, String name, String team, String role, String body) {
        return rest.sign(path, name, team, role, body);
    }

    private String proposed() {
        String path = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION)
                .header("location");
        assertThat(rest.send(Role.MARKETING, "POST", path + "/propose").at("/status")).isEqualTo("proposed");
        return path;
    }

    @Test
    void a_proposed_version_is_signed_by_a_person_of_each_team() {
        String path = proposed();
        assertThat(sign(path, "Sara Rad", "marketing", "marketing").at("/status")).isEqualTo("proposed");
        assertThat(sign(path, "Omid Nik", "sales", "sales").at("/status")).isEqualTo("signed");
        Seen seen = rest.get(Role.SALES, path);
        assertThat(seen.at("/signatures/0/name") + seen.at("/signatures/1/team")).isEqualTo("Sara Radsales");
        assertThat(rest.get(Role.SALES, "/v1/definitions").at("/items/0/signatures/1/name")).isEqualTo("Omid Nik");
        assertThat(ifMatch("*", "PUT", path, DEFINITION).status()).isEqualTo(409);
        assertThat(rest.send(Role.MARKETING, "POST", path + "/withdraw").at("/signatures")).isEqualTo("[]");
        assertThat(ifMatch("*", "PUT", path, DEFINITION).status()).isEqualTo(200);
    }

    @Test
    void a_signed_version_judges_and_an_unsigned_one_only_for_a_reason_of_an_administrator() {
        String path = proposed();
        assertThat(sign(path, "Omid Nik", "sales", "sales").status()).isEqualTo(200);
        Seen refused = rest.send(Role.SALES_OPS, "POST", path + "/activate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail")).contains("missing: marketing.");
        assertThat(rest.post(Role.MARKETING, path + "/activate", "{\"unsigned\":true,\"reason\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(rest.post(Role.ADMIN, path + "/activate", "{\"unsigned\":true}").at("/errors/0/pointer"))
                .isEqualTo("/reason");
        assertThat(unsigned(path).at("/unsigned/by")).isEqualTo("admin");
        assertThat(rest.get(Role.SALES, "/v1/definitions").at("/items/0/unsigned/reason")).isEqualTo("a first look");
        String next = proposed();
        assertThat(sign(next, "Nima", "sales", "sales").status()).isEqualTo(200);
        assertThat(sign(next, "Sara Rad", "marketing", "marketing").status()).isEqualTo(200);
        Seen active = rest.post(Role.SALES_OPS, next + "/activate", "{}");
        assertThat(active.at("/status") + active.at("/unsigned")).isEqualTo("activeabsent");
    }

    @Test
    void who_may_not_sign_is_told_who_may() {
        String path = proposed();
        Seen nobodys = rest.send(Role.ADMIN, "POST", path + "/sign");
        assertThat(nobodys.status()).isEqualTo(403);
        assertThat(nobodys.at("/detail")).contains("belongs to nobody", "marketing or sales");
        Seen other = sign(path, "Zahra", "sales-ops", "sales-ops");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.at("/detail")).contains("Zahra", "sales-ops", "marketing, sales");
        assertThat(sign(path, "Sara Rad", "marketing", "marketing").status()).isEqualTo(200);
        Seen second = sign(path, "Nima", "marketing", "marketing");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/detail")).contains("Sara Rad", "somebody of sales");
    }

    @Test
    void a_draft_is_neither_signed_nor_withdrawn() {
        String path = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION)
                .header("location");
        assertThat(sign(path, "Sara Rad", "marketing", "marketing").at("/detail")).contains("draft");
        assertThat(rest.send(Role.MARKETING, "POST", path + "/withdraw").status()).isEqualTo(409);
        assertThat(rest.send(Role.SALES, "POST", path + "/propose").status()).isEqualTo(403);
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions/b2b/9/propose").status()).isEqualTo(404);
    }

    @Test
    void a_draft_that_was_looked_through_before_it_changed_judges_as_it_is_now() {
        String draft = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION)
                .header("location");
        String lead = rest.post(Role.ADMIN, "/v1/engagements", view("sara@example.com", "1")).at("/lead");
        String asked = "/v1/leads/" + lead + "/score?definition=b2b-software&version=1";
        assertThat(rest.get(Role.SALES, asked).at("/dimensions/interest/shown")).isEqualTo("20");
        assertThat(ifMatch("*", "PUT", draft, DEFINITION.replace("points: 20", "points: 30"))
                .status()).isEqualTo(200);
        assertThat(rest.get(Role.SALES, asked).at("/dimensions/interest/shown")).isEqualTo("30");
        assertThat(unsigned(draft).status()).isEqualTo(200);
        assertThat(rest.post(Role.ADMIN, "/v1/engagements", view("sara@example.com", "2"))
                .at("/score/dimensions/interest/shown"))
                .isEqualTo("60");
    }

    @Test
    void a_definition_comes_back_as_yaml_fit_to_be_sent_again() {
        activate();
        Seen yaml = rest
                .send(rest.as(Role.SALES, "/v1/definitions/b2b-software/1").header("Accept", "application/yaml").GET());
        assertThat(yaml.header("content-type")).isEqualTo("application/yaml");
        assertThat(yaml.body()).contains("definition: b2b-software", "نرم‌افزار سازمانی");
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", yaml.body()).at("/version"))
                .isEqualTo("2");
    }

    @Test
    void a_wrong_definition_is_refused_with_all_that_is_wrong() {
        Seen seen = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml",
                DEFINITION.replace("points: 60", "points: many").replace("weight: 50, bands: {A",
                        "weight: 40, bands: {A"));
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("\"pointer\":\"/rules/0/points\"", "\"pointer\":\"/dimensions\"");
    }

    private Seen ifMatch(String tags, String method, String path, String body) {
        return rest.ifMatch(tags, method, path, body);
    }

    @Test
    void who_has_seen_an_older_draft_does_not_overwrite_the_newer_one() {
        String path = "/v1/definitions/b2b-software/1";
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION).status())
                .isEqualTo(201);
        String seen = rest.get(Role.SALES, path).header("etag");
        assertThat(rest.send(rest.as(Role.SALES, path).header("If-None-Match", seen).GET()).status()).isEqualTo(304);
        assertThat(seen).matches("\"[0-9a-f]{32}\"");
        assertThat(rest.send(rest.as(Role.SALES, path).header("Accept", "application/yaml").GET()).header("etag"))
                .isEqualTo(seen);

        Seen changed = ifMatch(seen, "PUT", path, DEFINITION.replace("points: 60", "points: 70"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.header("etag")).isNotEqualTo(seen)
                .isEqualTo(rest.get(Role.SALES, path).header("etag"));

        Seen late = ifMatch(seen, "PUT", path, DEFINITION);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.at("/code")).isEqualTo("precondition-failed");
        assertThat(ifMatch("W/" + changed.header("etag"), "PUT", path, DEFINITION).status()).isEqualTo(412);
        assertThat(rest.get(Role.SALES, path).body()).contains("70");
    }

    @Test
    void a_key_or_a_person_has_a_name_that_can_be_seen() {
        for (String name : List.of("web\u200Bsite", "\u2060", "\uFEFFwebsite", "web\nsite", "\u3164", "\u200C\u200D")) {
            for (String path : List.of("/v1/keys", "/v1/people")) {
                Seen seen = rest.post(Role.ADMIN, path,
                        "{\"name\":\"" + name.replace("\n", "\\n") + "\",\"role\":\"sales\",\"team\":\"sales\"}");
                assertThat(seen.status()).as(name).isEqualTo(422);
                assertThat(seen.body()).as(name).contains("\"pointer\":\"/name\"");
            }
        }
        assertThat(rest.post(Role.ADMIN, "/v1/keys", "{\"name\":\" می\u200Cرود \",\"role\":\"sales\"}").at("/name"))
                .isEqualTo("می\u200Cرود");
    }

    @Test
    void a_lead_that_is_not_there_is_not_parted() {
        String nobody = "5b0f0e9c-0000-4000-8000-000000000001";
        String other = "5b0f0e9c-0000-4000-8000-000000000002";
        assertThat(
                rest.post(Role.MARKETING, "/v1/leads/" + nobody + "/unmerge", "{\"lead\":\"" + other + "\"}").status())
                .isEqualTo(404);
    }

    @Test
    void an_outcome_that_is_told_again_changes_nothing() {
        String won = "{\"keys\":{\"email\":\"sara@example.com\"},\"outcome\":\"won\",\"occurred-at\":\"2026-11-20T09:00:00Z\"}";
        assertThat(rest.post(Role.INTEGRATION, "/v1/outcomes", won).status()).isEqualTo(201);
        Seen again = rest.post(Role.INTEGRATION, "/v1/outcomes", won);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/result")).isEqualTo("repeated");
    }

    @Test
    void a_version_that_is_not_there_is_neither_signed_nor_activated() {
        for (String change : List.of("/propose", "/sign", "/withdraw", "/activate")) {
            assertThat(rest.send(Role.ADMIN, "POST", "/v1/definitions/b2b/9" + change).status()).as(change)
                    .isEqualTo(404);
        }
        assertThat(ifMatch("*", "PUT", "/v1/definitions/b2b/9", DEFINITION).status()).isEqualTo(404);
    }

    @Test
    void who_does_not_say_what_he_has_seen_replaces_nothing() {
        Seen draft = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION);
        String path = draft.header("location");
        assertThat(draft.header("etag")).isEqualTo(rest.get(Role.SALES, path).header("etag"));

        Seen unseen = rest.send(Role.MARKETING, "PUT", path, "application/yaml", DEFINITION.replace("60", "70"));
        assertThat(unseen.status()).isEqualTo(428);
        assertThat(unseen.at("/code")).isEqualTo("precondition-required");
        assertThat(rest.get(Role.SALES, path).header("etag")).isEqualTo(draft.header("etag"));
    }

    @Test
    void only_what_was_seen_is_proposed_signed_and_withdrawn() {
        String path = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION)
                .header("location");
        for (String change : List.of("/propose", "/sign", "/withdraw")) {
            assertThat(ifMatch("\"another\"", "POST", path + change, "").status()).as(change)
                    .isEqualTo(412);
        }
        String seen = rest.get(Role.SALES, path).header("etag");
        Seen proposed = ifMatch(seen, "POST", path + "/propose", "");
        assertThat(proposed.at("/status")).isEqualTo("proposed");
        assertThat(ifMatch(seen, "POST", path + "/withdraw", "").status()).isEqualTo(412);
        assertThat(ifMatch(proposed.header("etag"), "POST", path + "/withdraw", "").at("/status")).isEqualTo("draft");
        assertThat(ifMatch("*", "POST", path + "/withdraw", "").status()).isEqualTo(409);
    }

    @Test
    void only_the_proposal_that_was_read_is_signed() {
        String path = proposed();
        String read = rest.get(Role.SALES, path).at("/proposed-at");
        assertThat(rest.send(Role.MARKETING, "POST", path + "/withdraw").status()).isEqualTo(200);
        rest.now.set(RestFixture.NOW.plusSeconds(60));
        assertThat(rest.send(Role.MARKETING, "POST", path + "/propose").status()).isEqualTo(200);

        Seen late = sign(path, "Sara Rad", "marketing", "marketing", "{\"proposed-at\":\"" + read + "\"}");
        assertThat(late.status()).isEqualTo(409);
        String present = rest.get(Role.SALES, path).at("/proposed-at");
        assertThat(late.at("/proposed-at")).isEqualTo(present);
        assertThat(sign(path, "Sara Nik", "marketing", "marketing", "{\"proposed-at\":\"" + present + "\"}").status())
                .isEqualTo(200);
        assertThat(sign(path, "Omid Nik", "sales", "sales", "{\"proposed\":1}").status()).isEqualTo(422);
    }

    @Test
    void only_what_was_seen_is_activated() {
        String path = proposed();
        Seen first = sign(path, "Sara Rad", "marketing", "marketing");
        String seen = first.header("etag");
        assertThat(rest.get(Role.SALES, path).header("etag")).isEqualTo(seen);
        Seen second = sign(path, "Omid Nik", "sales", "sales");
        String signed = second.header("etag");
        assertThat(signed).as("with another signature").isNotEqualTo(seen);

        assertThat(ifMatch(seen, "POST", path + "/activate", "").status()).isEqualTo(412);
        assertThat(rest.get(Role.SALES, path).at("/status")).isEqualTo("signed");
        assertThat(ifMatch("\"another\", " + signed, "POST", path + "/activate", "").status()).isEqualTo(200);
        assertThat(ifMatch(signed, "PUT", path, DEFINITION).status()).isEqualTo(412);
        assertThat(ifMatch("*", "PUT", path, DEFINITION).status()).isEqualTo(409);
    }

    @Test
    void who_expects_another_state_is_told_so_before_what_signatures_are_missing() {
        String path = proposed();

        assertThat(ifMatch("\"another\"", "POST", path + "/activate", "").status()).isEqualTo(412);
        assertThat(ifMatch("*", "POST", path + "/activate", "").at("/detail")).contains("missing: marketing, sales.");
        assertThat(rest.get(Role.SALES, path).at("/status")).isEqualTo("proposed");
    }

    @Test
    void a_key_opens_until_it_is_revoked() {
        Seen made = rest.post(Role.ADMIN, "/v1/keys", "{\"name\":\"website\",\"role\":\"integration\"}");
        assertThat(made.status()).isEqualTo(201);
        var asked = java.net.http.HttpRequest.newBuilder(rest.uri("/v1/leads/" + UUID.randomUUID()))
                .header("Authorization", "Bearer " + made.at("/secret"));
        assertThat(rest.send(asked.GET()).status()).isEqualTo(404);
        assertThat(rest.get(Role.ADMIN, "/v1/keys").body()).contains("website").doesNotContain(made.at("/secret"));
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/keys/" + made.at("/id")).status()).isEqualTo(204);
        assertThat(rest.send(asked.GET()).status()).isEqualTo(401);
        assertThat(rest.post(Role.ADMIN, "/v1/keys", "{\"name\":\"x\",\"role\":\"boss\"}").at("/errors/0/message"))
                .contains("sales-ops");
    }

    private Seen with(Seen key, String method, String path) {
        return rest.send(java.net.http.HttpRequest.newBuilder(rest.uri(path))
                .header("Authorization", "Bearer " + key.at("/secret"))
                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void a_key_does_not_revoke_itself_so_that_somebody_is_left_who_gives_keys_out() {
        Seen own = rest.post(Role.ADMIN, "/v1/keys", "{\"name\":\"mine\",\"role\":\"admin\"}");
        Seen refused = with(own, "DELETE", "/v1/keys/" + own.at("/id"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail")).contains("another one");
        assertThat(with(own, "GET", "/v1/keys").status()).isEqualTo(200);
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/keys/" + own.at("/id")).status()).isEqualTo(204);
    }

    @Test
    void nobody_lets_himself_go_with_a_key_of_his_own() {
        String sara = rest.post(Role.ADMIN, "/v1/people", "{\"name\":\"Sara Rad\",\"team\":\"none\"}").at("/id");
        Seen own = rest.post(Role.ADMIN, "/v1/keys",
                "{\"name\":\"mine\",\"role\":\"admin\",\"person\":\"" + sara + "\"}");
        assertThat(with(own, "DELETE", "/v1/people/" + sara).status()).isEqualTo(409);
        assertThat(with(own, "GET", "/v1/people").at("/items/0/left-at")).isEqualTo("absent");
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/people/" + sara).status()).isEqualTo(204);
    }

    private Seen declare(String name, String type) {
        return rest.send(Role.SALES_OPS, "PUT", "/v1/attributes/" + name, "application/json",
                "{\"type\":\"" + type + "\"}");
    }

    @Test
    void a_type_may_be_declared_before_the_first_value() {
        assertThat(declare("%D8%A7%D9%86%D8%AF%D8%A7%D8%B2%D9%87", "number").body())
                .isEqualTo("{\"name\":\"اندازه\",\"type\":\"number\"}");
        Seen lead = rest.post(Role.INTEGRATION, "/v1/leads",
                "{\"keys\":{\"email\":\"a@example.com\"},\"attributes\":{\"اندازه\":\"۴۰\",\"role\":\"CEO\"}}");
        assertThat(rest.get(Role.ADMIN, lead.header("location")).at("/attributes/اندازه")).isEqualTo("40");
        assertThat(rest.get(Role.MARKETING, "/v1/attributes").at("/items")).isEqualTo(
                "[{\"name\":\"email.domain\",\"type\":\"text\"},{\"name\":\"role\",\"type\":\"text\"},"
                        + "{\"name\":\"اندازه\",\"type\":\"number\"}]");
        assertThat(rest.get(Role.INTEGRATION, "/v1/attributes").status()).isEqualTo(403);
    }

    @Test
    void another_type_than_is_there_is_a_conflict_and_both_are_named() {
        assertThat(declare("seats", "number").status()).isEqualTo(200);
        assertThat(declare("seats", "number").status()).isEqualTo(200);
        Seen other = declare("seats", "money");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("conflict");
        assertThat(other.at("/detail")).contains("seats", "number", "money");
        assertThat(declare("seats", "integer").at("/errors/0/message")).contains("money, number, set");
        assertThat(declare("a%20%20b", "text").at("/errors/0/code")).isEqualTo("malformed");
    }

    @Test
    void a_key_may_belong_to_a_person() {
        Seen sara = rest.post(Role.ADMIN, "/v1/people",
                "{\"name\":\"Sara Rad\",\"team\":\"marketing\",\"email\":\"Sara@Example.com\"}");
        assertThat(sara.status()).isEqualTo(201);
        assertThat(sara.at("/email")).isEqualTo("sara@example.com");
        Seen made = rest.post(Role.ADMIN, "/v1/keys",
                "{\"name\":\"laptop\",\"role\":\"marketing\",\"person\":\"" + sara.at("/id") + "\"}");
        assertThat(made.at("/person/name")).isEqualTo("Sara Rad");
        assertThat(rest.get(Role.ADMIN, "/v1/people").at("/items/0/team")).isEqualTo("marketing");
        assertThat(rest.get(Role.ADMIN, "/v1/keys").body()).contains("Sara Rad");
    }

    @Test
    void a_key_of_a_person_whom_nobody_knows_is_refused_with_those_who_are_known() {
        assertThat(rest.post(Role.ADMIN, "/v1/keys", "{\"name\":\"a\",\"role\":\"sales\",\"person\":\"sara\"}")
                .at("/errors/0/message")).contains("nothing yet").doesNotContain("There is");
        assertThat(rest.post(Role.ADMIN, "/v1/people", "{\"name\":\"Sara Rad\",\"team\":\"marketing\"}").status())
                .isEqualTo(201);
        for (String person : List.of("sara", UUID.randomUUID().toString())) {
            Seen refused = rest.post(Role.ADMIN, "/v1/keys",
                    "{\"name\":\"laptop\",\"role\":\"marketing\",\"person\":\"" + person + "\"}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.at("/errors/0/pointer")).isEqualTo("/person");
            assertThat(refused.at("/errors/0/message")).contains("Sara Rad");
        }
        assertThat(rest.get(Role.MARKETING, "/v1/people").status()).isEqualTo(403);
    }

    @Test
    void a_feed_is_registered_and_shown_without_its_key() {
        Seen feed = rest.send(Role.MARKETING, "PUT", "/v1/feeds/sendgrid-main", "application/json",
                "{\"platform\":\"sendgrid\",\"key\":\"MFkwSecret\"}");
        assertThat(feed.at("/path")).isEqualTo("/hooks/sendgrid/sendgrid-main");
        assertThat(rest.get(Role.ADMIN, "/v1/feeds").body()).contains("sendgrid-main").doesNotContain("MFkwSecret");
        assertThat(rest
                .send(Role.MARKETING, "PUT", "/v1/feeds/x", "application/json",
                        "{\"platform\":\"pigeon\",\"key\":\"k\"}")
                .at("/errors/0/message")).contains("sendgrid");
    }

    @Test
    void a_feed_may_be_registered_by_a_key_that_the_platform_gives_out() {
        Seen feed = download("{\"api-key\":\"SG.invented\"}");
        assertThat(feed.status()).as(feed.body()).isEqualTo(200);
        assertThat(rest.store.feeds().find("main").orElseThrow().key()).isEqualTo("MFkwDownloaded");
        assertThat(download("{\"api-key\":\"SG invented\",\"webhook\":\"../x\"}").body())
                .contains("/download/api-key", "/download/webhook").doesNotContain("SG invented");
        assertThat(download("{\"api-key\":\"SG.x\"},\"key\":\"MFkw\"").at("/errors/0/code")).isEqualTo("conflict");
    }

    @Test
    void what_the_platform_finds_wrong_is_for_the_asker_to_mend() {
        Map<Fetched, String> told = Map.of(new Fetched.Refused(), "key-refused", new Fetched.NoWebhook(), "no-webhook",
                new Fetched.NotSigned(), "not-signed");
        told.forEach((fetched, code) -> assertThat(answered(fetched, code).at("/code")).isEqualTo("invalid-body"));
    }

    @Test
    void a_failure_of_the_platform_is_not_the_askers() {
        Duration later = Duration.ofSeconds(17);
        Map<Fetched, String> told = Map.of(new Fetched.Busy(later), "platform-busy",
                new Fetched.Failed(500, Optional.empty()), "platform-failed",
                new Fetched.Failed(503, Optional.of(later)), "platform-failed", new Fetched.Garbled(),
                "platform-garbled", new Fetched.Key("nonsense"), "platform-garbled", new Fetched.TimedOut(),
                "platform-slow", new Fetched.Unreachable(), "platform-unreachable");
        told.forEach((fetched, code) -> {
            Seen seen = answered(fetched, code);
            assertThat(seen.status()).as(code).isEqualTo(502);
            assertThat(seen.at("/code")).isEqualTo("platform-failed");
            boolean comesBack = fetched instanceof Fetched.Busy
                    || fetched instanceof Fetched.Failed(int _, Optional<Duration> after) && after.isPresent();
            assertThat(seen.header("retry-after")).isEqualTo(comesBack ? "17" : "absent");
        });
    }

    private Seen answered(Fetched fetched, String code) {
        rest.fetched.set(fetched);
        Seen seen = download("{\"api-key\":\"SG.invented\"}");
        assertThat(seen.at("/errors/0/code")).isEqualTo(code);
        assertThat(seen.body()).contains("sendgrid").doesNotContain("SG.invented");
        assertThat(rest.store.feeds().list()).isEmpty();
        return seen;
    }

    private Seen download(String download) {
        return rest.send(Role.MARKETING, "PUT", "/v1/feeds/main", "application/json",
                "{\"platform\":\"sendgrid\",\"download\":" + download + "}");
    }

    private void keepUnread(int items) {
        List<UnreadItem> unread = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            unread.add(new UnreadItem(new EngagementId("main", "u" + i), "/email: is missing",
                    "{\"event\":\"پرواز\u0000\u202e" + i + "\"}", RestFixture.NOW.plusSeconds(i)));
        }
        assertThat(rest.store.ledger().<Boolean>write(page -> {
            page.keepUnread(unread);
            return true;
        })).isTrue();
    }

    @Test
    void what_nobody_could_read_is_shown_page_by_page() {
        assertThat(rest.send(Role.MARKETING, "PUT", "/v1/feeds/main", "application/json",
                "{\"platform\":\"sendgrid\",\"key\":\"MFkw\"}").status()).isEqualTo(200);
        keepUnread(3);

        Seen first = rest.get(Role.SALES_OPS, "/v1/feeds/main/unread?limit=2");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.at("/items/0/id")).isEqualTo("u2");
        assertThat(first.at("/items/1/reason")).isEqualTo("/email: is missing");
        assertThat(first.at("/items/1/received-at")).isEqualTo(RestFixture.NOW.plusSeconds(1).toString());
        assertThat(first.at("/items/1/body")).isEqualTo("{\"event\":\"پرواز\uFFFD\uFFFD1\"}");
        assertThat(first.at("/items/1/cut")).isEqualTo("false");

        Seen second = rest.get(Role.MARKETING, "/v1/feeds/main/unread?limit=2&cursor=" + first.at("/next"));
        assertThat(second.at("/items/0/id")).isEqualTo("u0");
        assertThat(second.at("/next")).isEqualTo("absent");
    }

    @Test
    void what_nobody_could_read_is_not_for_everybody() {
        assertThat(rest.get(Role.ADMIN, "/v1/feeds/none/unread").at("/code")).isEqualTo("not-found");
        assertThat(rest.get(Role.SALES, "/v1/feeds/main/unread").status()).isEqualTo(403);
        assertThat(rest.get(Role.INTEGRATION, "/v1/feeds/main/unread").status()).isEqualTo(403);
        assertThat(rest.get(Role.ADMIN, "/v1/feeds/main/unread?cursor=x&limit=0").body()).contains("\"cursor\"",
                "\"limit\"");
    }

    @Test
    void the_feed_of_a_batch_is_named_as_feeds_are_named_everywhere() {
        Seen seen = rest.post(Role.INTEGRATION, "/v1/engagements/batch", "{\"feed\":\"Web Site\",\"items\":[]}");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.at("/errors/0/pointer")).isEqualTo("/feed");
        assertThat(seen.at("/errors/0/code")).isEqualTo("malformed");
    }

    @Test
    void a_phone_is_found_with_its_plus_as_it_stands() {
        rest.post(Role.INTEGRATION, "/v1/leads", "{\"keys\":{\"phone\":\"+982112345678\"}}");
        for (String written : List.of("+982112345678", "%2B982112345678", "00982112345678")) {
            assertThat(rest.get(Role.SALES, "/v1/leads?phone=" + written).at("/items/0/keys/phone")).as(written)
                    .contains("+982112345678");
        }
    }

    @Test
    void a_feed_keeps_the_time_when_it_was_first_registered() {
        String body = "{\"platform\":\"sendgrid\",\"key\":\"MFkwSecret\"}";
        String first = rest.send(Role.MARKETING, "PUT", "/v1/feeds/main", "application/json", body).at("/created-at");
        rest.now.set(RestFixture.NOW.plusSeconds(60));
        assertThat(rest.send(Role.MARKETING, "PUT", "/v1/feeds/main", "application/json", body).at("/created-at"))
                .isEqualTo(first).isEqualTo(rest.get(Role.ADMIN, "/v1/feeds").at("/items/0/created-at"));
    }

    @Test
    void a_lead_that_joined_another_one_meanwhile_is_shown_as_that_one() {
        String known = rest.post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"email\":\"sara@example.com\"}}").at("/id");
        rest.meanwhile.add(() -> join("v-1"));
        Seen added = rest.post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"visitor\":\"v-1\"}}");
        assertThat(added.at("/id")).as(added.body()).isEqualTo(known);
        assertThat(added.header("location")).isEqualTo("/v1/leads/" + known);

        String anonymous = rest.post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"visitor\":\"v-2\"}}").at("/id");
        rest.meanwhile.add(() -> {
        });
        rest.meanwhile.add(() -> join("v-2"));
        Seen updated = rest.send(Role.ADMIN, "PATCH", "/v1/leads/" + anonymous, "application/json",
                "{\"attributes\":{\"role\":\"CEO\"}}");
        assertThat(updated.at("/id")).as(updated.body()).isEqualTo(known);
        assertThat(updated.at("/attributes/role")).isEqualTo("CEO");
    }

    @Test
    void a_lead_that_is_erased_while_it_is_told_of_is_said_to_be_erased() {
        String lead = rest.post(Role.ADMIN, "/v1/leads", "{\"keys\":{\"email\":\"sara@example.com\"}}").at("/id");
        Runnable erased = () -> assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + lead).status())
                .isEqualTo(204);
        rest.meanwhile.add(erased);

        Seen added = rest.post(Role.ADMIN, "/v1/leads",
                "{\"keys\":{\"email\":\"sara@example.com\"},\"attributes\":{\"role\":\"CEO\"}}");

        assertThat(added.status()).isEqualTo(404);
        assertThat(added.at("/detail")).contains("erased");
    }

    private void join(String visitor) {
        Seen seen = rest.post(Role.ADMIN, "/v1/engagements",
                "{\"id\":\"" + visitor + "\",\"keys\":{\"visitor\":\"" + visitor
                        + "\",\"email\":\"sara@example.com\"},\"type\":\"page-viewed\"}");
        assertThat(seen.status()).as(seen.body()).isEqualTo(201);
    }
}
