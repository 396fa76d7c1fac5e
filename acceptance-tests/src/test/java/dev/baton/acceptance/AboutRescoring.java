package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The sentences about what a new version does to leads that were known before, in all three languages. */
public final class AboutRescoring {
    private static final byte[] NOTHING = {};
    private final Story story;

    /** The sentences of a story. */
    public AboutRescoring(Story story) {
        this.story = story;
    }

    private void activate(Deed deed, BigDecimal points, Map<String, Object> effects) {
        story.settle();
        story.pass(Duration.ofMinutes(1));
        story.draft().each(deed, points, Map.of());
        story.activate(story.api().post("/v1/definitions", story.draft().written()).done(), effects);
    }

    @When("^a version is activated that lets (\\d+) lead a day move, in which " + InEnglish.DOING + " gives "
            + InEnglish.POINTS + " points$")
    public void paced(int perDay, String doing, String points) {
        activate(InEnglish.WORDS.deed(doing), Words.points(points), map("effects", "paced", "per-day", perDay));
    }

    @When("^نسخه‌ای فعال می‌شود که روزی " + InPersian.NUMBER + " سرنخ را جابه‌جا می‌کند و در آن " + InPersian.DOING
            + " "
            + InPersian.POINTS + " امتیاز دارد$")
    public void paced_in_persian(String perDay, String doing, String points) {
        activate(InPersian.WORDS.deed(doing), Words.points(points),
                map("effects", "paced", "per-day", InPersian.WORDS.whole(perDay)));
    }

    @When("^يفعل إصدار ينقل " + InArabic.NUMBER + " عميل محتمل في اليوم وفيه " + InArabic.DOING + " يمنح "
            + InArabic.POINTS + InArabic.UNIT + "$")
    public void paced_in_arabic(String perDay, String doing, String points) {
        activate(InArabic.WORDS.deed(doing), Words.points(points),
                map("effects", "paced", "per-day", InArabic.WORDS.whole(perDay)));
    }

    @When("^نسخه‌ای با اثر کامل فعال می‌شود که در آن " + InPersian.DOING + " " + InPersian.POINTS + " امتیاز دارد$")
    public void all_in_persian(String doing, String points) {
        activate(InPersian.WORDS.deed(doing), Words.points(points), map("effects", "all"));
    }

    @When("^يفعل إصدار بكامل آثاره وفيه " + InArabic.DOING + " يمنح " + InArabic.POINTS + InArabic.UNIT + "$")
    public void all_in_arabic(String doing, String points) {
        activate(InArabic.WORDS.deed(doing), Words.points(points), map("effects", "all"));
    }

    @When("^نسخه‌ای بی‌اثر بر مرحله‌ها فعال می‌شود که در آن " + InPersian.DOING + " " + InPersian.POINTS
            + " امتیاز دارد$")
    public void none_in_persian(String doing, String points) {
        activate(InPersian.WORDS.deed(doing), Words.points(points), map("effects", "none"));
    }

    @When("^يفعل إصدار بلا آثار على المراحل وفيه " + InArabic.DOING + " يمنح " + InArabic.POINTS + InArabic.UNIT + "$")
    public void none_in_arabic(String doing, String points) {
        activate(InArabic.WORDS.deed(doing), Words.points(points), map("effects", "none"));
    }

    private String path() {
        Look version = story.version();
        return "/v1/operations/rescoring-" + version.at("definition").text() + "-" + version.at("version").whole();
    }

    private Look work() {
        return story.api().get(path()).done();
    }

    @Given("some leads wait for their day")
    @Then("در پیشرفت کار دیده می‌شود که سرنخ‌هایی منتظر روز خود هستند")
    @Then("يظهر في سير العمل أن عملاء محتملين ينتظرون يومهم")
    public void some_wait() {
        Look work = Waiting.until("some leads wait for their day", () -> Optional.of(work())
                .filter(each -> each.find("counted-at").isPresent() && waiting(each) > 0));
        assertThat(work.at("status").text()).isEqualTo("running");
    }

    private static int waiting(Look work) {
        return work.at("effects").at("waiting").whole();
    }

    @When("sales operations call the effects off")
    @When("عملیات فروش ادامهٔ اثرها را لغو می‌کند")
    @When("تلغي عمليات المبيعات ما بقي من الآثار")
    public void called_off() {
        some_wait();
        story.api().write("POST", path() + "/cancel", "application/json", NOTHING).done();
    }

    @Then("nobody waits any more")
    @Then("دیگر سرنخی منتظر نیست")
    @Then("لا ينتظر أحد بعدها")
    public void nobody_waits() {
        assertThat(waiting(work())).isZero();
        assertThat(work().at("status").text()).isEqualTo("cancelled");
    }

    @Then("all known leads are counted anew, and nothing is left to do")
    @Then("همهٔ سرنخ‌های شناخته‌شده از نو شمرده شده‌اند و کاری نمانده است")
    @Then("أعيد حساب كل العملاء المحتملين المعروفين ولم يبق ما يعمل")
    public void all_are_counted() {
        Look work = Waiting.until("nothing is left to do",
                () -> Optional.of(work()).filter(each -> each.at("status").text().equals("done")));
        assertThat(work.at("done")).isEqualTo(work.at("total"));
        assertThat(work.at("done").whole()).isPositive();
    }
}
