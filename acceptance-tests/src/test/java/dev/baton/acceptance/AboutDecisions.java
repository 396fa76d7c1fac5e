package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** The sentences about what people decide, in all three languages. */
public final class AboutDecisions {
    private static final String WHO = "([A-Z][a-z]+|سارا|نیما|ليلى)";
    private static final Map<String, String> STAGES = Map.ofEntries(Map.entry("accepted by sales", "SAL"),
            Map.entry("qualified by sales", "SQL"), Map.entry("in nurture", "RECYCLED"),
            Map.entry("service-qualified", "SERVICE_QUALIFIED"), Map.entry("qualified", "MQL"),
            Map.entry("پذیرفته‌شدهٔ فروش", "SAL"), Map.entry("در پرورش", "RECYCLED"), Map.entry("واجد شرایط", "MQL"),
            Map.entry("مقبولة من المبيعات", "SAL"), Map.entry("في الرعاية", "RECYCLED"), Map.entry("مؤهلة", "MQL"),
            Map.entry("واجد شرایط فروش", "SQL"), Map.entry("واجد شرایط خدمات", "SERVICE_QUALIFIED"),
            Map.entry("مؤهلة للمبيعات", "SQL"), Map.entry("مؤهلة للخدمة", "SERVICE_QUALIFIED"));
    private final Story story;

    /** The sentences of a story. */
    public AboutDecisions(Story story) {
        this.story = story;
    }

    @Given("a lead that sales gives back stays out for {int} days")
    public void cool_down(int days) {
        story.agree().coolDown(days);
    }

    @Given("^سرنخی که فروش پس بدهد (\\S+) روز بیرون می‌ماند$")
    public void cool_down_in_persian(String days) {
        cool_down(InPersian.WORDS.whole(days));
    }

    @Given("^من تعيده المبيعات يبقى خارجا (\\S+) أيام$")
    public void cool_down_in_arabic(String days) {
        cool_down(InArabic.WORDS.whole(days));
    }

    @Given("a customer who requests an upgrade is service-qualified")
    @Given("مشتری‌ای که ارتقا بخواهد واجد شرایط خدمات می‌شود")
    @Given("العميل الذي يطلب ترقية يصبح مؤهلا للخدمة")
    public void more_business() {
        story.agree().moreBusiness(Deed.UPGRADE);
    }

    @When("^" + WHO + " request(?:s|ed) an upgrade$")
    @When("^" + WHO + " ارتقا (?:می‌خواهد|خواست)$")
    @When("^" + WHO + " (?:تطلب|طلبت) ترقية$")
    public void requests_an_upgrade(String who) {
        story.happens(story.people().named(who), Deed.UPGRADE, 1, 0);
    }

    @When("^another deal with " + WHO + " is in the making$")
    @When("^معاملهٔ دیگری با " + WHO + " در جریان است$")
    @When("^صفقة أخرى مع " + WHO + " قيد الإعداد$")
    public void another_deal(String who) {
        story.decided(who, "opportunity");
    }

    @Then("^the first deal of " + WHO + " stays won, and the other is an opportunity$")
    @Then("^معاملهٔ نخست " + WHO + " برده می‌ماند و دیگری فرصت فروش است$")
    @Then("^تبقى صفقة " + WHO + " الأولى رابحة والأخرى فرصة بيعية$")
    public void two_deals(String who) {
        assertThat(story.finds().lead(who).at("cycles").items())
                .extracting(cycle -> cycle.at("cycle").text() + " " + cycle.at("number").whole() + " "
                        + cycle.at("stage").text())
                .containsExactly("new-business 1 WON", "expansion 1 OPPORTUNITY");
        story.finds().isIn(who, "OPPORTUNITY");
    }

    @When("^sales (?:accepts|accepted) " + WHO + "$")
    public void accepts(String who) {
        decide(who, map("stage", "SAL"));
    }

    @When("^فروش " + WHO + " را (?:می‌پذیرد|پذیرفت)$")
    public void accepts_in_persian(String who) {
        accepts(who);
    }

