package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The sentences about qualification checklists, in all three languages. */
public final class AboutChecklists {
    private static final String WHO = "([A-Z][a-z]+)";
    private static final String SAID = "\"([^\"]*)\"";
    private static final String ITEM = "(budget|authority|need|timeline)";
    private static final String FA_ITEM = "(بودجه|اختیار تصمیم‌گیری|نیاز|زمان‌بندی)";
    private static final String AR_ITEM = "(الميزانية|صلاحية القرار|الحاجة|الجدول الزمني)";
    private static final Map<String, String> ITEMS = Map.of("بودجه", "budget", "اختیار تصمیم‌گیری", "authority", "نیاز",
            "need", "زمان‌بندی", "timeline", "الميزانية", "budget", "صلاحية القرار", "authority", "الحاجة", "need",
            "الجدول الزمني", "timeline");
    private static final String BANT = "bant";
    private final Story story;

    /** The sentences of a story. */
    public AboutChecklists(Story story) {
        this.story = story;
    }

    private String own() {
        return "own-" + story.scenario();
    }

    private String id(String who) {
        return story.finds().byAddress(story.people().address(who)).orElseThrow().at("id").text();
    }

    private Look checklist(String who, String key) {
        return story.api().get("/v1/leads/" + id(who) + "/checklists/" + key + "?history=true").done();
    }

    private Look item(String who, String item) {
        return checklist(who, BANT).at("items").items().stream().filter(each -> each.at("id").text().equals(item))
                .findFirst().orElseThrow();
    }

    private static String words(Look value) {
        return value.find("amount").map(amount -> amount.number().toPlainString() + " " + value.at("currency").text())
                .orElseGet(value::text);
    }

    @Given("^sales operations asks, in a list of its own, for nothing but BANT's budget$")
    public void own_list() {
        assertThat(story.api().write("PUT", "/v1/checklists/" + own(), "application/json", Look.bytes(
                map("checklist", own(), "items", List.of(map("id", "price", "question", "What may it cost?", "kind",
                        "amount", "required", true, "asks", "bant.budget")))))
                .status()).isEqualTo(200);
    }

    @When("^" + WHO + " (?:fills in a form and writes|filled in a form and wrote) " + SAID + " under budget$")
    public void fills_in(String who, String said) {
        Map<String, Object> form = story.engagement(story.people().named(who), Deed.PAGE, story.now());
        form.put("type", "form-submitted");
        form.put("attributes", map("budget", said));
        story.tell("/v1/engagements", form).done();
    }

    @When("^sales notes? " + SAID + " as the " + ITEM + " of " + WHO + "$")
    public void notes(String said, String item, String who) {
        story.tell("/v1/leads/" + id(who) + "/checklists/" + BANT, map("answers", map(item, said)));
    }

    @Then("^(\\d+) % of BANT are answered for " + WHO + "$")
    public void share(int percent, String who) {
        assertThat(checklist(who, BANT).at("complete").whole()).isEqualTo(percent);
    }

    @Then("^sales still has to ask " + WHO + " for ([a-z, ]+)$")
    public void still(String who, String items) {
        still(who, Arrays.asList(items.split(", | and ")));
    }

    private void still(String who, List<String> items) {
        assertThat(checklist(who, BANT).at("gaps").items()).extracting(gap -> gap.at("item").text())
                .containsExactlyElementsOf(items);
    }

    @Then("^the " + ITEM + " of " + WHO + " is " + SAID + "$")
    public void is(String item, String who, String said) {
        assertThat(words(item(who, item).at("answer").at("value"))).isEqualTo(said);
    }

    @Then("^the " + ITEM + " of " + WHO + " was told by a form$")
    public void by_form(String item, String who) {
        assertThat(item(who, item).at("answer").at("source").text()).isEqualTo("form");
    }

    @Then("^it is remembered that the " + ITEM + " of " + WHO + " was once " + SAID + "$")
    public void was_once(String item, String who, String said) {
        assertThat(item(who, item).at("history").items().stream().skip(1).map(told -> words(told.at("value"))))
                .contains(said);
    }

    @Then("^sales is told that this is no answer to the question for ([a-z]+)$")
    public void refused(String item) {
        assertThat(story.answer().status()).isEqualTo(422);
        assertThat(story.answer().text()).contains("\"/answers/" + item + "\"");
    }

    @Then("^nothing of the list of its own is left to ask " + WHO + "$")
    public void complete(String who) {
        assertThat(checklist(who, own()).at("complete").whole()).isEqualTo(100);
    }

