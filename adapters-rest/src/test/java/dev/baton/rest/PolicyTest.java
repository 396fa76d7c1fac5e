package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handoff policies over HTTP: they live as definitions do. */
class PolicyTest {
    private static final String POLICY = """
            policy: plants
            title: {en: Plants}
            review-by: "2027-01-01"
            rules:
              - {id: large, title: {en: Large companies}, when: {attribute: employees, ">=": 500}, team: sales}
              - {id: rest, team: service, sla: {accept: {within: 4h, remind-at: [50, 80]}}}
            """;
    private static final String PATH = "/v1/policies/plants/1";
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen drafted(String policy) {
        return rest.send(Role.MARKETING, "POST", "/v1/policies", "application/yaml", policy);
    }

    private Seen sign(String name, String team) {
        return rest.sign(PATH, name, team, team, "");
    }

    private Seen unsigned(String path) {
        return rest.post(Role.ADMIN, path + "/activate", "{\"unsigned\":true,\"reason\":\"a first look\"}");
    }

    @Test
    void a_policy_is_drafted_changed_and_shown_as_it_was_written() {
        Seen valid = rest.send(Role.SALES_OPS, "POST", "/v1/policies/validate", "application/yaml", POLICY);
        assertThat(valid.at("/valid") + valid.at("/warnings")).isEqualTo("true[]");
        Seen draft = drafted(POLICY);
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.header("location")).isEqualTo(PATH);
        assertThat(draft.at("/policy") + draft.at("/version") + draft.at("/status")).isEqualTo("plants1draft");

        assertThat(rest.send(rest.as(Role.SALES, PATH).header("If-None-Match", draft.header("etag")).GET()).status())
                .isEqualTo(304);
        Seen unseen = rest.send(Role.MARKETING, "PUT", PATH, "application/yaml", POLICY);
        Seen changed = rest.ifMatch(draft.header("etag"), "PUT", PATH, POLICY.replace("500", "800"));

