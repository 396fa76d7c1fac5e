package dev.baton.acceptance;

import dev.baton.acceptance.Words.Manner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The central sentences in Arabic; what they do is the English ones' work. They are written without vowel signs, since those
 * are taken out of the features before they are read.
 */
public final class InArabic {
    static final String DEMO = "طلبت عرضا توضيحيا|تطلب عرضا توضيحيا|طلب عرضا توضيحيا|يطلب عرضا توضيحيا";
    static final String PAGE = "زارت صفحة|تزور صفحة|زار صفحة|يزور صفحة";
    static final String GUIDE = "نزلت الدليل|تنزل الدليل|نزل الدليل|ينزل الدليل";
    static final String CHECKLIST = "نزلت قائمة التحقق|تنزل قائمة التحقق|نزل قائمة التحقق|ينزل قائمة التحقق";
    static final String EVENT = "حضرت فعالية|تحضر فعالية|حضر فعالية|يحضر فعالية";
    static final String UNSUBSCRIBED = "ألغت الاشتراك|تلغي الاشتراك|ألغى الاشتراك|يلغي الاشتراك";
    static final String DID = "(" + DEMO + "|" + PAGE + "|" + GUIDE + "|" + CHECKLIST + "|" + EVENT + "|" + UNSUBSCRIBED
            + ")";
    static final String DOING = "(طلب عرض توضيحي|زيارة صفحة|تنزيل محتوى|حضور فعالية|إلغاء الاشتراك)";
    static final String WHO = "(ليلى|كريم)";
    static final String DIGITS = "[٠-٩0-9]+";
    static final String NUMBER = "(" + DIGITS + ")";
    static final String POINTS = "([٠-٩0-9]+(?:[٫.][٠-٩0-9]+)?)";
    static final String TIMES = "(?: (مرة|مرتين|" + DIGITS + " مرات))?";
    static final String AGO = "(?: قبل (يومين|" + DIGITS + " (?:أيام|يوما)))?";
    static final String UNIT = " (?:نقطة|نقاط)";
    static final String AS = "\"([^\"]*)\"";

    static final Words WORDS = new Words(Map.of("مرة", 1, "مرتين", 2, "مرة واحدة", 1, "ساعة", 1,
            "ساعتان", 2, "ساعتين", 2, "يوم", 1, "يومان", 2, "يومين", 2),
            List.of(
                    Manner.of("تتناقص بانتظام خلال .* (يوما|أيام)", "fades",
                            days -> Map.of("linear", "P" + days + "D")),
                    Manner.of("تتناصف كل .* (يوما|أيام)", "fades", days -> Map.of("half-life", "P" + days + "D")),
                    Manner.of("تسقط بعد .* (يوما|أيام)", "fades", days -> Map.of("expires", "P" + days + "D")),
                    Manner.of(".* مرات في اليوم على الأكثر", "count", most -> Map.of("per-day", Integer.valueOf(most))),
                    Manner.of("مرة لكل محتوى", "count", _ -> "per-asset"),
                    Manner.of("في المرة الأولى فقط", "count", _ -> "first")))
            .with(Deed.DEMO, DEMO, "طلب عرض توضيحي").with(Deed.PAGE, PAGE, "زيارة صفحة")
            .with(Deed.GUIDE, GUIDE, "تنزيل محتوى").with(Deed.CHECKLIST, CHECKLIST)
            .with(Deed.EVENT, EVENT, "حضور فعالية")
            .with(Deed.UNSUBSCRIBED, UNSUBSCRIBED, "إلغاء الاشتراك");
    private static final Map<String, String> STAGES = Map.of("عميل محتمل", "LEAD", "مؤهل", "MQL", "مستبعد",
            "DISQUALIFIED");
    private static final String STAGE = "(عميل محتمل|مؤهل|مستبعد)";

    private final Story story;
    private final InEnglish english;
    private final AboutIdentity identity;
    private final AboutMerging merging;

    /** The sentences of a story. */
    public InArabic(Story story) {
        this.story = story;
        this.english = new InEnglish(story);
        this.identity = new AboutIdentity(story);
        this.merging = new AboutMerging(story);
    }

    // Agreements

    @Given("^" + DOING + " (?:يمنح|تمنح) " + POINTS + UNIT + "(?:، (.*))?$")
    public void each_gives(String doing, String points, String manners) {
        story.agree().each(WORDS.deed(doing), Words.points(points), WORDS.manners(manners == null ? "" : manners));
    }

    @Given("^" + DOING + " ينقص " + POINTS + UNIT + "$")
    public void each_takes(String doing, String points) {
        story.agree().each(WORDS.deed(doing), Words.points(points).negate(), Map.of());
    }

    @Given("^" + NUMBER + " يوما بلا " + DOING + " تنقص " + POINTS + UNIT + "$")
    public void silence_takes(String days, String doing, String points) {
        story.agree().silence(WORDS.deed(doing), WORDS.whole(days), Words.points(points).negate());
    }

    @Given("^" + DOING + " و " + DOING + " معا على الأكثر " + POINTS + UNIT + "$")
    public void together_give_at_most(String one, String other, String most) {
        story.agree().ceiling(WORDS.deed(one), WORDS.deed(other), Words.points(most));
    }

    @Given("^العميل المحتمل يصبح مؤهلا من " + NUMBER + UNIT + " ويرجع دون " + NUMBER + "$")
    public void thresholds(String enter, String leave) {
        story.agree().thresholds(WORDS.whole(enter), WORDS.whole(leave));
    }

    @Given("تعريف الملاءمة والاهتمام")
    public void fit_and_interest() {
        english.fit_and_interest();
    }

