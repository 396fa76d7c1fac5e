package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** The sentences about the examples that a definition carries, in all three languages. */
public final class AboutScenarios {
    private static final byte[] NOTHING = {};
    private final Story story;
    private String version = "";

    /** The sentences of a story. */
    public AboutScenarios(Story story) {
        this.story = story;
    }

    @Given("^the teams expect (\\d+) points of whoever " + InEnglish.DID + "$")
    public void expect(int points, String did) {
        story.draft().expects(InEnglish.WORDS.deed(did), points);
    }

    @Given("^دو تیم انتظار دارند کسی که " + InPersian.DID + " " + InPersian.NUMBER + " امتیاز بگیرد$")
    public void expect_in_persian(String did, String points) {
        story.draft().expects(InPersian.WORDS.deed(did), InPersian.WORDS.whole(points));
    }

    @Given("^الفريقين يتوقعان لمن " + InArabic.DID + " " + InArabic.NUMBER + InArabic.UNIT + "$")
    public void expect_in_arabic(String did, String points) {
        story.draft().expects(InArabic.WORDS.deed(did), InArabic.WORDS.whole(points));
    }

    @When("the definition is checked")
    @When("تعریف بررسی می‌شود")
    @When("يفحص التعريف")
    public void is_checked() {
        story.answer(story.api().post("/v1/definitions/validate", story.draft().written()));
    }

    private void keep() {
        Look draft = story.api().post("/v1/definitions", story.draft().written()).done();
        version = "/v1/definitions/" + draft.at("definition").text() + "/" + draft.at("version").whole();
    }

    @When("the definition is to be laid before the teams")
    @When("تعریف پیش دو تیم گذاشته می‌شود")
    @When("يعرض التعريف على الفريقين")
    public void is_proposed() {
        keep();
        story.answer(story.api().write("POST", version + "/propose", "application/json", NOTHING));
    }

    @When("an administrator activates the definition without signatures")
    public void is_activated() {
        keep();
        story.answer(story.api().post(version + "/activate", map("unsigned", true, "reason", "in a hurry")));
    }

    @Then("every example comes out as expected")
    @Then("همهٔ نمونه‌ها همان می‌شوند که انتظار می‌رفت")
    @Then("تأتي كل الأمثلة كما هو متوقع")
    public void all_pass() {
        assertThat(story.answer().done().at("scenarios").items())
                .isNotEmpty().allSatisfy(each -> assertThat(each.at("passes").flag()).isTrue());
    }

    @Then("^it is told that (\\d+) points were expected and (\\d+) came out$")
    public void told(int expected, int found) {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(errors()).singleElement().asString().contains("should be " + expected, "it is " + found);
    }

    @Then("^گفته می‌شود که انتظار " + InPersian.NUMBER + " امتیاز بود و " + InPersian.NUMBER + " امتیاز شد$")
    public void told_in_persian(String expected, String found) {
        told(InPersian.WORDS.whole(expected), InPersian.WORDS.whole(found));
    }

    @Then("^يقال إن المتوقع " + InArabic.NUMBER + InArabic.UNIT + " والنتيجة " + InArabic.NUMBER + InArabic.UNIT + "$")
    public void told_in_arabic(String expected, String found) {
        told(InArabic.WORDS.whole(expected), InArabic.WORDS.whole(found));
    }

    private List<String> errors() {
        return story.answer().look().at("errors").items().stream().map(each -> each.at("message").text()).toList();
    }

    @Then("it stays a draft")
    @Then("پیش‌نویس می‌ماند")
    @Then("يبقى مسودة")
    public void stays_a_draft() {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.api().get(version).done().at("status").text()).isEqualTo("draft");
    }
}