        assertThat(unseen.status()).isEqualTo(428);
        assertThat(changed.at("/written/rules/0/when/>=")).isEqualTo("800");
        assertThat(rest.ifMatch(draft.header("etag"), "PUT", PATH, POLICY).status()).isEqualTo(412);
        assertThat(rest.ifMatch("*", "PUT", PATH, POLICY.replace("plants", "shops")).at("/errors/0/pointer"))
                .isEqualTo("/policy");
        Seen yaml = rest.send(rest.as(Role.SALES, PATH).header("Accept", "application/yaml").GET());
        assertThat(yaml.body()).startsWith("policy: plants").contains("800");
        assertThat(drafted(yaml.body()).at("/version")).isEqualTo("2");
    }

    @Test
    void both_teams_sign_a_policy_and_leads_are_handed_over_by_it() {
        assertThat(drafted(POLICY).status()).isEqualTo(201);
        assertThat(sign("Nobody", "marketing").status()).as("a draft").isEqualTo(409);
        assertThat(rest.send(Role.MARKETING, "POST", PATH + "/propose").at("/status")).isEqualTo("proposed");
        assertThat(rest.send(Role.MARKETING, "POST", PATH + "/propose").status()).isEqualTo(409);
        assertThat(rest.ifMatch("*", "PUT", PATH, POLICY).status()).isEqualTo(409);
        assertThat(rest.send(Role.ADMIN, "POST", PATH + "/sign").status()).as("nobody's key").isEqualTo(403);
        assertThat(sign("Sara Rad", "marketing").at("/status")).isEqualTo("proposed");
        Seen refused = rest.send(Role.SALES_OPS, "POST", PATH + "/activate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail")).contains("missing: sales.");
        assertThat(sign("Omid Nik", "sales").at("/status")).isEqualTo("signed");

        Seen active = rest.send(Role.SALES_OPS, "POST", PATH + "/activate");

        assertThat(active.at("/status") + active.at("/operation")).isEqualTo("activeabsent");
        Seen list = rest.get(Role.SALES, "/v1/policies");
        assertThat(list.at("/items/0/signatures/1/name") + list.at("/items/0/written")).isEqualTo("Omid Nikabsent");
        assertThat(list.at("/items/0/review/by") + list.at("/items/0/review/status")).isEqualTo("2027-01-01upcoming");
        assertThat(rest.send(Role.SALES_OPS, "POST", PATH + "/withdraw").status()).isEqualTo(409);
        assertThat(rest.send(Role.SALES_OPS, "POST", PATH + "/activate").status()).isEqualTo(409);
    }

    @Test
    void what_was_withdrawn_is_a_draft_again() {
        assertThat(drafted(POLICY).status()).isEqualTo(201);
        assertThat(rest.send(Role.MARKETING, "POST", PATH + "/propose").status()).isEqualTo(200);
        assertThat(sign("Sara Rad", "marketing").status()).isEqualTo(200);

        Seen withdrawn = rest.send(Role.MARKETING, "POST", PATH + "/withdraw");

        assertThat(withdrawn.at("/status") + withdrawn.at("/signatures")).isEqualTo("draft[]");
    }

    @Test
    void only_an_administrator_does_without_signatures_and_for_a_reason() {
        assertThat(drafted(POLICY).status()).isEqualTo(201);
        assertThat(rest.post(Role.MARKETING, PATH + "/activate", "{\"unsigned\":true,\"reason\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(rest.post(Role.ADMIN, PATH + "/activate", "{\"unsigned\":true}").at("/errors/0/pointer"))
                .isEqualTo("/reason");
        assertThat(rest.post(Role.ADMIN, PATH + "/activate", "{\"effects\":\"all\"}").at("/errors/0/pointer"))
                .as("a policy moves no lead").isEqualTo("/effects");
        assertThat(unsigned(PATH).at("/unsigned/by")).isEqualTo("admin");
    }

    @Test
    void what_is_not_there_yet_is_told_until_it_is_proposed() {
        String early = POLICY.replace("team: service", "team: moon, checklist: stars");
        Seen draft = drafted(early);
        assertThat(draft.at("/warnings/0/code") + draft.at("/warnings/0/pointer"))
                .isEqualTo("unknown-team/rules/1/team");
        assertThat(draft.at("/warnings/1/message")).contains("“stars”", "bant");
        assertThat(rest.send(rest.as(Role.MARKETING, "/v1/policies/validate").header("Accept-Language", "fa")
                .header("Content-Type", "application/yaml").POST(BodyPublishers.ofString(early)))
                .at("/warnings/1/message")).contains("«stars»", "چک‌لیستی");

        Seen proposed = rest.send(Role.MARKETING, "POST", PATH + "/propose");

        assertThat(proposed.at("/status") + proposed.at("/warnings/1/code")).isEqualTo("proposedunknown-checklist");
    }

    @Test
    void what_the_active_policy_names_stays() {
        assertThat(rest.send(Role.MARKETING, "PUT", "/v1/checklists/own", "application/yaml",
                "{checklist: own, items: [{id: size, question: How many?, kind: text}]}").status()).isEqualTo(200);
        assertThat(rest.send(Role.SALES_OPS, "PUT", "/v1/teams/service", "application/yaml",
                "{team: service, hours: {time-zone: UTC, week: {monday: '08:00-16:00'}}, reps: []}").status())
                .isEqualTo(201);
        assertThat(drafted(POLICY.replace("team: service", "team: service, checklist: own")).status()).isEqualTo(201);
        assertThat(unsigned(PATH).status()).isEqualTo(200);

        for (String path : List.of("/v1/checklists/own", "/v1/teams/service")) {
            Seen refused = rest.send(Role.SALES_OPS, "DELETE", path);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.at("/detail")).contains("“rest”", "plants (version 1)");
        }
    }

    @Test
    void a_policy_for_a_team_that_is_not_there_is_not_activated() {
        assertThat(drafted(POLICY.replace("team: service", "team: moon")).status()).isEqualTo(201);
        Seen refused = unsigned(PATH);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/rules/1/team");
        assertThat(refused.at("/errors/0/message")).contains("moon", "sales, service");
    }

    @Test
    void a_policy_that_asks_for_what_the_criteria_do_not_know_is_not_proposed() {
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", """
                definition: b2b
                dimensions: {fit: {weight: 100}}
                rules: [{id: chief, dimension: fit, when: {attribute: role, is: ceo}, points: 60}]
                """).status()).isEqualTo(201);
        assertThat(rest.post(Role.ADMIN, "/v1/definitions/b2b/1/activate", "{\"unsigned\":true,\"reason\":\"x\"}")
                .status()).isEqualTo(200);
        String asking = POLICY.replace("attribute: employees, \">=\": 500", "score: interest, at-least: 60");

        assertThat(drafted(asking).status()).isEqualTo(201);
        Seen refused = rest.send(Role.MARKETING, "POST", PATH + "/propose");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/rules/0/when/score");
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/policies/validate", "application/yaml", asking).status())
                .isEqualTo(422);
        Seen doubted = drafted(asking.replace("score: interest, at-least: 60", "score: fit, at-least: 61"));
        assertThat(doubted.at("/warnings/0/pointer") + doubted.at("/warnings/0/code"))
                .isEqualTo("/rules/0/whennever-holds");
    }

    @Test
    void a_change_is_told_in_the_language_of_who_asks() {
        assertThat(drafted(POLICY).status()).isEqualTo(201);
        assertThat(drafted(POLICY.replace("team: sales", "team: service")).status()).isEqualTo(201);

        Seen diff = rest.get(Role.SALES, PATH + "/diff?with=2");

        assertThat(diff.at("/policy") + diff.at("/changes/0/pointer")).isEqualTo("plants/rules/0/team");
        assertThat(diff.at("/changes/0/message")).isEqualTo("Rule “Large companies”, team: sales → service");
        assertThat(rest.send(rest.as(Role.SALES, PATH + "/diff?with=2").header("Accept-Language", "fa").GET())
                .at("/changes/0/message")).contains("تیم", "sales");
        assertThat(rest.get(Role.SALES, PATH + "/diff?with=9").status()).isEqualTo(404);
        assertThat(rest.get(Role.SALES, PATH + "/diff").status()).isEqualTo(400);
    }

    @Test
    void a_wrong_policy_is_refused_with_all_that_is_wrong() {
        Seen refused = drafted(POLICY.replace("within: 4h", "within: 1d").replace("id: rest", "id: large"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"pointer\":\"/rules/1/sla/accept/within\"",
                "\"pointer\":\"/rules/1/id\"", "Write hours");
        assertThat(rest.get(Role.SALES, "/v1/policies").at("/items")).isEqualTo("[]");
    }

    @Test
    void a_version_that_is_not_there_is_none_of_all_that() {
        for (String change : List.of("/propose", "/sign", "/withdraw", "/activate")) {
            assertThat(rest.send(Role.ADMIN, "POST", PATH + change).status()).as(change).isEqualTo(404);
        }
        assertThat(rest.get(Role.SALES, PATH).at("/detail")).isEqualTo("No policy has this key and version.");
        assertThat(rest.ifMatch("*", "PUT", PATH, POLICY).status()).isEqualTo(404);
    }

    @Test
    void only_what_was_seen_is_moved_on() {
        assertThat(drafted(POLICY).status()).isEqualTo(201);
        for (String change : List.of("/propose", "/sign", "/withdraw", "/activate")) {
            assertThat(rest.ifMatch("\"another\"", "POST", PATH + change, "").status()).as(change).isEqualTo(412);
        }
        assertThat(rest.post(Role.SALES, PATH + "/sign", "{\"seen\":true}").status()).isEqualTo(422);
    }
}
