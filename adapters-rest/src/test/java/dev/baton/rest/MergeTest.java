package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People say over HTTP who is who. */
class MergeTest {
    private static final String NOBODY = "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private String lead(String keys) {
        return rest.post(Role.INTEGRATION, "/v1/leads", "{\"keys\":{" + keys + "}}").at("/id");
    }

    private String email(String name) {
        return lead("\"email\":\"" + name + "@example.com\"");
    }

    private Seen say(String lead, String what, String other) {
        return rest.post(Role.MARKETING, "/v1/leads/" + lead + "/" + what, "{\"lead\":\"" + other + "\"}");
    }

    @Test
    void the_id_of_a_merged_lead_answers_with_the_kept_one_and_says_where_that_is() {
        String sara = email("sara");
        String rad = email("rad");

        Seen merged = say(sara, "merge", rad);

        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.at("/merged/0")).isEqualTo(rad);
        Seen asked = rest.get(Role.SALES, "/v1/leads/" + rad);
        assertThat(asked.at("/id")).isEqualTo(sara);
        assertThat(asked.header("content-location")).isEqualTo("/v1/leads/" + sara);
        assertThat(rest.get(Role.SALES, "/v1/leads/" + sara).header("content-location")).isEqualTo("absent");
    }

    @Test
    void what_is_told_to_the_id_of_a_merged_lead_stays_with_it() {
        String sara = email("sara");
        String rad = email("rad");
        assertThat(say(sara, "merge", rad).status()).isEqualTo(200);
        Seen told = rest.send(Role.SALES_OPS, "PATCH", "/v1/leads/" + rad, "application/json",
                "{\"attributes\":{\"role\":\"CEO\"}}");
        assertThat(told.at("/id")).isEqualTo(sara);

        Seen parted = say(sara, "unmerge", rad);

        assertThat(parted.at("/items/0/id") + parted.at("/items/1/id")).isEqualTo(sara + rad);
        assertThat(parted.at("/items/0/attributes/role")).isEqualTo("absent");
        assertThat(parted.at("/items/1/attributes/role")).isEqualTo("CEO");
    }

    @Test
    void what_cannot_be_done_is_said() {
        String sara = email("sara");
        String rad = email("rad");
        String visitor = rest.post(Role.INTEGRATION, "/v1/engagements",
                "{\"id\":\"1\",\"keys\":{\"visitor\":\"laptop\"},\"type\":\"page-viewed\"}").at("/lead");

        assertThat(say(sara, "unmerge", rad).status()).isEqualTo(409);
        assertThat(say(sara, "merge", visitor).at("/detail")).contains(visitor, "visitor");
        assertThat(say(sara, "merge", NOBODY).status()).isEqualTo(404);
        assertThat(say("x", "merge", rad).status()).isEqualTo(404);
        assertThat(say(sara, "merge", "x").at("/errors/0/pointer")).isEqualTo("/lead");
        assertThat(say(sara, "merge", sara).at("/errors/0/code")).isEqualTo("duplicate");
        assertThat(rest.post(Role.SALES, "/v1/leads/" + sara + "/merge", "{}").status()).isEqualTo(403);
    }

    @Test
    void suggestions_come_page_by_page_and_can_be_dismissed() {
        String sara = email("sara");
        String rad = lead("\"external\":[{\"system\":\"crm\",\"id\":\"1\"}]");
        String omid = lead("\"external\":[{\"system\":\"crm\",\"id\":\"2\"}]");
        lead("\"email\":\"sara@example.com\",\"external\":[{\"system\":\"crm\",\"id\":\"1\"}]");
        lead("\"email\":\"sara@example.com\",\"external\":[{\"system\":\"crm\",\"id\":\"2\"}]");

        Seen first = rest.get(Role.SALES_OPS, "/v1/merge-suggestions?limit=1");
        Seen second = rest.get(Role.SALES_OPS, "/v1/merge-suggestions?limit=1&cursor=" + first.at("/next"));
        assertThat(first.at("/items/0/lead")).isEqualTo(sara);
        assertThat(java.util.Set.of(first.at("/items/0/other"), second.at("/items/0/other")))
                .isEqualTo(java.util.Set.of(rad, omid));
        assertThat(second.at("/next")).isEqualTo("absent");

        String pair = "{\"lead\":\"" + rad + "\",\"other\":\"" + sara + "\"}";
        assertThat(rest.post(Role.MARKETING, "/v1/merge-suggestions/dismiss", pair).status()).isEqualTo(204);
        assertThat(rest.post(Role.MARKETING, "/v1/merge-suggestions/dismiss", pair).status()).isEqualTo(404);
        assertThat(rest.get(Role.ADMIN, "/v1/merge-suggestions").at("/items/0/other")).isEqualTo(omid);
        assertThat(rest.get(Role.ADMIN, "/v1/merge-suggestions").at("/items/1")).isEqualTo("absent");
    }

    @Test
    void an_erased_lead_is_said_to_be_erased_and_erasing_again_changes_nothing() {
        String sara = email("sara");

        assertThat(rest.send(Role.MARKETING, "DELETE", "/v1/leads/" + sara).status()).isEqualTo(403);
        assertThat(rest.send(Role.SALES_OPS, "DELETE", "/v1/leads/" + sara + "?suppress=true").status())
                .isEqualTo(204);
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + sara).status()).isEqualTo(204);
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + NOBODY).status()).isEqualTo(404);
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + sara + "?suppress=perhaps").status()).isEqualTo(400);
        for (String part : java.util.List.of("/score", "/explanation", "/timeline", "/transitions")) {
            assertThat(rest.get(Role.SALES, "/v1/leads/" + sara + part).at("/detail")).contains("erased");
        }
        assertThat(rest.post(Role.SALES, "/v1/leads/" + sara + "/decisions", "{\"stage\":\"SAL\"}").at("/detail"))
                .contains("erased");
        Seen asked = rest.get(Role.SALES, "/v1/leads/" + sara);
        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.at("/detail")).contains("erased");
    }

    @Test
    void facts_of_a_suppressed_person_are_refused_one_by_one_and_in_batches() {
        String sara = email("sara");
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + sara + "?suppress=true").status()).isEqualTo(204);
        String fact = "{\"id\":\"1\",\"keys\":{\"email\":\"sara@example.com\"},\"type\":\"page-viewed\"}";

        Seen one = rest.post(Role.INTEGRATION, "/v1/engagements", fact);
        Seen many = rest.post(Role.INTEGRATION, "/v1/engagements/batch", "{\"items\":[" + fact + "]}");

        assertThat(one.status()).isEqualTo(422);
        assertThat(one.at("/errors/0/pointer") + one.at("/errors/0/code")).isEqualTo("/keyssuppressed");
        assertThat(many.at("/results/0/errors/0/pointer")).isEqualTo("/items/0/keys");
        assertThat(rest.post(Role.INTEGRATION, "/v1/leads", "{\"keys\":{\"email\":\"sara@example.com\"}}").status())
                .isEqualTo(422);
        assertThat(rest.leads()).isZero();
    }
}