    @When("^(?:تقبل|قبلت) المبيعات " + WHO + "$")
    public void accepts_in_arabic(String who) {
        accepts(who);
    }

    @When("^sales qualifies " + WHO + "$")
    public void qualifies(String who) {
        decide(who, map("stage", "SQL"));
    }

    @When("^sales (?:gives|gave) " + WHO + " back as too early$")
    public void gives_back(String who) {
        decide(who, map("stage", "RECYCLED", "reason", "too early"));
    }

    @When("^فروش " + WHO + " را پس (?:می‌دهد|داد) چون زود است$")
    public void gives_back_in_persian(String who) {
        decide(who, map("stage", "RECYCLED", "reason", "زود است"));
    }

    @When("^(?:تعيد|أعادت) المبيعات " + WHO + " لأن الوقت مبكر$")
    public void gives_back_in_arabic(String who) {
        decide(who, map("stage", "RECYCLED", "reason", "الوقت مبكر"));
    }

    @When("^" + WHO + " is set to be qualified by sales against the machine$")
    @When("^" + WHO + " برخلاف ماشین واجد شرایط فروش اعلام شد$")
    @When("^أعلنت " + WHO + " مؤهلة للمبيعات خلافا للآلة$")
    public void overrides(String who) {
        decide(who, map("stage", "SQL", "override", true, "reason", "met at a fair"));
    }

    @When("the override is lifted for {word}")
    @When("تصمیم برخلاف ماشین برای {word} برداشته می‌شود")
    @When("يرفع التجاوز عن {word}")
    public void lifts(String who) {
        decide(who, map("lift", true));
    }

    private void decide(String who, Map<String, Object> decision) {
        story.tell("/v1/leads/" + story.finds().id(who) + "/decisions", decision);
    }

    @Then("^" + WHO + " is (accepted by sales|qualified by sales|in nurture|service-qualified)$")
    public void is(String who, String stage) {
        story.finds().isIn(who, STAGES.get(stage));
    }

    @Then("^" + WHO + " (پذیرفته‌شدهٔ فروش|در پرورش|واجد شرایط فروش|واجد شرایط خدمات) است$")
    public void is_in_persian(String who, String stage) {
        is(who, stage);
    }

    @Then("^" + WHO + " (مقبولة من المبيعات|في الرعاية|مؤهلة للمبيعات|مؤهلة للخدمة)$")
    public void is_in_arabic(String who, String stage) {
        is(who, stage);
    }

    @Then("^the machine thinks that " + WHO + " is (qualified|a lead)$")
    public void the_machine_thinks(String who, String stage) {
        assertThat(newBusiness(who).at("machine").text()).isEqualTo("qualified".equals(stage) ? "MQL" : "LEAD");
    }

    @Then("^it is the (first|second) cycle of " + WHO + "$")
    public void the_cycle_of(String number, String who) {
        assertThat(newBusiness(who).at("number").whole()).isEqualTo("first".equals(number) ? 1 : 2);
    }

    @Then("^ماشین " + WHO + " را سرنخ می‌داند$")
    @Then("^ترى الآلة أن " + WHO + " في مرحلة عميل محتمل$")
    public void the_machine_thinks_lead(String who) {
        the_machine_thinks(who, "a lead");
    }

    @Then("^این چرخهٔ دوم " + WHO + " است$")
    @Then("^هذه هي الدورة الثانية مع " + WHO + "$")
    public void the_second_cycle_of(String who) {
        the_cycle_of("second", who);
    }

    private Look newBusiness(String who) {
        return story.finds().lead(who).at("cycles").items().getFirst();
    }

    @Then("^nothing is decided, and sales hears that " + WHO
            + " is qualified and may be accepted, given back or disqualified$")
    public void nothing_is_decided(String who) {
        assertThat(story.answer().status()).isEqualTo(409);
        assertThat(story.answer().look().at("detail").text()).contains("MQL", "SAL, RECYCLED, DISQUALIFIED");
        story.finds().isIn(who, "MQL");
    }

    @Then("^" + WHO + " is shown with a warning$")
    public void warned(String who) {
        assertThat(story.finds().lead(who).at("warnings").items()).hasSize(1);
    }
}
