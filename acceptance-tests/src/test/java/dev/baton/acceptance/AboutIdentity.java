package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sentences about who is who, in English. */
public final class AboutIdentity {
    private static final String AS = "\"([^\"]*)\"";
    private final Story story;
    private String visit = "";

    /** The sentences of a story. */
    public AboutIdentity(Story story) {
        this.story = story;
    }

    private Map<String, Object> address(String written) {
        return Map.of("email", story.people().own(written));
    }

    @When("^[A-Z][a-z]+ " + InEnglish.DID + " as " + AS + "$")
    public void did_as(String did, String address) {
        story.happens(address(address), InEnglish.WORDS.deed(did), 1, 0);
    }

    @When("^[A-Z][a-z]+ " + InEnglish.DID + " as " + AS + " with the customer number " + AS + "$")
    public void did_as_with_number(String did, String address, String number) {
        story.happens(People.both(address(address), Map.of("external", story.people().customerNumber(number))),
                InEnglish.WORDS.deed(did), 1, 0);
    }

    @When("^somebody with the customer number " + AS + " " + InEnglish.DID + "$")
    public void did_with_number(String number, String did) {
        story.happens(Map.of("external", story.people().customerNumber(number)), InEnglish.WORDS.deed(did), 1, 0);
    }

    @When("^somebody with the phone " + AS + " " + InEnglish.DID + "$")
    public void did_with_phone(String phone, String did) {
        story.happens(Map.of("phone", story.people().phone(phone)), InEnglish.WORDS.deed(did), 1, 0);
    }

    @Given("^the lead " + AS + " has the phone " + AS + "$")
    public void has_phone(String address, String phone) {
        story.said(People.both(address(address), Map.of("phone", story.people().phone(phone))));
        story.answer().done();
    }

    @Given("^the lead " + AS + " is known$")
    public void is_known(String address) {
        story.said(address(address));
        story.answer().done();
    }

    @Then("^the lead " + AS + " has (\\d+) points$")
    public void has_points(String address, int points) {
        story.finds().addressHasPoints(address, points);
    }

    @Then("^" + AS + " and " + AS + " are two leads$")
    @Then("^" + AS + " و " + AS + " دو سرنخ جدا هستند$")
    @Then("^" + AS + " و" + AS + " عميلان محتملان منفصلان$")
    public void are_two(String one, String other) {
        List<String> ids = List.of(one, other).stream().map(each -> story.finds().byAddress(story.people().own(each))
                .orElseThrow().at("id").text()).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    // Visitors

    @When("^an unknown visitor " + InEnglish.DID + InEnglish.TIMES + "$")
    public void a_visitor_did(String did, String times) {
        story.happens(story.people().visitor(), InEnglish.WORDS.deed(did), InEnglish.WORDS.whole(times), 0);
        visit = story.answer().look().at("lead").text();
    }

    @When("^the visitor turns out to be " + InEnglish.WHO + "$")
    public void turns_out_to_be(String who) {
        story.said(People.both(story.people().named(who), story.people().visitor()));
        story.answer().done();
    }

    @Then("nobody is listed as a lead for it")
    public void nobody_is_listed() {
        assertThat(story.answer().look().at("anonymous").flag()).isTrue();
        assertThat(story.api().get("/v1/leads?limit=200").done().at("items").items())
                .noneMatch(lead -> lead.at("id").text().equals(visit));
    }

    @Then("merging the two is suggested")
    public void merging_is_suggested() {
        String lead = story.answer().look().at("lead").text();
        assertThat(story.api().get("/v1/leads/" + lead).done().at("suggested-merges").items()).hasSize(1)
                .noneMatch(other -> other.text().equals(lead));
    }

    // Repeats

    @When("the same is told again")
    public void told_again() {
        story.tellAgain();
    }

    @When("^the same is told again as a viewed page of " + InEnglish.WHO + "$")
    public void told_again_otherwise(String who) {
        story.tellAgain("type", Deed.PAGE.type(), "keys", story.people().named(who));
    }

    @Given("^a website without numbering told that " + InEnglish.WHO + " " + InEnglish.DID + "$")
    public void told_without_a_number(String who, String did) {
        Map<String, Object> body = story.engagement(story.people().named(who), InEnglish.WORDS.deed(did), story.now());
        body.remove("id");
        story.tell("/v1/engagements", body).done();
    }

    @When("the website tells it again")
    public void the_website_tells_it_again() {
        story.tellAgain();
    }

    @Then("the repeat is recognised")
    public void the_repeat_is_recognised() {
        assertThat(story.answer().done().at("result").text()).isEqualTo("repeated");
        assertThat(story.answer().done().at("differs").flag()).isFalse();
    }

    @Then("the repeat is recognised as telling something else")
    public void the_repeat_differs() {
        assertThat(story.answer().done().at("result").text()).isEqualTo("repeated");
        assertThat(story.answer().done().at("differs").flag()).isTrue();
    }

    // Refusals

    @When("^somebody tells that " + InEnglish.WHO + " will request a demo tomorrow$")
    @When("^کسی می‌گوید که " + InPersian.WHO + " فردا درخواست دمو خواهد داد$")
    @When("^يقول أحد إن " + InArabic.WHO + " ستطلب غدا عرضا توضيحيا$")
    public void tells_the_future(String who) {
        story.tell("/v1/engagements",
                story.engagement(story.people().named(who), Deed.DEMO, story.now().plus(Duration.ofDays(1))));
    }

    @When("^the company of " + InEnglish.WHO + " (?:has|is said to have) " + AS + " people$")
    public void company_has(String who, String number) {
        Object told = number.matches("\\d+") ? Integer.valueOf(number) : number;
        story.said(story.people().named(who), "attributes", Map.of("company.employees", told));
    }

    @Then("it is refused because it lies in the future")
    @Then("پذیرفته نمی‌شود چون در آینده است")
    @Then("يرفض لأنه في المستقبل")
    public void refused_as_future() {
        refusedAt("/occurred-at", "in-the-future");
    }

    @Then("it is refused because a number is needed")
    public void refused_as_no_number() {
        refusedAt("/attributes/company.employees", "type-conflict");
    }

    private void refusedAt(String pointer, String code) {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.answer().look().at("errors").items()).singleElement().satisfies(error -> {
            assertThat(error.at("pointer").text()).isEqualTo(pointer);
            assertThat(error.at("code").text()).isEqualTo(code);
        });
    }
}
