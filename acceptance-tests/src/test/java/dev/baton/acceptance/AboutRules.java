package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;

/** The sentences about the journey, about answers to qualification questions, and about what models predict. */
public final class AboutRules {
    private static final String WHO = "([A-Z][a-z]+)";
    private static final String POSITION = "(awareness|consideration|decision|action)";
    private final Story story;

    /** The sentences of a story. */
    public AboutRules(Story story) {
        this.story = story;
    }

    @Given("^whoever reads (\\d+) papers? of " + POSITION + " within 30 days has come that far$")
    public void journey(int times, String position) {
        story.agree().journey(position, times);
    }

    @Given("^being at " + POSITION + " gives " + InEnglish.POINTS + " points$")
    public void position_gives(String position, String points) {
        story.agree().atPosition(position, Words.points(points));
    }

    @Given("^the answer (yes|no) to \"([a-z]+)\" gives " + InEnglish.POINTS + " points$")
    public void answer_gives(String answer, String question, String points) {
        story.agree().answered(question, "yes".equals(answer), Words.points(points));
    }

    @Given("^a predicted likelihood gives nothing at (\\d+) % and " + InEnglish.POINTS + " points from (\\d+) % on$")
    public void likelihood_gives(int from, String points, int to) {
        story.agree().likelihood(BigDecimal.valueOf(from, 2), BigDecimal.valueOf(to, 2), Words.points(points));
    }

    @When("^" + WHO + " reads? a paper of " + POSITION + "$")
    public void reads(String who, String position) {
        var engagement = story.engagement(story.people().named(who), Deed.GUIDE, story.now());
        engagement.put("asset", map("id", "paper-of-" + position, "funnel", position));
        story.tell("/v1/engagements", engagement).done();
    }

    @When("^" + WHO + " (?:answers|answered) (yes|no) to \"([a-z]+)\"$")
    public void answers(String who, String answer, String question) {
        story.tell("/v1/leads/" + story.finds().id(who) + "/answers",
                map("answers", map(question, map("value", "yes".equals(answer), "source", "call"))));
        assertThat(story.answer().status()).isEqualTo(200);
    }

    @When("^a model predicts (\\d+) % for " + WHO + "$")
    public void predicts(int percent, String who) {
        story.tell("/v1/predictions", map("keys", story.people().named(who), "probability",
                BigDecimal.valueOf(percent, 2), "model", "invented-model")).done();
    }

    @Then("^" + WHO + " has come to " + POSITION + "$")
    public void has_come_to(String who, String position) {
        assertThat(story.finds().lead(who).at("score").at("journey").text()).isEqualTo(position);
    }

    @Then("^nobody knows how far " + WHO + " has come$")
    public void unknown(String who) {
        assertThat(story.finds().lead(who).at("score").find("journey")).isEmpty();
    }
}
