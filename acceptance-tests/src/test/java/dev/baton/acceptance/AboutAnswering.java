package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.acceptance.Api.Answer;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The sentences about what sales does with what it was offered, in all three languages. */
public final class AboutAnswering {
    private static final String REASON = "\"([^\"]*)\"";
    private static final Set<String> IN_VAIN = Set.of("reaches nobody", "tried to reach ", "کسی پاسخ نمی‌دهد",
            "بی‌نتیجه با ", "لا يرد أحد", "حاولت الاتصال ب");
    private static final String TOLD = "^(?:she|he) is told that ";
    private final Story story;

    /** The sentences of a story. */
    public AboutAnswering(Story story) {
        this.story = story;
    }

    // What sales does

    @When("^" + AboutRouting.REP + " accept(?:s|ed) " + AboutRouting.LEAD + "$")
    @When("^" + AboutRouting.FA_REP + " پیشنهاد " + AboutRouting.FA_LEAD + " را (?:می‌پذیرد|پذیرفت)$")
    @When("^" + AboutRouting.AR_REP + " (?:تقبل|قبلت|يقبل) عرض " + AboutRouting.AR_LEAD + "$")
    public void accepts(String rep, String who) {
        story.offers().does(rep, who, "accept");
    }

    @When("^" + AboutRouting.REP + " reject(?:s|ed) " + AboutRouting.LEAD + " as " + REASON + "$")
    @When("^" + AboutRouting.FA_REP + " پیشنهاد " + AboutRouting.FA_LEAD + " را با دلیل " + REASON
            + " رد (?:می‌کند|کرد)$")
    @When("^" + AboutRouting.AR_REP + " (?:ترفض|رفضت|يرفض) عرض " + AboutRouting.AR_LEAD + " بسبب " + REASON + "$")
    public void rejects(String rep, String who, String reason) {
        story.offers().does(rep, who, "reject", "reason", AboutRejection.reason(reason));
    }

    @When("^" + AboutRouting.REP + " qualifies " + AboutRouting.LEAD + "$")
    @When("^" + AboutRouting.FA_REP + " " + AboutRouting.FA_LEAD + " را واجد شرایط فروش اعلام می‌کند$")
    @When("^" + AboutRouting.AR_REP + " تعلن " + AboutRouting.AR_LEAD + " مؤهلة للمبيعات$")
    public void qualifies(String rep, String who) {
        story.offers().does(rep, who, "qualify");
    }

    @When("^" + AboutRouting.REP + " sends " + AboutRouting.LEAD + " back as " + REASON + "$")
    @When("^" + AboutRouting.FA_REP + " " + AboutRouting.FA_LEAD + " را با دلیل " + REASON + " پس می‌فرستد$")
    @When("^" + AboutRouting.AR_REP + " تعيد " + AboutRouting.AR_LEAD + " بسبب " + REASON + "$")
    public void sends_back(String rep, String who, String reason) {
        story.offers().does(rep, who, "send-back", "reason", AboutRejection.reason(reason));
    }

    private Instant tomorrow() {
        return story.now().plus(Duration.ofDays(1));
    }

    @When("^" + AboutRouting.REP + " arranges a call with " + AboutRouting.LEAD + " for the next day$")
    @When("^" + AboutRouting.FA_REP + " برای فردا با " + AboutRouting.FA_LEAD + " قرار تماس می‌گذارد$")
    @When("^" + AboutRouting.AR_REP + " تحدد مكالمة مع " + AboutRouting.AR_LEAD + " في اليوم التالي$")
    public void arranges_a_call(String rep, String who) {
        story.offers().does(rep, who, "call", "at", tomorrow().toString()).done();
    }

    @When("^" + AboutRouting.REP + " calls " + AboutRouting.LEAD + " and (reaches nobody|speaks to her)$")
    @When("^" + AboutRouting.FA_REP + " با " + AboutRouting.FA_LEAD
            + " تماس می‌گیرد و (کسی پاسخ نمی‌دهد|با او صحبت می‌کند)$")
    @When("^" + AboutRouting.AR_REP + " تتصل ب" + AboutRouting.AR_LEAD + " و(لا يرد أحد|تتحدث إليها)$")
    public void calls(String rep, String who, String what) {
        story.offers().does(rep, who, "contact", "channel", "phone", "reached", !IN_VAIN.contains(what)).done();
    }

