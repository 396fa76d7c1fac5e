package dev.baton.rest;

import static dev.baton.application.access.Role.ADMIN;
import static dev.baton.application.access.Role.INTEGRATION;
import static dev.baton.application.access.Role.MARKETING;
import static dev.baton.application.access.Role.SALES;
import static dev.baton.application.access.Role.SALES_OPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.handoff.PacketLinks;
import dev.baton.application.handoff.PolicyVersion;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.domain.form.Written;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales answers what it was offered, over HTTP. */
class HandoffTest {
    private static final String HANDOFFS = "/v1/handoffs";
    private static final String DEFINITION = """
            definition: b2b
            dimensions:
              interest: {range: [0, 100], weight: 100, bands: {"1": 50, "2": 0}}
            rules:
              - {id: demo, dimension: interest, title: {en: Asked for a demo, fa: درخواست نمایش}, each: {type: demo-requested}, points: 60}
            stages:
              MQL: {enter: {score: interest, at-least: 60}, leave: {score: interest, below: 30}}
            """;
    private final RestFixture rest = new RestFixture();
    private final Rep sara = rep("Sara");
    private final Rep omid = rep("Omid");

    private record Rep(String id, String secret) {}

    private Rep rep(String name) {
        String id = rest.post(ADMIN, "/v1/people", "{\"name\": \"%s\", \"team\": \"sales\"}".formatted(name)).at("/id");
        return new Rep(id, rest.post(ADMIN, "/v1/keys",
                "{\"name\":\"laptop\",\"role\":\"sales\",\"person\":\"" + id + "\"}").at("/secret"));
    }

