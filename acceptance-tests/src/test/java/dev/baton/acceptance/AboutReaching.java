package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** The sentences about whom e-mails reach, and who wants them. */
public final class AboutReaching {
    private final Story story;

    /** The sentences of a story. */
    public AboutReaching(Story story) {
        this.story = story;
    }

    @Given("^" + InEnglish.WHO + " agreed to e-mails$")
    @Given("^" + InPersian.WHO + " با دریافت ایمیل موافقت کرد$")
    @Given("^" + InArabic.WHO + " وافقت على تلقي البريد الإلكتروني$")
    public void agreed(String who) {
        says(who, "consents", "granted");
    }

    @When("^e-mails to " + InEnglish.WHO + " come back$")
    @When("^ایمیل‌های " + InPersian.WHO + " برمی‌گردد$")
    @When("^الرسائل المرسلة إلى " + InArabic.WHO + " ترتد$")
    public void come_back(String who) {
        says(who, "reachability", "unreachable");
    }

    private void says(String who, String what, String word) {
        story.said(story.people().named(who), what, Map.of("email", word), "occurred-at", story.now().toString());
        story.answer().done();
    }

    @When("^an e-mail to " + InEnglish.WHO + " arrives$")
    @When("^ایمیلی به " + InPersian.WHO + " می‌رسد$")
    @When("^تصل رسالة إلى " + InArabic.WHO + "$")
    public void arrives(String who) {
        story.happens(story.people().named(who), Deed.DELIVERED, 1, 0);
    }

    @Then("^" + InEnglish.WHO + " cannot be reached by e-mail$")
    @Then("^" + InPersian.WHO + " با ایمیل در دسترس نیست$")
    @Then("^لا يمكن الوصول إلى " + InArabic.WHO + " بالبريد الإلكتروني$")
    public void cannot_be_reached(String who) {
        assertThat(email(who, "reachability")).isEqualTo("unreachable");
    }

    @Then("^" + InEnglish.WHO + " can be reached by e-mail$")
    @Then("^" + InPersian.WHO + " با ایمیل در دسترس است$")
    @Then("^يمكن الوصول إلى " + InArabic.WHO + " بالبريد الإلكتروني$")
    public void can_be_reached(String who) {
        assertThat(email(who, "reachability")).isEqualTo("reachable");
    }

    @Then("^nobody knows whether e-mails reach " + InEnglish.WHO + "$")
    public void nobody_knows(String who) {
        assertThat(email(who, "reachability")).isEqualTo("unknown");
    }

    @Then("^" + InEnglish.WHO + " still agrees to e-mails$")
    @Then("^رضایت " + InPersian.WHO + " به دریافت ایمیل برجاست$")
    @Then("^موافقة " + InArabic.WHO + " على تلقي البريد الإلكتروني قائمة$")
    public void still_agrees(String who) {
        assertThat(email(who, "consents")).isEqualTo("granted");
    }

    private String email(String who, String what) {
        return story.finds().lead(who).at(what).at("email").text();
    }
}
