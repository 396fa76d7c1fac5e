package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.acceptance.Api.Answer;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** The sentences about people who are merged, parted and erased, in English. */
public final class AboutMerging {
    private static final String AS = "\"([^\"]*)\"";
    private final Story story;
    private String kept = "";
    private String part = "";
    private String erased = "";

    /** The sentences of a story. */
    public AboutMerging(Story story) {
        this.story = story;
    }

    private String id(String address) {
        return story.finds().byAddress(story.people().own(address)).orElseThrow().at("id").text();
    }

    @When("^the lead " + AS + " is merged into the lead " + AS + "$")
    public void is_merged(String other, String into) {
        kept = id(into);
        part = id(other);
        story.api().post("/v1/leads/" + kept + "/merge", Map.of("lead", part)).done();
    }

    @When("the merge is taken back")
    public void is_taken_back() {
        story.api().post("/v1/leads/" + kept + "/unmerge", Map.of("lead", part)).done();
    }

    @Then("^" + AS + " and " + AS + " are one lead$")
    public void are_one(String one, String other) {
        assertThat(id(one)).isEqualTo(id(other));
    }

    @Then("whoever asks for the merged lead is told of the kept one")
    public void is_told_of_the_kept_one() {
        assertThat(story.api().get("/v1/leads/" + part).done().at("id").text()).isEqualTo(kept);
    }

    @When("^the lead " + AS + " is erased( for good)?$")
    @When("^سرنخ " + AS + "( برای همیشه)? پاک می‌شود$")
    @When("^يمحى العميل المحتمل " + AS + "( نهائيا)?$")
    public void is_erased(String address, String forGood) {
        erased = id(address);
        Answer answer = story.api().write("DELETE", "/v1/leads/" + erased + (forGood == null ? "" : "?suppress=true"),
                "application/json", new byte[0]);
        assertThat(answer.status()).isEqualTo(204);
    }

    @When("^somebody tells of " + AS + "$")
    @When("^کسی از " + AS + " خبر می‌دهد$")
    @When("^يخبر أحد عن " + AS + "$")
    public void somebody_tells_of(String address) {
        story.said(Map.of("email", story.people().own(address)));
    }

    @Then("^nobody is known as " + AS + "$")
    @Then("^کسی با نشانی " + AS + " شناخته نیست$")
    @Then("^لا أحد معروف بالعنوان " + AS + "$")
    public void nobody_is_known(String address) {
        assertThat(story.finds().byAddress(story.people().own(address))).isEmpty();
    }

    @Then("whoever asks for the erased lead is told that it was erased")
    @Then("هر که سراغ سرنخ پاک‌شده را بگیرد می‌شنود که پاک شده است")
    @Then("من يسأل عن الممحو يقال له إنه محي")
    public void is_told_that_it_was_erased() {
        Answer answer = story.api().get("/v1/leads/" + erased);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.look().at("detail").text()).contains("erased");
    }

    @Then("it is refused because the person was erased")
    @Then("پذیرفته نمی‌شود چون آن شخص پاک شده است")
    @Then("يرفض لأن الشخص محي")
    public void is_refused() {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.answer().look().at("errors").items()).singleElement()
                .satisfies(error -> assertThat(error.at("code").text()).isEqualTo("suppressed"));
    }
}
