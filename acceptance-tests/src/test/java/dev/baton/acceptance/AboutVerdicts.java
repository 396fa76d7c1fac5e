package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** The sentences about who or what it was, in all three languages. */
public final class AboutVerdicts {
    private static final Map<String, String> FOUND = Map.of("a machine's", "machine", "a person's", "human",
            "unknowable", "unknowable", "ماشین", "machine", "انسان", "human", "آلة", "machine", "إنسان", "human");
    private static final String VERDICT = "(a machine's|a person's|unknowable)";
    private final Story story;

    /** The sentences of a story. */
    public AboutVerdicts(Story story) {
        this.story = story;
    }

    @When("^the last of these (?:turns|turned) out to be " + VERDICT + "$")
    public void turns_out_to_be(String verdict) {
        story.found(FOUND.get(verdict));
    }

    @When("^معلوم می‌شود آخرین تعامل کار (ماشین|انسان) بود$")
    public void in_persian(String verdict) {
        turns_out_to_be(verdict);
    }

    @When("^يتبين أن آخر تفاعل من عمل (آلة|إنسان)$")
    public void in_arabic(String verdict) {
        turns_out_to_be(verdict);
    }

    @When("^something unheard of turns out to be " + VERDICT + "$")
    public void something_unheard_of(String verdict) {
        story.tell("/v1/verdicts", Map.of("feed", "web", "id", "unheard-of", "verdict", FOUND.get(verdict)));
    }

    @Then("Baton knows of no such thing")
    public void knows_of_no_such_thing() {
        assertThat(story.answer().status()).isEqualTo(404);
    }
}
