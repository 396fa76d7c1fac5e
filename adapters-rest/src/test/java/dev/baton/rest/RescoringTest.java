package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.domain.form.Pointer;
import dev.baton.rest.RestFixture.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes on behind an activation, seen and stopped over HTTP. */
class RescoringTest {
    private static final String DEFINITION = """
            definition: b2b-software
            dimensions: {interest: {weight: 100}}
            rules:
              - {id: page, dimension: interest, each: {type: page-viewed}, points: 20}
            """;
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen activate(int version, String body) {
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION).status())
                .isEqualTo(201);
        return rest.post(Role.ADMIN, "/v1/definitions/b2b-software/" + version + "/activate", body);
    }

    private Seen second(String body) {
        assertThat(activate(1, "{\"unsigned\":true,\"reason\":\"x\"}").status()).isEqualTo(200);
        assertThat(rest.post(Role.INTEGRATION, "/v1/engagements",
                "{\"id\":\"1\",\"keys\":{\"email\":\"sara@example.com\"},\"type\":\"page-viewed\"}").status())
                .isEqualTo(201);
        return activate(2, body);
    }

    @Test
    void an_activation_says_where_to_look_how_far_the_leads_are() {
        Seen activated = second("{\"unsigned\":true,\"reason\":\"x\",\"effects\":\"paced\",\"per-day\":7}");
        assertThat(activated.at("/operation")).isEqualTo("/v1/operations/rescoring-b2b-software-2");

        Seen operation = rest.get(Role.SALES, activated.at("/operation"));

        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("Operation"),
                operation.body())).isEmpty();
        assertThat(operation.at("/status")).isEqualTo("running");
        assertThat(operation.at("/done") + " of " + operation.at("/total")).isEqualTo("0 of 1");
        assertThat(operation.at("/effects/stages") + operation.at("/effects/per-day")).isEqualTo("paced7");
        assertThat(rest.get(Role.SALES, "/v1/operations").at("/items/0/id")).isEqualTo(operation.at("/id"));
    }

    @Test
    void operations_are_shown_page_by_page() {
        assertThat(second("{\"unsigned\":true,\"reason\":\"x\"}").status()).isEqualTo(200);

        Seen first = rest.get(Role.SALES, "/v1/operations?limit=1");
        Seen second = rest.get(Role.SALES, "/v1/operations?limit=1&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/id") + " " + second.at("/items/0/id"))
                .isEqualTo("rescoring-b2b-software-2 rescoring-b2b-software-1");
        assertThat(first.at("/items/1") + second.at("/next")).isEqualTo("absentabsent");
        assertThat(rest.get(Role.SALES, "/v1/operations?cursor=" + first.at("/next") + "x").status()).isEqualTo(400);
    }

    @Test
    void a_running_operation_is_cancelled_once() {
        String operation = second("{\"unsigned\":true,\"reason\":\"x\"}").at("/operation");

        Seen cancelled = rest.post(Role.MARKETING, operation + "/cancel", "");

        assertThat(cancelled.at("/status")).isEqualTo("cancelled");
        assertThat(rest.post(Role.MARKETING, operation + "/cancel", "").status()).isEqualTo(409);
        assertThat(rest.post(Role.MARKETING, "/v1/operations/rescoring-b2b-software-1/cancel", "").status())
                .isEqualTo(409);
        assertThat(rest.post(Role.MARKETING, "/v1/operations/rescoring-b2b-software-9/cancel", "").status())
                .isEqualTo(404);
        assertThat(rest.get(Role.MARKETING, "/v1/operations/4711").status()).isEqualTo(404);
    }

    @Test
    void so_many_a_day_goes_with_paced_only() {
        Seen refused = second("{\"unsigned\":true,\"reason\":\"x\",\"effects\":\"all\",\"per-day\":7}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"pointer\":\"/per-day\"");
    }

    @Test
    void what_changes_between_versions_is_told_in_the_readers_language() {
        for (String points : new String[]{"points: 20", "points: 35"}) {
            assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml",
                    DEFINITION.replace("points: 20", points)).status()).isEqualTo(201);
        }

        Seen diff = rest.get(Role.SALES, "/v1/definitions/b2b-software/1/diff?with=2");

        assertThat(Document.OPENAPI.mistakes(
                Pointer.ROOT.to("components").to("schemas").to("VersionComparison"), diff.body())).isEmpty();
        assertThat(diff.at("/changes/0/message")).isEqualTo("Rule “page”, points: 20 → 35");
        assertThat(rest.get(Role.SALES, "/v1/definitions/b2b-software/1/diff?with=1").body())
                .contains("\"changes\":[]");
        assertThat(rest.get(Role.SALES, "/v1/definitions/b2b-software/1/diff?with=9").status()).isEqualTo(404);
        assertThat(rest.get(Role.SALES, "/v1/definitions/b2b-software/1/diff").status()).isEqualTo(400);
    }

    @Test
    void who_writes_what_can_never_come_true_is_warned_and_not_refused() {
        String doubtful = DEFINITION.replace("page-viewed", "page-veiwed")
                + "stages: {MQL: {enter: {score: interest, at-least: 101}}}\n";

        Seen valid = rest.send(Role.MARKETING, "POST", "/v1/definitions/validate", "application/yaml", doubtful);
        Seen draft = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", doubtful);

        assertThat(valid.at("/warnings/0/code") + " " + valid.at("/warnings/1/code"))
                .isEqualTo("unusual-type unreachable-stage");
        assertThat(valid.at("/warnings/1/message")).startsWith("No lead can ever enter MQL");
        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("Validity"),
                valid.body())).isEmpty();
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.at("/warnings/1/pointer")).isEqualTo("/stages/MQL/enter");
        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("DefinitionVersion"),
                draft.body())).isEmpty();
    }

    private static String expecting(int points) {
        return DEFINITION + """
                scenarios: [{id: reads, title: {en: Reads, fa: می‌خواند}, engagements: [{type: page-viewed}],
                  expect: {scores: {interest: %d}}}]
                """.formatted(points);
    }

    @Test
    void the_scenarios_of_a_definition_are_played_whoever_writes_it() {
        Seen valid = rest.send(Role.MARKETING, "POST", "/v1/definitions/validate", "application/yaml", expecting(20));
        Seen wrong = rest.send(Role.MARKETING, "POST", "/v1/definitions/validate", "application/yaml", expecting(21));
        Seen draft = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", expecting(21));

        assertThat(valid.at("/scenarios/0/passes") + " " + valid.at("/scenarios/0/stage")).isEqualTo("true LEAD");
        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("Validity"),
                valid.body())).isEmpty();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/scenarios/0/expect/scores/interest");
        assertThat(wrong.at("/errors/0/message"))
                .isEqualTo("Scenario “reads”: interest should be 21, and it is 20.");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.at("/scenarios/0/failures/0/code")).isEqualTo("unexpected-score");
        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("DefinitionVersion"),
                draft.body())).isEmpty();
        assertThat(rest.post(Role.MARKETING, "/v1/definitions/b2b-software/1/propose", "").status()).isEqualTo(422);
        assertThat(rest.post(Role.ADMIN, "/v1/definitions/b2b-software/1/activate",
                "{\"unsigned\":true,\"reason\":\"x\"}").status()).isEqualTo(422);
    }

    @Test
    void who_looks_at_the_definitions_is_reminded_of_a_review() {
        assertThat(rest.get(Role.SALES, "/v1/reviews").body()).contains("\"items\":[]");
        Seen draft = rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml",
                DEFINITION + "review-by: 2020-01-01\n");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.at("/warnings/0/code") + draft.at("/warnings/1")).isEqualTo("review-overabsent");
        assertThat(rest.post(Role.ADMIN, "/v1/definitions/b2b-software/1/activate",
                "{\"unsigned\":true,\"reason\":\"x\"}").status()).isEqualTo(200);

        Seen reviews = rest.get(Role.SALES, "/v1/reviews");

        assertThat(reviews.at("/items/0/review/by") + reviews.at("/items/0/review/status"))
                .isEqualTo("2020-01-01overdue");
        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("ReviewList"),
                reviews.body())).isEmpty();
        Seen list = rest.get(Role.SALES, "/v1/definitions");
        assertThat(list.at("/items/0/review/status")).isEqualTo("overdue");
        assertThat(Document.OPENAPI.mistakes(Pointer.ROOT.to("components").to("schemas").to("DefinitionList"),
                list.body())).isEmpty();
    }
}
