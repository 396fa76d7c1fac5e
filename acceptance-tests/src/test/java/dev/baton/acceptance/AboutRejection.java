package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;

/** The sentences about why sales says no, and what follows from that. */
public final class AboutRejection {
    private static final Map<String, String> LANGUAGES = Map.of("English", "en", "Persian", "fa", "Arabic", "ar");
    /** What reps call the usual reasons of a team. */
    private static final Map<String, String> REASONS = Map.ofEntries(Map.entry("too early", "too-early"),
            Map.entry("no need", "no-need"), Map.entry("a competitor", "competitor"),
            Map.entry("material is missing", "missing-material"), Map.entry("هنوز زود است", "too-early"),
            Map.entry("نیازی ندارد", "no-need"), Map.entry("الوقت مبكر", "too-early"),
            Map.entry("لا توجد حاجة", "no-need"), Map.entry("next season", "next-season"));
    private final Story story;

    /** The sentences of a story. */
    public AboutRejection(Story story) {
        this.story = story;
    }

    /** The reason that somebody's words mean; the words themselves if they mean none. */
    static String reason(String words) {
        return REASONS.getOrDefault(words, words);
    }

    @Given("^the team may reject as \"(.*)\", after which a lead stays out for (\\d+) days$")
    public void may_reject_as(String words, int days) {
        story.desk().rejectsAs(reason(words), days);
    }

    @When("^" + AboutRouting.REP + ", who reads (English|Persian|Arabic), rejects " + AboutRouting.LEAD
            + " for a reason that the team does not have$")
    public void rejects_for_no_reason(String rep, String language, String who) {
        String handoff = story.offers().of(who, _ -> true).at("id").text();
        story.answer(story.desk().of(rep).write("POST", "/v1/handoffs/" + handoff + "/reject", "application/json",
                Look.bytes(map("reason", "bad-hair-day")), "Accept-Language", LANGUAGES.get(language)));
    }

    @Then("^\"(.*)\" is among the reasons that (?:she|he) is told$")
    public void is_among_the_reasons(String title) {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.answer().look().at("reasons").items()).extracting(each -> each.at("title").text())
                .contains(title);
        assertThat(story.answer().look().at("detail").text()).contains(title);
    }

    @When("sales operations look why leads came back")
    public void look_why() {
        story.answer(story.api().get("/v1/reasons/report?team=" + story.desk().key() + "&until="
                + story.now().plus(Duration.ofMinutes(1))));
    }

    @Then("^\"(.*)\" was said (\\d+) times?, which (blames the criteria|asks for material|blames nothing)$")
    public void was_said(String title, int times, String meaning) {
        Look row = story.answer().done().at("reasons").items().stream()
                .filter(each -> each.at("title").text().equals(title)).findFirst().orElseThrow();
        assertThat(row.at("count").whole()).isEqualTo(times);
        assertThat(row.at("blaming-criteria").whole()).isEqualTo(meaning.equals("blames the criteria") ? times : 0);
        assertThat(row.at("missing-material").whole()).isEqualTo(meaning.equals("asks for material") ? times : 0);
    }

    @Then("^(\\d+) of the leads that the rule for all had offered came back$")
    public void came_back_by_rule(int count) {
        Look row = story.answer().done().at("rules").items().getFirst();
        assertThat(row.at("rule").text()).isEqualTo("all");
        assertThat(row.at("count").whole()).isEqualTo(count);
    }
}
