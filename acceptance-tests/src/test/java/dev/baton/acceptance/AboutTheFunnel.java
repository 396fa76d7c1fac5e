package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences about sources and the funnel, in English. */
public final class AboutTheFunnel {
    private static final String FROM = " from \"([a-z]+)\"";
    private final Story story;

    /** The sentences of a story. */
    public AboutTheFunnel(Story story) {
        this.story = story;
    }

    private void touched(Map<String, Object> keys, String source, Instant at) {
        story.said(keys, "touches",
                List.of(Map.of("source", story.people().source(source), "occurred-at", at.toString())));
        story.answer().done();
    }

    @Given("^" + InEnglish.WHO + " came" + FROM + "$")
    public void came_from(String who, String source) {
        touched(story.people().named(who), source, story.now());
    }

    @Given("^" + InEnglish.WHO + ", " + InEnglish.WHO + " and " + InEnglish.WHO + " came" + FROM + "$")
    public void three_came_from(String one, String two, String three, String source) {
        List.of(one, two, three).forEach(who -> came_from(who, source));
    }

    @When("^we learn that " + InEnglish.WHO + " had come" + FROM + " (\\d+) days before$")
    public void had_come_from(String who, String source, int days) {
        touched(story.people().named(who), source, story.now().minus(Duration.ofDays(days)));
    }

    @When("^an unknown visitor" + FROM + " requests a demo$")
    public void a_visitor_came_from(String source) {
        touched(story.people().visitor(), source, story.now());
        story.happens(story.people().visitor(), Deed.DEMO, 1, 0);
    }

    @Then("^of (\\d+) leads?" + FROM + " (\\d+) (?:was|were) qualified and (\\d+) (?:was|were) won$")
    public void of_leads(int leads, String source, int qualified, int won) {
        story.settle();
        Look row = row(source).orElseThrow();
        assertThat(List.of(row.at("leads").whole(), row.at("qualified").whole(), row.at("won").whole()))
                .containsExactly(leads, qualified, won);
    }

    @Then("^nobody came" + FROM + "$")
    public void nobody_came_from(String source) {
        assertThat(row(source)).isEmpty();
    }

    private Optional<Look> row(String source) {
        return story.api().get("/v1/funnel?by=source").done().at("rows").items().stream()
                .filter(row -> row.find("source").filter(name -> name.text().equals(story.people().source(source)))
                        .isPresent())
                .findFirst();
    }
}
