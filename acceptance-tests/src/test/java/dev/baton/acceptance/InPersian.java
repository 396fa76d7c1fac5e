package dev.baton.acceptance;

import dev.baton.acceptance.Words.Manner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The central sentences in Persian; what they do is the English ones' work. */
public final class InPersian {
    static final String DEMO = "درخواست دمو داد|درخواست دمو می‌دهد";
    static final String PAGE = "صفحه‌ای را دید|صفحه‌ای را می‌بیند";
    static final String GUIDE = "راهنما را دریافت کرد|راهنما را دریافت می‌کند";
    static final String CHECKLIST = "چک‌لیست را دریافت کرد|چک‌لیست را دریافت می‌کند";
    static final String EVENT = "در رویداد شرکت کرد|در رویداد شرکت می‌کند";
    static final String UNSUBSCRIBED = "اشتراک را لغو کرد|اشتراک را لغو می‌کند";
    static final String DID = "(" + DEMO + "|" + PAGE + "|" + GUIDE + "|" + CHECKLIST + "|" + EVENT + "|" + UNSUBSCRIBED
            + ")";
    static final String DOING = "(درخواست دمو|دیدن صفحه|دریافت محتوا|شرکت در رویداد|لغو اشتراک)";
    static final String WHO = "(سارا|امید|نیما)";
    static final String DIGITS = "[۰-۹0-9]+";
    static final String NUMBER = "(" + DIGITS + ")";
    static final String POINTS = "([۰-۹0-9]+(?:[٫.][۰-۹0-9]+)?)";
    static final String TIMES = "(?: (یک بار|دو بار|" + DIGITS + " بار))?";
    static final String AGO = "(?: (دیروز|" + DIGITS + " روز پیش))?";
    static final String AS = "\"([^\"]*)\"";

    static final Words WORDS = new Words(Map.of("یک بار", 1, "دو بار", 2, "دیروز", 1), List.of(
            Manner.of("با افت یکنواخت در .* روز", "fades", days -> Map.of("linear", "P" + days + "D")),
            Manner.of("که هر .* روز نصف می‌شود", "fades", days -> Map.of("half-life", "P" + days + "D")),
            Manner.of("تا .* روز", "fades", days -> Map.of("expires", "P" + days + "D")),
            Manner.of("حداکثر .* بار در روز", "count", most -> Map.of("per-day", Integer.valueOf(most))),
            Manner.of("هر محتوا یک بار", "count", _ -> "per-asset"),
            Manner.of("فقط بار نخست", "count", _ -> "first")))
            .with(Deed.DEMO, DEMO, "درخواست دمو").with(Deed.PAGE, PAGE, "دیدن صفحه")
            .with(Deed.GUIDE, GUIDE, "دریافت محتوا").with(Deed.CHECKLIST, CHECKLIST)
            .with(Deed.EVENT, EVENT, "شرکت در رویداد")
            .with(Deed.UNSUBSCRIBED, UNSUBSCRIBED, "لغو اشتراک");
    private static final Map<String, String> STAGES = Map.of("سرنخ", "LEAD", "واجد شرایط", "MQL",
            "کنار گذاشته‌شده", "DISQUALIFIED");
    private static final String STAGE = "(سرنخ|واجد شرایط|کنار گذاشته‌شده)";

    private final Story story;
    private final InEnglish english;
    private final AboutIdentity identity;
    private final AboutMerging merging;

    /** The sentences of a story. */
    public InPersian(Story story) {
        this.story = story;
        this.english = new InEnglish(story);
        this.identity = new AboutIdentity(story);
        this.merging = new AboutMerging(story);
    }

    // Agreements

    @Given("^" + DOING + " " + POINTS + " امتیاز دارد(?:، (.*))?$")
    public void each_gives(String doing, String points, String manners) {
        story.agree().each(WORDS.deed(doing), Words.points(points), WORDS.manners(manners == null ? "" : manners));
    }

    @Given("^" + DOING + " در " + NUMBER + " روز جدا از " + NUMBER + " روز، " + POINTS + " امتیاز دارد$")
    public void days_give(String doing, String days, String within, String points) {
        story.agree().onDays(WORDS.deed(doing), WORDS.whole(days), WORDS.whole(within), Words.points(points));
    }

    @Given("^" + DOING + " " + POINTS + " امتیاز کم می‌کند$")
    public void each_takes(String doing, String points) {
        story.agree().each(WORDS.deed(doing), Words.points(points).negate(), Map.of());
    }

    @Given("^" + NUMBER + " روز بدون " + DOING + " " + POINTS + " امتیاز کم می‌کند$")
    public void silence_takes(String days, String doing, String points) {
        story.agree().silence(WORDS.deed(doing), WORDS.whole(days), Words.points(points).negate());
    }

    @Given("^" + DOING + " و " + DOING + " با هم حداکثر " + POINTS + " امتیاز دارند$")
    public void together_give_at_most(String one, String other, String most) {
        story.agree().ceiling(WORDS.deed(one), WORDS.deed(other), Words.points(most));
    }

    @Given("^سرنخ از " + NUMBER + " امتیاز واجد شرایط می‌شود و زیر " + NUMBER + " امتیاز برمی‌گردد$")
    public void thresholds(String enter, String leave) {
        story.agree().thresholds(WORDS.whole(enter), WORDS.whole(leave));
    }

    @Given("تعریف تناسب و علاقه")
    public void fit_and_interest() {
        english.fit_and_interest();
    }