    // In Persian

    @Given("^عملیات فروش در چک‌لیست خودش تنها بودجهٔ BANT را می‌پرسد$")
    public void own_list_in_persian() {
        own_list();
    }

    @When("^" + InPersian.WHO + " فرمی پر (?:می‌کند|کرد) و زیر بودجه " + SAID + " (?:می‌نویسد|نوشت)$")
    public void fills_in_in_persian(String who, String said) {
        fills_in(who, said);
    }

    @When("^فروش " + FA_ITEM + " " + InPersian.WHO + " را " + SAID + " یادداشت (?:می‌کند|کرد)$")
    public void notes_in_persian(String item, String who, String said) {
        notes(said, ITEMS.get(item), who);
    }

    @Then("^" + InPersian.NUMBER + " درصد از BANT برای " + InPersian.WHO + " پاسخ دارد$")
    public void share_in_persian(String percent, String who) {
        share(InPersian.WORDS.whole(percent), who);
    }

    @Then("^فروش هنوز باید از " + InPersian.WHO + " این‌ها را بپرسد: (.+)$")
    public void still_in_persian(String who, String items) {
        still(who, Arrays.stream(items.split("، ")).map(ITEMS::get).toList());
    }

    @Then("^" + FA_ITEM + " " + InPersian.WHO + " " + SAID + " است$")
    public void is_in_persian(String item, String who, String said) {
        is(ITEMS.get(item), who, said);
    }

    @Then("^" + FA_ITEM + " " + InPersian.WHO + " را فرم گفته است$")
    public void by_form_in_persian(String item, String who) {
        by_form(ITEMS.get(item), who);
    }

    @Then("^به یاد می‌ماند که " + FA_ITEM + " " + InPersian.WHO + " زمانی " + SAID + " بود$")
    public void was_once_in_persian(String item, String who, String said) {
        was_once(ITEMS.get(item), who, said);
    }

    @Then("^به فروش گفته می‌شود که این پاسخ پرسش " + FA_ITEM + " نیست$")
    public void refused_in_persian(String item) {
        refused(ITEMS.get(item));
    }

    @Then("^در آن چک‌لیست چیزی نمانده است که از " + InPersian.WHO + " بپرسند$")
    public void complete_in_persian(String who) {
        complete(who);
    }

    // In Arabic

    @Given("^عمليات المبيعات تسأل في قائمتها عن ميزانية BANT وحدها$")
    public void own_list_in_arabic() {
        own_list();
    }

    @When("^" + InArabic.WHO + " (?:تملأ|ملأت) نموذجا و(?:تكتب|كتبت) " + SAID + " تحت الميزانية$")
    public void fills_in_in_arabic(String who, String said) {
        fills_in(who, said);
    }

    @When("^المبيعات (?:تسجل|سجلت) " + SAID + " في " + AR_ITEM + " ل" + InArabic.WHO + "$")
    public void notes_in_arabic(String said, String item, String who) {
        notes(said, ITEMS.get(item), who);
    }

    @Then("^أجيب عن (\\d+) % من BANT ل" + InArabic.WHO + "$")
    public void share_in_arabic(int percent, String who) {
        share(percent, who);
    }

    @Then("^بقي على المبيعات أن تسأل " + InArabic.WHO + " عن (.+)$")
    public void still_in_arabic(String who, String items) {
        still(who, Arrays.stream(items.split("، ")).map(ITEMS::get).toList());
    }

    @Then("^" + AR_ITEM + " ل" + InArabic.WHO + " هي " + SAID + "$")
    public void is_in_arabic(String item, String who, String said) {
        is(ITEMS.get(item), who, said);
    }

    @Then("^" + AR_ITEM + " ل" + InArabic.WHO + " قالها نموذج$")
    public void by_form_in_arabic(String item, String who) {
        by_form(ITEMS.get(item), who);
    }

    @Then("^يبقى معلوما أن " + AR_ITEM + " ل" + InArabic.WHO + " كانت " + SAID + "$")
    public void was_once_in_arabic(String item, String who, String said) {
        was_once(ITEMS.get(item), who, said);
    }

    @Then("^يقال للمبيعات إن هذا ليس جوابا عن " + AR_ITEM + "$")
    public void refused_in_arabic(String item) {
        refused(ITEMS.get(item));
    }

    @Then("^لم يبق في تلك القائمة ما تسأل عنه " + InArabic.WHO + "$")
    public void complete_in_arabic(String who) {
        complete(who);
    }
}