    @BeforeEach
    void start() {
        Seen drafted = rest.send(MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION);
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        assertThat(rest.post(ADMIN, "/v1/definitions/b2b/1/activate", "{\"unsigned\":true,\"reason\":\"a test\"}")
                .status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private void team(String... reps) {
        Seen put = rest.send(rest.as(SALES_OPS, "/v1/teams/inside").header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(
                        """
                                team: inside
                                hours:
                                  time-zone: UTC
                                  week: {saturday: 08:00-16:00, sunday: 08:00-16:00}
                                reps: [%s]
                                reasons:
                                  - {id: too-early, title: {en: Too early, fa: زود است}, then: {recycle: {cool-down: P30D}}, blames-criteria: true}
                                  - {id: no-brochure, title: No brochure, then: disqualify, misses-material: true}
                                """
                                .formatted(String.join(", ", reps)))));
        assertThat(put.status()).as(put.body()).isEqualTo(201);
    }

    private void usualTeam() {
        team("{person: %s, lead: true}".formatted(sara.id), "{person: %s}".formatted(omid.id));
    }

    private void policy() {
        rest.policy.set(Optional.of(new PolicyVersion("usual", 1, Written.tree("""
                {policy: usual, rules: [{id: all, team: inside, sla: {accept: {within: 4h, remind-at: [50]},
                first-contact: {within: 8h}, decision: {within: 20h}}}]}""".replace("\n", " ")))));
    }

    private String ready(String email) {
        rest.now.updateAndGet(at -> at.plusSeconds(1));
        return rest.post(INTEGRATION, "/v1/engagements",
                "{\"id\":\"%1$s\",\"keys\":{\"email\":\"%1$s\"},\"type\":\"demo-requested\",\"asset\":{\"id\":\"white-paper\"}}"
                        .formatted(email))
                .at("/lead");
    }

    private String offered(String email) {
        String lead = ready(email);
        var _ = rest.offering.offer(10);
        return rest.get(SALES, HANDOFFS + "?lead=" + lead).at("/items/0/id");
    }

    private Seen act(Rep rep, String handoff, String what, String body) {
        return rest.send(HttpRequest.newBuilder(rest.uri(HANDOFFS + "/" + handoff + "/" + what))
                .header("Authorization", "Bearer " + rep.secret).header("Content-Type", "application/json")
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private Seen asked(Rep rep, String path) {
        return rest.send(HttpRequest.newBuilder(rest.uri(path)).header("Authorization", "Bearer " + rep.secret).GET());
    }

    @Test
    void an_offer_is_told_with_the_reason_and_the_time_left_and_the_first_answer_holds() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");

        Seen seen = rest.get(SALES, HANDOFFS + "/" + handoff);
        assertThat(seen.at("/state") + seen.at("/stage")).isEqualTo("offeredMQL");
        assertThat(seen.at("/choice/because")).isEqualTo("turn");
        assertThat(seen.at("/choice/told")).contains(seen.at("/rep/name"));
        assertThat(seen.at("/time-left")).isEqualTo("PT4H");
        assertThat(seen.at("/steps/0/what")).isEqualTo("handoff.offered");
        assertThat(seen.at("/steps/0/rep/name")).isEqualTo(seen.at("/rep/name"));
        Rep rep = seen.at("/rep/name").equals("Sara") ? sara : omid;

        assertThat(
                act(rep, handoff, "call", "{\"at\":\"2026-11-22T10:00:00Z\",\"note\":\"after lunch\"}").at("/call-at"))
                .isEqualTo("2026-11-22T10:00:00Z");
        assertThat(act(rep, handoff, "contact", "{\"channel\":\"phone\",\"reached\":true}").at("/contacted-at"))
                .isNotEqualTo("null");
        String then = rest.now.get().toString();
        assertThat(act(sara, handoff, "accept", "").at("/state")).isEqualTo("accepted");
        rest.now.updateAndGet(at -> at.plusSeconds(60));
        Seen late = act(omid, handoff, "reject", "{\"reason\":\"too-early\"}");

        assertThat(late.status() + late.at("/code")).isEqualTo("409already-decided");
        assertThat(late.at("/detail")).contains("Sara", "accepted");
        assertThat(late.at("/state") + late.at("/decided-by/name")).isEqualTo("acceptedSara");
        assertThat(late.at("/decided-at")).isEqualTo(then);
        assertThat(act(sara, handoff, "qualify", "").at("/state")).isEqualTo("qualified");
        assertThat(rest.get(SALES, "/v1/leads/" + seen.at("/lead/id")).at("/stage")).isEqualTo("SQL");
        assertThat(rest.get(SALES, "/v1/leads/" + seen.at("/lead/id") + "/handoffs").at("/items/0/answer/by/name"))
                .isEqualTo("Sara");
        assertThat(act(sara, handoff, "send-back", "{\"reason\":\"too-early\"}").at("/decided-by/name"))
                .isEqualTo("Sara");
        assertThat(act(omid, handoff, "call", "{\"at\":\"2026-11-22T10:00:00Z\"}").at("/state")).isEqualTo("qualified");
    }

    @Test
    void of_what_was_withdrawn_it_is_said_why_and_when_as_the_reader_reads_dates() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");
        rest.now.updateAndGet(at -> at.plusSeconds(1));
        assertThat(rest.post(INTEGRATION, "/v1/verdicts",
                "{\"id\":\"nima@hart.example\",\"verdict\":\"machine\",\"reason\":\"a scanner\"}").status())
                .isEqualTo(201);

        Seen late = act(sara, handoff, "accept", "");
        Seen persian = rest.send(rest.as(ADMIN, HANDOFFS + "/" + handoff + "/reject").header("Accept-Language", "fa")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\":\"too-early\"}")));