    @Given("^the budget must be known before a lead is sales-qualified$")
    @Given("^پیش از آنکه سرنخی واجد شرایط فروش شود باید بودجه‌اش معلوم باشد$")
    @Given("^يجب أن تعرف الميزانية قبل أن يصبح العميل المحتمل مؤهلا للمبيعات$")
    public void needs_the_budget() {
        story.offers().needs("budget");
    }

    // What befalls the lead

    @When("^it turns out that " + AboutRouting.LEAD + " and " + AboutRouting.LEAD + " are one person$")
    @When("^معلوم می‌شود که " + AboutRouting.FA_LEAD + " و " + AboutRouting.FA_LEAD + " یک نفرند$")
    @When("^يتبين أن " + AboutRouting.AR_LEAD + " و" + AboutRouting.AR_LEAD + " شخص واحد$")
    public void are_one(String other, String who) {
        String kept = story.finds().id(who);
        story.api().post("/v1/leads/" + kept + "/merge", Map.of("lead", story.finds().id(other))).done();
    }

    // What is found

    @Then("^" + AboutRouting.LEAD + " is with " + AboutRouting.REP + "$")
    @Then("^" + AboutRouting.FA_LEAD + " با " + AboutRouting.FA_REP + " است$")
    @Then("^" + AboutRouting.AR_LEAD + " لدى " + AboutRouting.AR_REP + "$")
    public void is_with(String who, String rep) {
        Look offer = story.offers().of(who, each -> each.at("state").text().equals("accepted"));
        assertThat(offer.at("rep").at("person").text()).isEqualTo(story.desk().id(rep));
    }

    @Then("^" + AboutRouting.LEAD + " is soon qualified by sales$")
    @Then("^" + AboutRouting.FA_LEAD + " خودبه‌خود واجد شرایط فروش می‌شود$")
    @Then("^" + AboutRouting.AR_LEAD + " تصبح مؤهلة للمبيعات من تلقاء نفسها$")
    public void is_soon_qualified(String who) {
        Look _ = story.offers().of(who, offer -> offer.at("state").text().equals("qualified"));
        story.finds().isIn(who, "SQL");
    }