    @Given("^من يعمل لدى " + AS + " يستبعد لأنه (.*)$")
    public void is_excluded(String company, String reason) {
        story.agree().excludes(company, reason);
    }

    // What happens

    @When("^" + WHO + " تعمل لدى " + AS + "$")
    public void works_at(String who, String company) {
        english.works_at(who, company);
    }

    @When("^" + WHO + " " + DID + TIMES + AGO + "$")
    public void somebody_did(String who, String did, String times, String ago) {
        story.happens(story.people().named(who), WORDS.deed(did), WORDS.whole(times), WORDS.daysAgo(ago));
    }

    @When("^تقول السجلات القديمة إن " + WHO + " " + DID + TIMES + "$")
    public void old_records_say(String who, String did, String times) {
        story.imported(story.people().named(who), WORDS.deed(did), WORDS.whole(times));
    }

    @When("^يمضي (يوم|يومان|" + DIGITS + " (?:يوما|أيام))$")
    public void days_pass(String days) {
        story.pass(Duration.ofDays(WORDS.whole(days)));
    }

    @When("يمضي الليل")
    public void the_night_passes() {
        english.the_night_passes();
    }

    @When("^صفقة " + WHO + " ربحت$")
    public void deal_won(String who) {
        story.decided(who, "won");
    }

    @Given("^" + WHO + " الرئيس التنفيذي لشركة من " + NUMBER + " شخص$")
    public void is_the_boss(String who, String people) {
        story.said(story.people().named(who), "attributes",
                Map.of("role", "الرئيس التنفيذي", "company.employees", WORDS.whole(people)));
    }

    // Who is who

    @When("^(?:ليلى|كريم) بالعنوان " + AS + " " + DID + "$")
    public void did_as(String address, String did) {
        story.happens(Map.of("email", story.people().own(address)), WORDS.deed(did), 1, 0);
    }

    @Given("^هاتف العميل المحتمل " + AS + " هو " + AS + "$")
    public void has_phone(String address, String phone) {
        identity.has_phone(address, phone);
    }

    @When("^شخص بالهاتف " + AS + " " + DID + "$")
    public void did_with_phone(String phone, String did) {
        story.happens(Map.of("phone", story.people().phone(phone)), WORDS.deed(did), 1, 0);
    }

    @When("^زائرا مجهولا " + DID + TIMES + "$")
    public void a_visitor_did(String did, String times) {
        story.happens(story.people().visitor(), WORDS.deed(did), WORDS.whole(times), 0);
    }

    @When("^يتبين أن الزائر هو " + WHO + "$")
    public void turns_out_to_be(String who) {
        identity.turns_out_to_be(who);
    }

    @When("يخبر بالأمر نفسه من جديد")
    public void told_again() {
        identity.told_again();
    }

    @Then("يعرف التكرار")
    public void the_repeat_is_recognised() {
        identity.the_repeat_is_recognised();
    }

    @Then("^لدى العميل المحتمل " + AS + " " + NUMBER + UNIT + "$")
    public void lead_has_points(String address, String points) {
        identity.has_points(address, WORDS.whole(points));
    }

    @When("^يدمج العميل المحتمل " + AS + " في العميل المحتمل " + AS + "$")
    public void is_merged(String other, String into) {
        merging.is_merged(other, into);
    }

    @When("يجري التراجع عن الدمج")
    public void is_taken_back() {
        merging.is_taken_back();
    }

    // What is found

    @Then("^لدى " + WHO + " " + NUMBER + UNIT + "$")
    public void has_points(String who, String points) {
        story.finds().hasPoints(who, WORDS.whole(points));
    }

    @Then("^لدى " + WHO + " " + NUMBER + UNIT + " ولدى " + WHO + " " + NUMBER + UNIT + "$")
    public void both_have_points(String who, String points, String other, String others) {
        has_points(who, points);
        has_points(other, others);
    }

    @Then("^تقدير " + WHO + " هو ([A-Z]\\d)$")
    public void is_graded(String who, String grade) {
        story.finds().isGraded(who, grade);
    }

    @Then("^اهتمام " + WHO + " هو " + NUMBER + "$")
    public void interest_is(String who, String points) {
        story.finds().shows(who, "interest", WORDS.whole(points));
    }

    @Then("^ملاءمة " + WHO + " مجهولة$")
    public void fit_is_unknown(String who) {
        story.finds().showsNothing(who, "fit");
    }

    @Then("^" + WHO + " في مرحلة " + STAGE + "$")
    public void is_in(String who, String stage) {
        story.finds().isIn(who, STAGES.get(stage));
    }

    @Then("^" + WHO + " في مرحلة " + STAGE + " منذ (يومين|" + DIGITS + " (?:أيام|يوما))$")
    public void is_in_since(String who, String stage, String days) {
        story.finds().isInSince(who, STAGES.get(stage), WORDS.whole(days));
    }

    @Then("^بلغت " + WHO + " مرحلة " + STAGE + " (مرة واحدة|مرتين)$")
    public void became(String who, String stage, String times) {
        story.finds().became(who, STAGES.get(stage), WORDS.whole(times));
    }

    @Then("سجل التغيير من منتصف الليل")
    public void noted_at_midnight() {
        english.noted_at_midnight();
    }

    @Then("^" + WHO + " من العملاء$")
    public void is_customer(String who) {
        story.finds().isCustomer(who, true);
    }

    @Then("^مجموع أجزاء شرح درجة " + WHO + " صحيح$")
    public void explanation_adds_up(String who) {
        story.finds().explanationAddsUp(who);
    }
}