        assertThat(late.at("/code") + " " + late.at("/state") + " " + late.at("/why"))
                .isEqualTo("already-decided withdrawn stage-left");
        assertThat(late.at("/detail")).isEqualTo("This handoff was withdrawn, 2026-11-21T09:30:02 gregorian: "
                + "the lead has left the stage for which it was offered.");
        assertThat(late.at("/decided-at")).isEqualTo("2026-11-21T09:30:02Z");
        assertThat(persian.at("/detail")).contains("2026-11-21T09:30:02 persian", "بیرون رفت");
    }

    @Test
    void a_reason_that_the_team_does_not_have_is_answered_with_those_that_it_has() {
        usualTeam();
        policy();
        assertThat(rest.post(INTEGRATION, "/v1/leads",
                "{\"keys\":{\"email\":\"nima@hart.example\"},\"touches\":{\"source\":\"fair\"}}").status())
                .isEqualTo(201);
        String handoff = offered("nima@hart.example");
        Seen unknown = rest.send(rest.as(ADMIN, HANDOFFS + "/" + handoff + "/reject").header("Accept-Language", "fa")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"reason\":\"bored\"}")));

        assertThat(unknown.status() + unknown.at("/code")).isEqualTo("422unknown-reason");
        assertThat(unknown.at("/reasons/0/id") + unknown.at("/reasons/0/title")).isEqualTo("too-earlyزود است");
        assertThat(unknown.at("/detail")).contains("زود است");
        assertThat(rest.post(ADMIN, HANDOFFS + "/" + handoff + "/reject", "{\"reason\":\"too-early\"}").at("/state"))
                .isEqualTo("rejected");
        Seen report = rest.get(MARKETING, "/v1/reasons/report?team=inside&until=2027-01-01T00:00:00Z");
        assertThat(report.at("/reasons/0/reason") + report.at("/reasons/0/blaming-criteria")).isEqualTo("too-early1");
        assertThat(report.at("/rules/0/rule") + report.at("/contents/0/content")).isEqualTo("allwhite-paper");
        assertThat(report.at("/sources/0/source") + report.at("/sources/0/blaming-criteria")).isEqualTo("fair1");
        assertThat(report.at("/definitions/0/judged-by/definition")).isEqualTo("b2b");
        assertThat(report.at("/totals/count") + report.at("/totals/missing-material")).isEqualTo("10");
        assertThat(rest.get(MARKETING, "/v1/reasons/report?from=2027-01-01T00:00:00Z&until=2026-01-01T00:00:00Z")
                .at("/errors/0/code")).isEqualTo("not-before");
    }

    @Test
    void each_refusal_has_its_own_code() {
        team("{person: %s, cap: 1}".formatted(sara.id), "{person: %s, cap: 1}".formatted(omid.id));
        policy();
        String mine = offered("a@hart.example");
        String other = offered("b@grey.example");
        String queued = offered("c@blue.example");
        boolean saras = rest.get(SALES, HANDOFFS + "/" + mine).at("/rep/person").equals(sara.id);
        Rep rep = saras ? sara : omid;
        Rep colleague = saras ? omid : sara;

        assertThat(rest.get(SALES, HANDOFFS + "/" + queued).at("/choice/because")).isEqualTo("nobody-free");
        assertThat(act(rep, queued, "accept", "").at("/code")).isEqualTo("rep-full");
        assertThat(act(rep, other, "accept", "").at("/code")).isEqualTo("not-yours");
        assertThat(act(colleague, other, "transfer", "{\"to\":\"%s\"}".formatted(rep.id)).at("/code"))
                .isEqualTo("rep-full");
        assertThat(act(rep, mine, "transfer", "{\"to\":\"%s\"}".formatted(UUID.randomUUID())).at("/code"))
                .isEqualTo("no-such-rep");
        assertThat(act(rep, mine, "qualify", "").at("/code")).isEqualTo("not-accepted");
        assertThat(rest.post(SALES, HANDOFFS + "/" + mine + "/accept", "").at("/code")).isEqualTo("nobodys");
        Seen kept = act(rep, mine, "return", "");
        assertThat(kept.status() + kept.at("/code")).isEqualTo("403not-yours");
        assertThat(kept.at("/detail")).contains("reject it with a reason");
        assertThat(rest.get(SALES, HANDOFFS + "?rep=none").at("/items/0/id")).isEqualTo(queued);
        assertThat(rest.get(SALES, HANDOFFS + "?rep=none").at("/items/1")).isEqualTo("absent");
        assertThat(asked(rep, HANDOFFS + "?rep=me").at("/items/0/id")).isEqualTo(mine);
        Seen nobodys = rest.get(SALES, HANDOFFS + "?rep=me");
        assertThat(nobodys.status() + nobodys.at("/errors/0/code")).isEqualTo("400nobodys-key");
        String lead = rest.get(SALES, HANDOFFS + "/" + mine).at("/lead/id");
        assertThat(rest.post(ADMIN, "/v1/leads/" + lead + "/decisions",
                "{\"stage\":\"MQL\",\"override\":true,\"reason\":\"a test\"}").status()).isEqualTo(200);
        assertThat(act(rep, mine, "accept", "").status()).isIn(200, 409);
    }

    @Test
    void a_decision_that_answers_a_handoff_is_refused_as_the_answer_is() {
        team("{person: %s, cap: 1}".formatted(sara.id), "{person: %s, cap: 1}".formatted(omid.id));
        policy();
        String mine = offered("a@hart.example");
        String other = offered("b@grey.example");
        String queued = offered("c@blue.example");
        Rep rep = rest.get(SALES, HANDOFFS + "/" + mine).at("/rep/person").equals(sara.id) ? sara : omid;

        assertThat(moved(rep, other).at("/code")).isEqualTo("not-yours");
        assertThat(moved(rep, queued).at("/code")).isEqualTo("rep-full");
        assertThat(rest.post(INTEGRATION, decisions(mine), "{\"stage\":\"SAL\"}").at("/code")).isEqualTo("nobodys");
        assertThat(rest.post(MARKETING, decisions(mine), "{\"stage\":\"RECYCLED\",\"reason\":\"a test\"}").status())
                .isEqualTo(403);
        assertThat(moved(rep, mine).at("/stage")).isEqualTo("SAL");
        assertThat(rest.post(SALES_OPS, decisions(other), "{\"stage\":\"SAL\"}").at("/stage")).isEqualTo("SAL");
    }

    private String decisions(String handoff) {
        return "/v1/leads/" + rest.get(SALES, HANDOFFS + "/" + handoff).at("/lead/id") + "/decisions";
    }

    private Seen moved(Rep rep, String handoff) {
        return rest.send(HttpRequest.newBuilder(rest.uri(decisions(handoff)))
                .header("Authorization", "Bearer " + rep.secret).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"stage\":\"SAL\"}")));
    }

    @Test
    void nothing_is_handed_to_who_is_away() {
        team("{person: %s}".formatted(sara.id), "{person: %s}".formatted(omid.id));
        policy();
        String handoff = offered("a@hart.example");
        boolean saras = rest.get(SALES, HANDOFFS + "/" + handoff).at("/rep/person").equals(sara.id);
        Rep rep = saras ? sara : omid;
        Rep colleague = saras ? omid : sara;
        assertThat(rest.post(ADMIN, "/v1/absences", "{\"person\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(colleague.id, RestFixture.NOW, RestFixture.NOW.plusSeconds(3600))).status()).isEqualTo(201);
        Seen refused = act(rep, handoff, "transfer", "{\"to\":\"%s\"}".formatted(colleague.id));
        assertThat(refused.status() + refused.at("/code")).isEqualTo("409rep-away");
    }

    @Test
    void what_a_colleague_takes_over_the_colleague_may_give_back() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");
        boolean saras = rest.get(SALES, HANDOFFS + "/" + handoff).at("/rep/person").equals(sara.id);
        Rep rep = saras ? sara : omid;
        Rep colleague = saras ? omid : sara;

        assertThat(act(rep, handoff, "transfer", "{\"to\":\"%s\"}".formatted(colleague.id)).at("/rep/person"))
                .isEqualTo(colleague.id);
        assertThat(act(colleague, handoff, "accept", "").at("/state")).isEqualTo("accepted");
        Seen back = act(colleague, handoff, "send-back", "{\"reason\":\"too-early\",\"note\":\"next year\"}");

        assertThat(back.status() + back.at("/state")).isEqualTo("200sent-back");
        assertThat(rest.get(SALES, "/v1/leads/" + back.at("/lead/id")).at("/stage")).isEqualTo("RECYCLED");
    }

    @Test
    void what_has_to_be_known_before_a_lead_is_qualified_is_named() {
        usualTeam();
        rest.policy.set(Optional.of(new PolicyVersion("usual", 1,
                Written.tree("{policy: usual, rules: [{id: all, team: inside, checklist: bant}]}"))));
        String handoff = offered("nima@hart.example");
        assertThat(act(sara, handoff, "accept", "").at("/state")).isEqualTo("accepted");

        Seen refused = act(sara, handoff, "qualify", "");

        assertThat(refused.status() + refused.at("/gaps/0/item") + refused.at("/gaps/1/reason"))
                .isEqualTo("409budgetunanswered");
        assertThat(rest.get(SALES, HANDOFFS + "/" + handoff).at("/time-left")).as("nothing was promised")
                .isEqualTo("null");
    }

    @Test
    void what_is_not_there_or_not_right_is_refused_everywhere() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");
        List<List<String>> acts = List.of(List.of("accept", ""), List.of("reject", "{\"reason\":\"too-early\"}"),
                List.of("transfer", "{\"to\":\"%s\"}".formatted(omid.id)),
                List.of("call", "{\"at\":\"2026-11-22T10:00:00Z\"}"),
                List.of("contact", "{\"channel\":\"sms\",\"reached\":false}"), List.of("qualify", ""),
                List.of("send-back", "{\"reason\":\"too-early\"}"), List.of("return", "{\"note\":\"no\"}"));
        for (String nothingMore : List.of("accept", "qualify")) {
            Seen more = act(sara, handoff, nothingMore, "{\"x\":1}");
            assertThat(more.status() + more.at("/errors/0/code") + more.at("/errors/0/pointer")).as(nothingMore)
                    .isEqualTo("422unknown-field/x");
        }
        for (List<String> each : acts) {
            assertThat(act(sara, UUID.randomUUID().toString(), each.get(0), each.get(1)).status()).as(each.get(0))
                    .isEqualTo(404);
            assertThat(act(sara, "nothing", each.get(0), each.get(1)).status()).isEqualTo(404);
            Seen stale = rest.send(rest.as(ADMIN, HANDOFFS + "/" + handoff + "/" + each.get(0))
                    .header("If-Match", "\"old\"").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(each.get(1))));
            assertThat(stale.status()).as(each.get(0)).isEqualTo(412);
        }
        assertThat(act(sara, handoff, "call", "{\"at\":\"2030-01-01T00:00:00Z\"}").at("/errors/0/code"))
                .isEqualTo("out-of-range");
        assertThat(act(sara, handoff, "call", "{\"at\":\"2026-11-19T00:00:00Z\"}").at("/errors/0/pointer"))
                .isEqualTo("/at");
        assertThat(act(sara, handoff, "contact", "{\"channel\":\"pigeon\",\"reached\":true}").at("/errors/0/code"))
                .isEqualTo("unknown-word");
        assertThat(act(sara, handoff, "reject", "{\"note\":\"%s\"}".formatted("n".repeat(2_001))).body())
                .contains("too-long", "missing");
        assertThat(act(sara, handoff, "transfer", "{\"to\":\"omid\"}").at("/errors/0/code")).isEqualTo("malformed");
        for (String path : List.of(HANDOFFS + "/" + UUID.randomUUID(), HANDOFFS + "/x",
                HANDOFFS + "/" + UUID.randomUUID() + "/packet", "/v1/leads/" + UUID.randomUUID() + "/handoffs",
                "/v1/leads/x/handoffs")) {
            assertThat(rest.get(ADMIN, path).status()).as(path).isEqualTo(404);
        }
        assertThat(rest.post(ADMIN, "/v1/leads/" + UUID.randomUUID() + "/offer", "").status()).isEqualTo(404);
        assertThat(rest.get(ADMIN, HANDOFFS + "?state=lost").at("/errors/0/code")).isEqualTo("unknown-word");
        assertThat(rest.get(ADMIN, HANDOFFS + "?from=2026-01-01T00:00:00Z").status()).isEqualTo(400);
        assertThat(rest.get(ADMIN, HANDOFFS + "?cursor=x").at("/errors/0/message")).contains("“x”", "Begin without",
                "“next”");
        assertThat(rest.get(ADMIN, HANDOFFS + "?state=over&cursor=x").status()).isEqualTo(400);
    }

    @Test
    void what_was_seen_can_be_answered_and_nothing_else() {
        usualTeam();
        policy();
        String path = HANDOFFS + "/" + offered("nima@hart.example");
        Seen seen = rest.get(SALES, path);

        assertThat(rest.send(rest.as(SALES, path).header("If-None-Match", seen.header("ETag")).GET()).status())
                .isEqualTo(304);
        Seen returned = rest.send(rest.as(SALES_OPS, path + "/return").header("If-Match", seen.header("ETag"))
                .POST(BodyPublishers.noBody()));
        assertThat(returned.at("/state")).isEqualTo("returned");
        assertThat(returned.header("ETag")).isNotEqualTo(seen.header("ETag"));
        Seen waiting = rest.get(SALES_OPS, HANDOFFS + "/waiting?why=returned");
        assertThat(waiting.at("/items/0/why") + waiting.at("/items/0/rule/rule")).isEqualTo("returnedall");
        String lead = waiting.at("/items/0/lead/id");
        assertThat(rest.post(SALES_OPS, "/v1/leads/" + lead + "/offer", "").status()).isEqualTo(202);
        rest.now.updateAndGet(at -> at.plusSeconds(1));
        var _ = rest.offering.offer(10);
        Seen newest = rest.get(SALES, "/v1/leads/" + lead + "/handoffs?limit=1");
        Seen older = rest.get(SALES, "/v1/leads/" + lead + "/handoffs?limit=1&cursor=" + newest.at("/next"));
        assertThat(newest.at("/items/0/state") + older.at("/items/0/state")).isEqualTo("offeredreturned");
        assertThat(newest.at("/items/1") + older.at("/next")).isEqualTo("absentabsent");
        assertThat(rest.get(SALES, "/v1/leads/" + lead + "/handoffs?cursor=x").at("/errors/0/code"))
                .isEqualTo("no-place");
        assertThat(rest.post(SALES_OPS, "/v1/leads/" + lead + "/offer", "").status()).isEqualTo(409);
        assertThat(rest.get(SALES, HANDOFFS + "?state=over").at("/items/0/state")).isEqualTo("returned");
        Seen all = rest.get(SALES, HANDOFFS + "?state=all&lead=" + lead);
        assertThat(all.at("/items/0/state") + all.at("/items/1/state")).isEqualTo("offeredreturned");
        assertThat(rest.get(SALES, HANDOFFS + "?state=returned&until=2026-01-01T00:00:00Z").at("/items"))
                .isEqualTo("[]");
    }

    @Test
    void sales_operations_sees_what_waits_and_what_is_broken() {
        usualTeam();
        String lead = ready("nima@hart.example");
        var _ = rest.offering.offer(10);
        Seen waiting = rest.send(rest.as(SALES_OPS, HANDOFFS + "/waiting").header("Accept-Language", "fa").GET());
        assertThat(waiting.at("/items/0/lead/keys/email/0")).isEqualTo("nima@hart.example");
        assertThat(waiting.at("/items/0/why") + waiting.at("/items/0/told")).isEqualTo(
                "no-policyهیچ سیاست انتقالی فعال نیست.");
        assertThat(rest.get(SALES_OPS, HANDOFFS + "/counts").at("/waiting/unmatched")).isEqualTo("1");
        policy();
        rest.now.updateAndGet(at -> at.plus(Duration.ofHours(2)));
        var _ = rest.offering.offer(10);
        String handoff = rest.get(SALES, "/v1/leads/" + lead + "/handoffs").at("/items/0/id");
        assertThat(rest.get(SALES, HANDOFFS + "?breached=true").at("/items")).isEqualTo("[]");
        rest.now.updateAndGet(at -> at.plus(Duration.ofDays(1)));
        var _ = rest.clocks.follow(10);

        Seen broken = rest.get(SALES, HANDOFFS + "?breached=true&team=inside&stage=MQL");
        assertThat(broken.at("/items/0/id")).isEqualTo(handoff);
        assertThat(broken.at("/items/0/time-left") + broken.at("/items/0/breached")).isEqualTo("PT0Strue");
        Seen counts = rest.get(SALES_OPS, HANDOFFS + "/counts?team=inside");
        assertThat(counts.at("/teams/0/team") + counts.at("/teams/0/reps/0/breached")).isEqualTo("inside1");
        assertThat(counts.at("/offered") + counts.at("/waiting/unmatched")).isEqualTo("10");
        assertThat(rest.get(SALES, HANDOFFS + "/" + handoff).body()).contains("handoff.breached");
    }

    @Test
    void a_queue_is_read_page_by_page() {
        usualTeam();
        policy();
        for (int i = 0; i < 5; i++) {
            assertThat(offered("p%d@hart%d.example".formatted(i, i))).isNotEqualTo("absent");
        }
        Seen first = rest.get(SALES, HANDOFFS + "?limit=3");
        Seen second = rest.get(SALES, HANDOFFS + "?limit=3&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/lead/keys/email/0") + second.at("/items/1/lead/keys/email/0"))
                .isEqualTo("p0@hart0.examplep4@hart4.example");
        assertThat(second.at("/next")).isEqualTo("absent");
    }

    @Test
    void the_packet_is_a_page_that_a_hostile_name_cannot_break() {
        usualTeam();
        policy();
        String evil = "<script>alert(1)</script>\\\"'&";
        assertThat(rest.post(INTEGRATION, "/v1/leads",
                "{\"keys\":{\"email\":\"nima@hart.example\"},\"attributes\":{\"name\":\"%s\"}}".formatted(evil))
                .status())
                .isEqualTo(201);
        String handoff = offered("nima@hart.example");

        Seen json = rest.get(SALES, HANDOFFS + "/" + handoff + "/packet");
        assertThat(json.at("/lead/attributes/name") + json.at("/story/0/engagement/type"))
                .isEqualTo("<script>alert(1)</script>\"'&demo-requested");
        Seen page = rest.send(rest.as(SALES, HANDOFFS + "/" + handoff + "/packet").header("Accept", "text/html")
                .header("Accept-Language", "fa").GET());
        assertThat(page.header("content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("content-security-policy")).startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("lang=\"fa\" dir=\"rtl\"", "&lt;script&gt;", "درخواست نمایش", "@media print", " persian",
                        "نامعلوم", "۱۰۰٪")
                .doesNotContain("<script", "onerror", "unknown", "demo-requested")
                .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
        assertThat(rest.get(SALES, HANDOFFS + "/" + handoff + "/packet?form=html").body()).contains("dir=\"ltr\"");
        assertThat(rest.send(rest.as(SALES, HANDOFFS + "/" + handoff + "/packet")
                .header("Accept", "text/html;q=0.1, application/json").GET()).header("content-type"))
                .startsWith("application/json");
        assertThat(rest.get(SALES, HANDOFFS + "/" + handoff + "/packet?form=pdf").status()).isEqualTo(400);
    }

    /** A mail program's browser has no key to show. */
    @Test
    void what_is_known_later_changes_the_live_view_and_not_the_packet() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");
        Seen packet = rest.get(SALES, HANDOFFS + "/" + handoff + "/packet");
        String lead = "/v1/leads/" + packet.at("/lead/id");
        rest.now.updateAndGet(at -> at.plusSeconds(60));
        assertThat(rest.post(INTEGRATION, "/v1/engagements",
                "{\"id\":\"later\",\"keys\":{\"email\":\"nima@hart.example\"},\"type\":\"demo-requested\"}")
                .status()).isEqualTo(201);
        assertThat(rest.post(INTEGRATION, "/v1/leads",
                "{\"keys\":{\"email\":\"nima@hart.example\"},\"attributes\":{\"role\":\"CEO\"}}").status())
                .isIn(200, 201);

        assertThat(rest.get(SALES, HANDOFFS + "/" + handoff + "/packet").body()).isEqualTo(packet.body());
        assertThat(packet.at("/lead/attributes/role")).isEqualTo("absent");
        assertThat(rest.get(SALES, lead).at("/attributes/role")).isEqualTo("CEO");
        assertThat(packet.at("/score/total")).isEqualTo("60");
        assertThat(rest.get(SALES, lead + "/score").at("/total")).isEqualTo("100");
    }

    @Test
    void whoever_was_written_to_opens_the_packet_by_the_link_of_the_letter() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");
        String link = HANDOFFS + "/" + handoff + "/packet/"
                + rest.links.word(UUID.fromString(handoff), UUID.fromString(sara.id()));

        Seen page = stranger(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
        assertThat(page.body()).contains("nima@hart.example");
        String other = link.replace(handoff, offered("mina@kite.example"));
        for (String wrong : List.of(other, link + "x", HANDOFFS + "/x/packet/x")) {
            assertThat(stranger(wrong).at("/code")).as(wrong).isEqualTo("not-found");
        }
        assertThat(stranger(link + "?form=json").status()).isEqualTo(400);

        rest.now.set(rest.now.get().plus(PacketLinks.VALID));
        assertThat(stranger(link).status()).isEqualTo(404);
        rest.broken.set(new LedgerUnavailable("away", new IllegalStateException()));
        assertThat(stranger(link).status()).isEqualTo(503);
        rest.broken.set(new IllegalStateException("a fault of ours, on purpose"));
        assertThat(stranger(link).status()).isEqualTo(500);
    }

    private Seen stranger(String path) {
        return rest.send(HttpRequest.newBuilder(rest.uri(path)).GET());
    }

    @Test
    void what_was_withdrawn_says_why() {
        usualTeam();
        policy();
        String handoff = offered("nima@hart.example");
        assertThat(rest.get(SALES, HANDOFFS + "/" + handoff).at("/why")).isEqualTo("absent");
        assertThat(rest.post(SALES_OPS, decisions(handoff),
                "{\"stage\":\"LEAD\",\"override\":true,\"reason\":\"a test\"}").status()).isEqualTo(200);

        Seen seen = rest.get(SALES, HANDOFFS + "/" + handoff);
        assertThat(seen.at("/state") + " " + seen.at("/why")).isEqualTo("withdrawn stage-left");
    }

    @Test
    void a_team_of_which_nobody_has_heard_has_no_queue() {
        usualTeam();
        for (String path : List.of(HANDOFFS + "?team=", HANDOFFS + "?state=over&team=", HANDOFFS + "/counts?team=",
                "/v1/reasons/report?team=")) {
            assertThat(rest.get(SALES_OPS, path + "inside").status()).as(path).isEqualTo(200);
            Seen refused = rest.get(SALES_OPS, path + "insied");
            assertThat(refused.status() + refused.at("/errors/0/code")).as(path).isEqualTo("400unknown-reference");
            assertThat(refused.at("/errors/0/message")).contains("insied", "inside");
        }
    }

    @Test
    void a_lead_that_is_not_ready_is_not_offered() {
        String lead = rest.post(INTEGRATION, "/v1/leads", "{\"keys\":{\"email\":\"nima@hart.example\"}}").at("/id");

        assertThat(rest.post(SALES_OPS, "/v1/leads/" + lead + "/offer", "").status()).isEqualTo(409);
    }
}