    private Look refusal(String code) {
        Answer answer = story.answer();
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.look().at("code").text()).isEqualTo(code);
        return answer.look();
    }

    @Then(TOLD + AboutRouting.REP + " has accepted (?:her|him) already$")
    @Then("^به او گفته می‌شود که " + AboutRouting.FA_REP + " پیش از این پذیرفته است$")
    @Then("^يقال له إن " + AboutRouting.AR_REP + " قبلت من قبل$")
    public void has_been_accepted(String rep) {
        Look told = refusal("already-decided");
        assertThat(told.at("state").text()).isEqualTo("accepted");
        assertThat(told.at("decided-by").at("person").text()).isEqualTo(story.desk().id(rep));
        assertThat(Instant.parse(told.at("decided-at").text())).isEqualTo(story.now());
    }

    @Then(TOLD + "the offer was withdrawn$")
    @Then("^به او گفته می‌شود که پیشنهاد پس گرفته شده است$")
    @Then("^يقال لها إن العرض سحب$")
    public void is_told_of_the_withdrawal() {
        assertThat(refusal("already-decided").at("state").text()).isEqualTo("withdrawn");
    }

    @Then(TOLD + "nobody has accepted (?:her|him) yet$")
    @Then("^به او گفته می‌شود که هنوز کسی نپذیرفته است$")
    @Then("^يقال لها إن أحدا لم يقبل بعد$")
    public void nobody_has_accepted() {
        Look _ = refusal("not-accepted");
    }

    @Then(TOLD + "the budget is missing$")
    @Then("^به او گفته می‌شود که بودجه معلوم نیست$")
    @Then("^يقال لها إن الميزانية غير معروفة$")
    public void the_budget_is_missing() {
        assertThat(story.answer().status()).isEqualTo(409);
        assertThat(story.answer().look().at("gaps").items()).extracting(gap -> gap.at("item").text())
                .containsExactly("budget");
    }

    @Then("^the offer of " + AboutRouting.LEAD + " is withdrawn$")
    @Then("^پیشنهاد " + AboutRouting.FA_LEAD + " پس گرفته می‌شود$")
    @Then("^عرض " + AboutRouting.AR_LEAD + " يسحب$")
    public void is_withdrawn(String who) {
        Look _ = story.offers().of(who, offer -> offer.at("state").text().equals("withdrawn"));
    }

    @When("^" + AboutRouting.LEAD + " becomes a customer$")
    @When("^" + AboutRouting.FA_LEAD + " مشتری می‌شود$")
    @When("^" + AboutRouting.AR_LEAD + " تصبح عميلة$")
    public void becomes_a_customer(String who) {
        story.said(story.people().named(who), "customer", true);
    }

    @Then("^the offer of " + AboutRouting.LEAD + " is withdrawn because " + AboutRouting.LEAD + " is a customer now$")
    @Then("^پیشنهاد " + AboutRouting.FA_LEAD + " پس گرفته می‌شود چون " + AboutRouting.FA_LEAD + " دیگر مشتری است$")
    @Then("^عرض " + AboutRouting.AR_LEAD + " يسحب لأن " + AboutRouting.AR_LEAD + " صارت عميلة$")
    public void is_withdrawn_of_a_customer(String who, String customer) {
        assertThat(customer).isEqualTo(who);
        Look offer = story.offers().of(who, each -> each.at("state").text().equals("withdrawn"));
        assertThat(offer.at("steps").items().getLast().at("why").text()).isEqualTo("became-customer");
    }

    @Given("^the offer of " + AboutRouting.LEAD + " was withdrawn, for a machine had requested the demo$")
    @Given("^پیشنهاد " + AboutRouting.FA_LEAD + " پس گرفته شد، چون درخواست دمو کار ماشین بود$")
    @Given("^سحب عرض " + AboutRouting.AR_LEAD + " لأن آلة طلبت العرض التوضيحي$")
    public void was_withdrawn(String who) {
        story.found("machine");
        is_withdrawn(who);
    }

    @Then("^everybody sees that " + AboutRouting.REP + " and " + AboutRouting.LEAD + " talk on the next day$")
    @Then("^همه می‌بینند که " + AboutRouting.FA_REP + " و " + AboutRouting.FA_LEAD + " فردا صحبت می‌کنند$")
    @Then("^يرى الجميع أن " + AboutRouting.AR_REP + " ستتحدث مع " + AboutRouting.AR_LEAD + " في اليوم التالي$")
    public void talk_on_the_next_day(String rep, String who) {
        Look offer = story.offers().of(who, _ -> true);
        assertThat(Instant.parse(offer.at("call-at").text())).isEqualTo(tomorrow());
        assertThat(offer.at("rep").at("person").text()).isEqualTo(story.desk().id(rep));
    }

    @Then("^everybody sees that " + AboutRouting.REP + " (tried to reach |spoke to )" + AboutRouting.LEAD + "$")
    @Then("^همه می‌بینند که " + AboutRouting.FA_REP + " (بی‌نتیجه با |با )" + AboutRouting.FA_LEAD
            + " (?:تماس گرفته|صحبت کرده) است$")
    @Then("^يرى الجميع أن " + AboutRouting.AR_REP + " (حاولت الاتصال ب|تحدثت إلى )" + AboutRouting.AR_LEAD + "$")
    public void tried(String rep, String did, String who) {
        assertThat(story.offers().of(who, _ -> true).at("steps").items().getLast()).satisfies(step -> {
            assertThat(step.at("what").text()).isEqualTo("handoff.contact-attempted");
            assertThat(step.at("by").at("person").text()).isEqualTo(story.desk().id(rep));
            assertThat(step.at("reached").flag()).isEqualTo(!IN_VAIN.contains(did));
        });
    }
}
