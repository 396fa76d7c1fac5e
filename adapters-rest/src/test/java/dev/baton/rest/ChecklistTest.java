package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private static final String OWN = """
            checklist: own
            title: {en: Ours, fa: مال ما}
            items:
              - {id: size, question: {en: How many?, fa: چند نفر؟}, kind: text, required: true}
            """;
    private final RestFixture rest = new RestFixture();
    private String lead = "";

    @BeforeEach
    void sara_is_known() {
        lead = rest.post(Role.ADMIN, "/v1/leads", "{\"keys\": {\"email\": \"sara@example.com\"}}").at("/id");
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen put(String key, String yaml) {
        return rest.send(Role.SALES_OPS, "PUT", "/v1/checklists/" + key, "application/yaml", yaml);
    }

    private Seen put(String ifMatch, String key, String yaml) {
        return rest.ifMatch(ifMatch, "PUT", "/v1/checklists/" + key, yaml);
    }

    private Seen answer(String key, String answers) {
        return rest.post(Role.SALES, "/v1/leads/" + lead + "/checklists/" + key, "{\"answers\": " + answers + "}");
    }

    private Seen of(String key) {
        return rest.get(Role.SALES, "/v1/leads/" + lead + "/checklists/" + key);
    }

    @Test
    void what_is_shipped_is_listed_and_shown() {
        Seen list = rest.get(Role.SALES, "/v1/checklists");
        assertThat(list.at("/items/0/checklist")).isEqualTo("bant");
        assertThat(list.at("/items/0/shipped")).isEqualTo("true");
        assertThat(list.at("/items/0/required")).isEqualTo("2");

        assertThat(rest.get(Role.SALES, "/v1/checklists/bant").at("/written/items/1/id")).isEqualTo("when");
        assertThat(rest.get(Role.SALES, "/v1/checklists/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_team_writes_its_own_in_yaml_and_gets_back_what_it_wrote() {
        Seen put = put("own", OWN);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.at("/shipped")).isEqualTo("false");

        Seen yaml = rest.send(rest.as(Role.SALES, "/v1/checklists/own").header("Accept", "application/yaml").GET());
        assertThat(yaml.header("content-type")).startsWith("application/yaml");
        assertThat(put(yaml.header("ETag"), "own", yaml.body()).at("/written")).isEqualTo(put.at("/written"));
        assertThat(rest.send(rest.as(Role.SALES, "/v1/checklists").header("Accept-Language", "fa").GET())
                .at("/items/1/title")).isEqualTo("مال ما");
    }

    @Test
    void nobody_overwrites_what_another_wrote_meanwhile() {
        assertThat(put("*", "own", OWN).status()).as("there is none to be replaced").isEqualTo(412);
        Seen mine = put("own", OWN);
        Seen theirs = put(mine.header("ETag"), "own", OWN.replace("kind: text", "kind: date"));
        assertThat(theirs.status()).as("a question keeps its type").isEqualTo(422);
        Seen changed = put(mine.header("ETag"), "own", OWN.replace("en: Ours", "en: Theirs"));
        assertThat(changed.status()).isEqualTo(200);

        assertThat(put("own", OWN).status()).isEqualTo(428);
        assertThat(put(mine.header("ETag"), "own", OWN).status()).isEqualTo(412);
        assertThat(rest.ifMatch(mine.header("ETag"), "DELETE", "/v1/checklists/own", "").status()).isEqualTo(412);
        Seen seen = rest.get(Role.SALES, "/v1/checklists/own");
        assertThat(seen.at("/written")).isEqualTo(changed.at("/written"));
        assertThat(seen.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(rest.send(rest.as(Role.SALES, "/v1/checklists/own").header("If-None-Match", seen.header("ETag"))
                .GET()).status()).isEqualTo(304);
        assertThat(rest.ifMatch(seen.header("ETag"), "DELETE", "/v1/checklists/own", "").status()).isEqualTo(204);
    }

    @Test
    void who_writes_in_the_place_of_what_is_shipped_has_seen_it() {
        String bant = rest.send(rest.as(Role.SALES, "/v1/checklists/bant").header("Accept", "application/yaml").GET())
                .body();
        assertThat(put("bant", bant).status()).isEqualTo(428);
        String shipped = rest.get(Role.SALES, "/v1/checklists/bant").header("ETag");
        assertThat(put(shipped, "bant", bant).at("/shipped")).isEqualTo("false");
        assertThat(put(shipped, "bant", bant).status()).isEqualTo(412);
    }

    @Test
    void what_is_written_wrong_is_refused_with_its_place() {
        Seen refused = put("own", OWN.replace("kind: text", "kind: essay"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/items/0/kind");
        assertThat(put("other", OWN).at("/errors/0/pointer")).isEqualTo("/checklist");
    }

    @Test
    void a_team_s_list_is_taken_away_and_a_shipped_one_is_not() {
        assertThat(put("own", OWN).status()).isEqualTo(200);

        assertThat(rest.send(Role.MARKETING, "DELETE", "/v1/checklists/own").status()).isEqualTo(204);
        assertThat(rest.send(Role.MARKETING, "DELETE", "/v1/checklists/own").status()).isEqualTo(404);
        assertThat(rest.send(Role.MARKETING, "DELETE", "/v1/checklists/bant").status()).isEqualTo(409);
    }

    @Test
    void gaps_are_named_in_the_reader_s_language() {
        Seen seen = rest.send(rest.as(Role.SALES, "/v1/leads/" + lead + "/checklists/bant")
                .header("Accept-Language", "fa").GET());

        assertThat(seen.at("/complete")).isEqualTo("0");
        assertThat(seen.at("/gaps/0/item")).isEqualTo("budget");
        assertThat(seen.at("/gaps/0/question")).isEqualTo("چقدر؟");
        assertThat(seen.at("/gaps/0/message")).contains("چقدر؟").contains("پاسخ");
        assertThat(seen.at("/items/1/options/1/title")).isEqualTo("Later");
    }

    @Test
    void answers_fill_the_list_and_older_ones_stay() {
        Seen answered = answer("bant", """
                {"budget": {"value": {"amount": 5000, "currency": "EUR"}, "confidence": 60, "note": "roughly"},
                 "when": "LATER"}""");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.at("/complete")).isEqualTo("100");
        assertThat(answered.at("/items/1/answer/value")).isEqualTo("later");
        rest.now.set(rest.now.get().plusSeconds(60));
        assertThat(answer("bant", "{\"when\": \"now\"}").at("/items/1/answer/value")).isEqualTo("now");

        Seen history = rest.get(Role.SALES, "/v1/leads/" + lead + "/checklists/bant?history=true");
        assertThat(history.at("/items/1/history/0/value")).isEqualTo("now");
        assertThat(history.at("/items/1/history/1/value")).isEqualTo("later");
        assertThat(history.at("/items/1/history/1/source")).isEqualTo("rep");
        assertThat(history.at("/items/0/history/0/note")).isEqualTo("roughly");
        assertThat(of("bant").at("/items/1/history")).isEqualTo("absent");
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead).at("/answers/bant.when/value")).isEqualTo("now");
    }

    @Test
    void what_a_file_told_fills_the_list_as_what_it_is() {
        assertThat(rest.post(Role.INTEGRATION, "/v1/leads", """
                {"keys": {"email": "sara@example.com"}, "answers": {"bant.when": {"value": "now", "source": "import"},
                 "bant.budget": {"value": {"amount": 100, "currency": "EUR"}, "source": "import"}}}""").status())
                .isIn(200, 201);

        Seen seen = of("bant");
        assertThat(seen.at("/complete")).isEqualTo("100");
        assertThat(seen.at("/items/0/answer/value/amount")).isEqualTo("100");
        assertThat(seen.at("/items/0/answer/source") + " " + seen.at("/items/1/answer/source"))
                .isEqualTo("import import");
    }

    @Test
    void a_form_is_shown_as_what_it_is() {
        assertThat(rest.post(Role.ADMIN, "/v1/engagements", """
                {"feed": "web", "id": "f1", "keys": {"email": "sara@example.com"}, "type": "form-submitted",
                 "attributes": {"budget": {"amount": 100, "currency": "EUR"}}}""").status()).isEqualTo(201);

        Seen seen = of("bant");
        assertThat(seen.at("/items/0/answer/source")).isEqualTo("form");
        assertThat(seen.at("/items/0/answer/filled-by")).isEqualTo("form.budget");
        assertThat(seen.at("/gaps/0/item")).isEqualTo("when");
    }

    @Test
    void of_answers_that_do_not_all_fit_none_is_recorded() {
        Seen refused = answer("bant", "{\"when\": \"now\", \"budget\": 5000}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/answers/budget");
        assertThat(of("bant").at("/items/1/answered")).isEqualTo("false");
    }

    @Test
    void an_answer_that_the_catalogue_refuses_is_told_by_its_item() {
        assertThat(rest.post(Role.ADMIN, "/v1/leads/" + lead + "/answers", "{\"answers\": {\"bant.budget\": 7}}")
                .status()).isEqualTo(200);

        Seen refused = answer("bant", "{\"budget\": {\"amount\": 7, \"currency\": \"EUR\"}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/answers/budget");
        assertThat(of("bant").at("/items/0/gap")).isEqualTo("does-not-fit");
    }

    @Test
    void of_an_unknown_lead_or_list_nothing_is_told() {
        String nobody = "/v1/leads/0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42/checklists/bant";
        assertThat(rest.get(Role.SALES, nobody).status()).isEqualTo(404);
        assertThat(rest.post(Role.SALES, nobody, "{\"answers\": {}}").status()).isEqualTo(404);
        assertThat(rest.get(Role.SALES, "/v1/leads/nobody/checklists/bant").status()).isEqualTo(404);
        assertThat(of("nothing").status()).isEqualTo(404);
        assertThat(answer("nothing", "{}").status()).isEqualTo(404);
        assertThat(rest.get(Role.SALES, "/v1/leads/" + lead + "/checklists/bant?history=perhaps").status())
                .isEqualTo(400);
    }

    @Test
    void an_erased_lead_has_no_checklists_any_more() {
        assertThat(rest.send(rest.as(Role.ADMIN, "/v1/leads/" + lead).method("DELETE", BodyPublishers.noBody()))
                .status()).isEqualTo(204);

        assertThat(of("bant").at("/detail")).contains("erased");
        assertThat(answer("bant", "{}").status()).isEqualTo(404);
    }
}
