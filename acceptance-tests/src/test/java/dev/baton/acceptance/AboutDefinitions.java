package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.acceptance.Api.Answer;
import dev.baton.bootstrap.DefaultDefinition;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sentences about definitions and their versions, in English. */
public final class AboutDefinitions {
    private static final String IN_WHICH = InEnglish.DOING + " gives " + InEnglish.POINTS + " points$";
    private final Story story;
    private String draft = "";
    private int versionsBefore;

    /** The sentences of a story. */
    public AboutDefinitions(Story story) {
        this.story = story;
    }

    private static Map<String, Object> unevenWeights(Map<String, Object> rule) {
        return map("definition", "uneven", "dimensions",
                map("fit", map("weight", 50), "interest", map("weight", 40)), "rules", List.of(rule));
    }

    private static Map<String, Object> demo(Object... further) {
        Map<String, Object> rule = map("id", "demo", "each", map("type", "demo-requested"), "points", 30);
        rule.putAll(map(further));
        return rule;
    }

    private void check(Object definition, String language) {
        story.answer(story.api().write("POST", "/v1/definitions/validate", "application/json", Look.bytes(definition),
                "Accept-Language", language));
    }

    private List<Look> mistakes() {
        assertThat(story.answer().status()).isEqualTo(422);
        return story.answer().look().at("errors").items();
    }

    // Mistakes

    @When("a definition is checked in which the weights add up to 90 and a rule names an unknown group")
    public void two_mistakes() {
        check(unevenWeights(demo("group", "nowhere")), "en");
    }

    @When("a Persian reader checks a definition in which the weights add up to 90")
    public void a_persian_reader_checks() {
        check(unevenWeights(demo("dimension", "interest")), "fa");
    }

    @When("a definition is checked in which a rule fades {string} every week")
    public void a_misspelled_word(String word) {
        check(map("definition", "misspelled", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(demo("dimension", "interest", "fades", map(word, "P7D")))), "en");
    }

    @When("the definition that Baton ships is checked")
    public void ours_is_checked() {
        check(DefaultDefinition.written(), "en");
    }

    @When("sales operations propose a definition in which the weights add up to 90")
    public void a_wrong_one_is_proposed() {
        versionsBefore = versions();
        story.answer(story.api().post("/v1/definitions", unevenWeights(demo("dimension", "interest"))));
    }

    @Then("^(\\d+) mistakes? (?:is|are) pointed out$")
    public void mistakes_are_pointed_out(int number) {
        assertThat(mistakes()).hasSize(number);
    }

    @Then("one is at the dimensions")
    public void one_is_at_the_dimensions() {
        oneIsAt("/dimensions");
    }

    @Then("one is at the group of the first rule")
    public void one_is_at_the_group() {
        oneIsAt("/rules/0/group");
    }

    private void oneIsAt(String pointer) {
        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake.at("pointer").text()).isEqualTo(pointer));
    }

    @Then("the mistake is explained in Persian")
    public void explained_in_persian() {
        assertThat(mistakes()).singleElement()
                .satisfies(mistake -> assertThat(mistake.at("message").text()).matches(".*[گچپژی].*"));
    }

    @Then("{string} is named as possible")
    public void names_as_possible(String word) {
        assertThat(mistakes()).anySatisfy(mistake -> assertThat(mistake.at("message").text()).contains(word));
    }

    @Then("nothing is pointed out")
    public void nothing_is_pointed_out() {
        assertThat(story.answer().done().at("valid").flag()).isTrue();
    }

    @Then("it is refused with the mistake at the dimensions")
    public void refused_at_the_dimensions() {
        oneIsAt("/dimensions");
    }

    @Then("no version was added")
    public void no_version_was_added() {
        assertThat(versions()).isEqualTo(versionsBefore);
    }

    private int versions() {
        return story.api().get("/v1/definitions").done().at("items").items().size();
    }

    // Versions

    private Map<String, Object> written(String doing, String points) {
        story.draft().each(InEnglish.WORDS.deed(doing), Words.points(points), Map.of());
        return story.draft().written();
    }

    private void kept(Answer answer) {
        draft = "/v1/definitions/" + answer.done().at("definition").text() + "/" + answer.done().at("version").whole();
    }

    @When("^a draft is written in which " + IN_WHICH)
    public void a_draft_is_written(String doing, String points) {
        kept(story.api().post("/v1/definitions", written(doing, points)));
    }

    @Given("^the draft is edited so that " + IN_WHICH)
    public void the_draft_is_edited(String doing, String points) {
        kept(story.api().put(draft, written(doing, points)));
    }

    @When("the draft is activated")
    public void the_draft_is_activated() {
        story.activate(story.api().get(draft).done());
    }

    @When("^a version is activated in which " + IN_WHICH)
    public void a_version_is_activated(String doing, String points) {
        story.pass(Duration.ofMinutes(1));
        a_draft_is_written(doing, points);
        the_draft_is_activated();
    }

    @When("^a version is activated with all its effects in which " + IN_WHICH)
    public void a_version_is_activated_with_all_effects(String doing, String points) {
        story.pass(Duration.ofMinutes(1));
        a_draft_is_written(doing, points);
        story.activate(story.api().get(draft).done(), "all");
    }

    @When("^sales operations edit the active version so that " + IN_WHICH)
    public void the_active_version_is_edited(String doing, String points) {
        Look active = story.version();
        story.answer(story.api().put("/v1/definitions/" + active.at("definition").text() + "/"
                + active.at("version").whole(), written(doing, points)));
    }

    @Then("the edit is refused because the version is active")
    public void the_edit_is_refused() {
        assertThat(story.answer().status()).isEqualTo(409);
        assertThat(story.answer().look().at("code").text()).isEqualTo("conflict");
        assertThat(story.answer().look().at("detail").text()).containsIgnoringCase("draft");
    }

    @Then("^by the version before " + InEnglish.WHO + " has (\\d+) points$")
    public void by_the_version_before(String who, int points) {
        story.finds().hasPointsByTheVersionBefore(who, points);
    }
}
