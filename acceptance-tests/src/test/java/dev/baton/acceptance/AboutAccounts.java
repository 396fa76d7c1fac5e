package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences about leads of one company that are looked at together, in all three languages. */
public final class AboutAccounts {
    private final Story story;

    /** The sentences of a story. Its people all have addresses of one company. */
    public AboutAccounts(Story story) {
        this.story = story;
    }

    @Given("^a lead is qualified when a (.+) and a (.+) of its company have " + InEnglish.POINTS + " points each$")
    @Given("^سرنخ هنگامی واجد شرایط می‌شود که (.+) و (.+) شرکتش هر کدام " + InPersian.POINTS + " امتیاز داشته باشند$")
    @Given("^العميل المحتمل يصبح مؤهلا حين يكون لكل من (.+) و(المدير.+) في شركته " + InArabic.POINTS
            + InArabic.UNIT + "$")
    public void committee(String one, String other, String points) {
        story.agree().committee(List.of(one, other), Words.points(points));
    }

    @Given("^" + InEnglish.WHO + " is the (buyer|CTO) of the company$")
    @Given("^" + InPersian.WHO + " (خریدار|مدیر فنی) شرکت است$")
    @Given("^" + InArabic.WHO + " في منصب (.+) في الشركة$")
    public void has_the_role(String who, String role) {
        story.said(story.people().named(who), "attributes", Map.of("role", role));
    }

    @When("a minute passes")
    @When("یک دقیقه می‌گذرد")
    @When("تمضي دقيقة")
    public void a_minute_passes() {
        story.pass(Duration.ofMinutes(1));
    }

    @Then("^" + InEnglish.WHO + " has become qualified with (?:her|his) company$")
    @Then("^" + InPersian.WHO + " همراه شرکتش واجد شرایط شده است$")
    @Then("^" + InArabic.WHO + " في عداد المؤهلين مع الشركة$")
    public void is_qualified(String who) {
        String stage = Waiting.until(who + " is told of the company", () -> Optional
                .of(story.finds().lead(who).at("stage").text()).filter("MQL"::equals));
        assertThat(stage).isEqualTo("MQL");
    }

    @Then("^one wanted role at the company of " + InEnglish.WHO + " is engaged$")
    @Then("^در شرکت " + InPersian.WHO + " یک نقش از نقش‌های خواسته‌شده علاقه‌مند است$")
    @Then("^في شركة " + InArabic.WHO + " دور واحد مهتم من الأدوار المطلوبة$")
    public void one_role(String who) {
        String account = story.finds().lead(who).at("account").at("id").text();
        Look sum = Waiting.until("the leads of the company are added up", () -> Optional
                .of(story.api().get("/v1/accounts/" + account).done())
                .filter(look -> look.find("rolled-up").filter(values -> values.at("committee").whole() == 1)
                        .isPresent()));
        assertThat(sum.at("leads").whole()).isEqualTo(2);
    }
}