    @Given("^هر کس در " + AS + " کار کند، چون (.*) است کنار گذاشته می‌شود$")
    public void is_excluded(String company, String reason) {
        story.agree().excludes(company, reason);
    }

    // What happens

    @When("^" + WHO + " در " + AS + " کار می‌کند$")
    public void works_at(String who, String company) {
        english.works_at(who, company);
    }

    @When("^" + WHO + AGO + TIMES + " " + DID + "$")
    public void somebody_did(String who, String ago, String times, String did) {
        story.happens(story.people().named(who), WORDS.deed(did), WORDS.whole(times), WORDS.daysAgo(ago));
    }

    @When("^در سابقه‌های قدیمی آمده است که " + WHO + TIMES + " " + DID + "$")
    public void old_records_say(String who, String times, String did) {
        story.imported(story.people().named(who), WORDS.deed(did), WORDS.whole(times));
    }

    @When("^" + NUMBER + " روز می‌گذرد$")
    public void days_pass(String days) {
        story.pass(Duration.ofDays(WORDS.whole(days)));
    }

    @When("شب می‌گذرد")
    public void the_night_passes() {
        english.the_night_passes();
    }

    @When("^معاملهٔ " + WHO + " برده (?:شد|می‌شود)$")
    public void deal_won(String who) {
        story.decided(who, "won");
    }

    @Given("^" + WHO + " مدیرعامل شرکتی با " + NUMBER + " نفر است$")
    public void is_the_boss(String who, String people) {
        story.said(story.people().named(who), "attributes",
                Map.of("role", "مدیرعامل", "company.employees", WORDS.whole(people)));
    }

    // Who is who

    @When("^(?:سارا|امید) با نشانی " + AS + " " + DID + "$")
    public void did_as(String address, String did) {
        story.happens(Map.of("email", story.people().own(address)), WORDS.deed(did), 1, 0);
    }

    @Given("^تلفن سرنخ " + AS + " شمارهٔ " + AS + " است$")
    public void has_phone(String address, String phone) {
        identity.has_phone(address, phone);
    }

    @When("^کسی با تلفن " + AS + " " + DID + "$")
    public void did_with_phone(String phone, String did) {
        story.happens(Map.of("phone", story.people().phone(phone)), WORDS.deed(did), 1, 0);
    }

    @When("^بازدیدکنندهٔ ناشناس" + TIMES + " " + DID + "$")
    public void a_visitor_did(String times, String did) {
        story.happens(story.people().visitor(), WORDS.deed(did), WORDS.whole(times), 0);
    }

    @When("^معلوم می‌شود که بازدیدکننده " + WHO + " است$")
    public void turns_out_to_be(String who) {
        identity.turns_out_to_be(who);
    }

    @When("همان دوباره گفته می‌شود")
    public void told_again() {
        identity.told_again();
    }

    @Then("تکرار شناخته می‌شود")
    public void the_repeat_is_recognised() {
        identity.the_repeat_is_recognised();
    }

    @Then("^سرنخ " + AS + " " + NUMBER + " امتیاز دارد$")
    public void lead_has_points(String address, String points) {
        identity.has_points(address, WORDS.whole(points));
    }

    @When("^سرنخ " + AS + " در سرنخ " + AS + " ادغام می‌شود$")
    public void is_merged(String other, String into) {
        merging.is_merged(other, into);
    }

    @When("ادغام بازگردانده می‌شود")
    public void is_taken_back() {
        merging.is_taken_back();
    }

    // What is found

    @Then("^" + WHO + " " + NUMBER + " امتیاز دارد$")
    public void has_points(String who, String points) {
        story.finds().hasPoints(who, WORDS.whole(points));
    }

    @Then("^" + WHO + " " + NUMBER + " امتیاز و " + WHO + " " + NUMBER + " امتیاز دارد$")
    public void both_have_points(String who, String points, String other, String others) {
        has_points(who, points);
        has_points(other, others);
    }

    @Then("^رتبهٔ " + WHO + " ([A-Z]\\d) است$")
    public void is_graded(String who, String grade) {
        story.finds().isGraded(who, grade);
    }

    @Then("^علاقهٔ " + WHO + " " + NUMBER + " است$")
    public void interest_is(String who, String points) {
        story.finds().shows(who, "interest", WORDS.whole(points));
    }

    @Then("^تناسب " + WHO + " نامعلوم است$")
    public void fit_is_unknown(String who) {
        story.finds().showsNothing(who, "fit");
    }

    @Then("^" + WHO + " " + STAGE + " است$")
    public void is_in(String who, String stage) {
        story.finds().isIn(who, STAGES.get(stage));
    }

    @Then("^" + WHO + " از " + NUMBER + " روز پیش " + STAGE + " است$")
    public void is_in_since(String who, String days, String stage) {
        story.finds().isInSince(who, STAGES.get(stage), WORDS.whole(days));
    }

    @Then("^" + WHO + " (یک بار|دو بار) " + STAGE + " شده است$")
    public void became(String who, String times, String stage) {
        story.finds().became(who, STAGES.get(stage), WORDS.whole(times));
    }

    @Then("این تغییر از نیمه‌شب ثبت شده است")
    public void noted_at_midnight() {
        english.noted_at_midnight();
    }

    @Then("^" + WHO + " مشتری است$")
    public void is_customer(String who) {
        story.finds().isCustomer(who, true);
    }

    @Then("^جمع بخش‌های توضیح امتیاز " + WHO + " درست است$")
    public void explanation_adds_up(String who) {
        story.finds().explanationAddsUp(who);
    }
}
