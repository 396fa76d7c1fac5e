package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The sentences about handoff policies. */
public final class AboutPolicies {
    private static final String PATH = "/v1/policies";
    private final Story story;
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private String before = "";
    private String version = "";

    /** The sentences of a story; signing is told in the words of {@link AboutSigning}. */
    public AboutPolicies(Story story) {
        this.story = story;
    }

    private static String id(String title) {
        return title.replace(' ', '-');
    }

    private Map<String, Object> rule(String title) {
        return map("id", id(title), "title", title, "team", ownTeam(), "when",
                map("attribute", "company.employees", ">=", 500));
    }

    /** Scenarios share a server: this takes nobody else's leads, and a team of its own is there. */
    private Map<String, Object> ownRule() {
        return map("id", "all", "team", ownTeam(), "when", map("attribute", "story", "is", story.toString()));
    }

    private String ownTeam() {
        story.desk().joins("Omid", false);
        story.desk().settle();
        return story.desk().key();
    }

    private Map<String, Object> named(String title) {
        return rules.stream().filter(each -> each.containsValue(id(title))).findFirst().orElseThrow();
    }

    private Map<String, Object> written() {
        return map("policy", "story-" + story.scenario(), "rules", rules);
    }

    private String drafted() {
        Look draft = story.answer(story.api().post(PATH, written())).done();
        return PATH + "/" + draft.at("policy").text() + "/" + draft.at("version").whole();
    }

    // What is written

    @Given("a policy whose rules are {string} and {string}")
    public void a_policy(String one, String other) {
        rules.add(rule(one));
        rules.add(rule(other));
    }

    @Given("{string} takes every lead")
    public void takes_every_lead(String title) {
        named(title).remove("when");
    }

    @Given("^sales promises to answer \"(.*)\" within (\\w+)$")
    public void promises(String title, String within) {
        named(title).put("sla", map("accept", map("within", within)));
    }

    @Given("an unanswered lead of {string} is given back and then given to another rep")
    public void given_back_first(String title) {
        named(title).put("sla", map("accept", map("within", "4h", "on-breach",
                List.of(map("do", "return"), map("after", "1h", "do", "reassign")))));
    }

    @Given("a policy that hands over to the team {string}")
    public void to_the_team(String team) {
        rules.add(map("id", "all", "team", team));
        story.lay(drafted());
    }

    @Given("the criteria give a score for interest")
    public void the_criteria() {
        story.draft().each(Deed.DEMO, BigDecimal.valueOf(30), Map.of());
        story.activate(story.api().post("/v1/definitions", story.draft().written()).done());
    }

    @Given("a policy that hands over who scores {int} in {string}")
    public void who_scores(int points, String score) {
        rules.add(map("id", "hot", "team", "sales", "when", map("score", score, "at-least", points)));
        version = drafted();
    }

    // What is checked

    @When("sales operations check the policy")
    public void it_is_checked() {
        story.answer(story.api().post(PATH + "/validate", written()));
    }

    @Then("they are warned that {string} is never asked")
    public void warned(String title) {
        Look warning = story.answer().done().at("warnings").items().getFirst();
        assertThat(warning.at("code").text()).isEqualTo("never-asked");
        assertThat(warning.at("message").text()).contains(id(title));
    }

    @Then("nothing is said against it")
    @Then("they are told nothing")
    public void nothing_is_said() {
        assertThat(story.answer().done().at("warnings").items()).isEmpty();
    }

    @Then("they are told {string}")
    public void they_are_told(String words) {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.answer().look().at("errors").items().getFirst().at("message").text()).contains(words);
    }

    // What is agreed on

    @Given("a policy lies before the teams")
    @Given("another policy lies before the teams")
    public void it_lies_before_the_teams() {
        rules.clear();
        rules.add(ownRule());
        version = drafted();
        story.lay(version);
        assertThat(propose().at("status").text()).isEqualTo("proposed");
    }

    private Look propose() {
        return story.answer(story.api().post(version + "/propose", map())).done();
    }

    @Given("leads are handed over by a policy")
    public void a_policy_holds() {
        rules.add(ownRule());
        before = drafted();
        story.api().post(before + "/activate", map("unsigned", true, "reason", "a story")).done();
    }

    @When("it is proposed")
    public void it_is_proposed() {
        story.answer(story.api().post(version + "/propose", map()));
    }

    @Then("it is refused because {string} refers to nothing")
    public void refers_to_nothing(String name) {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.answer().look().at("errors").items().getFirst().at("message").text())
                .contains("“" + name + "” refers to nothing");
    }

    @Then("leads are handed over by it")
    public void leads_are_handed_over_by_it() {
        story.offers().whoeverRequestsADemo();
        story.offers().becomesReady("Nima", "own.example", map());
        Look rule = story.offers().of("Nima", _ -> true).at("rule");
        assertThat(PATH + "/" + rule.at("policy").text() + "/" + rule.at("version").whole()).isEqualTo(version);
    }

    @Then("they are not handed over by the one before")
    public void not_by_the_one_before() {
        assertThat(story.api().get(before).done().at("status").text()).isEqualTo("retired");
    }

    // What changes

    @Given("its next version hands {string} over to {string}")
    public void the_next_version_hands_over_to(String title, String team) {
        before = drafted();
        named(title).put("team", team);
        version = drafted();
    }

    @Given("its next version asks {string} first")
    public void the_next_version_asks_first(String title) {
        before = drafted();
        Collections.swap(rules, 0, rules.indexOf(named(title)));
        version = drafted();
    }

    @When("sales operations compare the two")
    public void they_are_compared() {
        story.answer(story.api().get(before + "/diff?with=" + version.substring(version.lastIndexOf('/') + 1)));
    }

    private List<Look> changes() {
        return story.answer().done().at("changes").items();
    }

    @Then("they read {string}")
    public void they_read(String words) {
        assertThat(changes()).hasSize(1);
        assertThat(changes().getFirst().at("message").text().replace(story.desk().key(), "sales")).isEqualTo(words);
    }

    @Then("they read that one of the rules has moved")
    public void they_read_that_one_has_moved() {
        assertThat(changes()).hasSize(1);
        assertThat(changes().getFirst().at("kind").text()).isEqualTo("moved");
    }
}
