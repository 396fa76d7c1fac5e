package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The sentences about what sales promises and what follows when a promise is broken, in all three languages. */
public final class AboutPromises {
    private static final String DAY = "(\\w+day)";
    private static final String FA_DAY = "(شنبه|یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه)";
    private static final String AR_DAY = "(الاثنين|الثلاثاء|الأربعاء|الخميس)";
    private static final String TIME = "([\\p{Nd}:]+)";
    private static final String HOURS = "(\\p{Nd}+)";
    private static final String AR_HOURS = "(ساعة|ساعتان|ساعتين|\\p{Nd}+ ساعات)";
    private static final Map<String, DayOfWeek> DAYS = Map.ofEntries(Map.entry("Wednesday", DayOfWeek.WEDNESDAY),
            Map.entry("Saturday", DayOfWeek.SATURDAY), Map.entry("Sunday", DayOfWeek.SUNDAY),
            Map.entry("شنبه", DayOfWeek.SATURDAY), Map.entry("یکشنبه", DayOfWeek.SUNDAY),
            Map.entry("دوشنبه", DayOfWeek.MONDAY), Map.entry("سه‌شنبه", DayOfWeek.TUESDAY),
            Map.entry("چهارشنبه", DayOfWeek.WEDNESDAY), Map.entry("الاثنين", DayOfWeek.MONDAY),
            Map.entry("الثلاثاء", DayOfWeek.TUESDAY), Map.entry("الأربعاء", DayOfWeek.WEDNESDAY),
            Map.entry("الخميس", DayOfWeek.THURSDAY));
    private static final Map<String, String> CLOCKS = Map.ofEntries(Map.entry("answer", "accept"),
            Map.entry("speak to", "first-contact"), Map.entry("speak to the person", "first-contact"),
            Map.entry("decide", "decision"), Map.entry("decide on", "decision"), Map.entry("پاسخ", "accept"),
            Map.entry("تماس", "first-contact"), Map.entry("تصمیم", "decision"), Map.entry("الإجابة", "accept"),
            Map.entry("الاتصال", "first-contact"), Map.entry("القرار", "decision"));
    private static final String CLOCK = "(answer|speak to|decide on)";
    private static final String FA_CLOCK = "(پاسخ|تماس|تصمیم)";
    private static final String AR_CLOCK = "(الإجابة|الاتصال|القرار)";
    private static final Duration LONGER_THAN_A_WEEKEND = Duration.ofDays(5);
    private final Story story;

    /** The sentences of a story. */
    public AboutPromises(Story story) {
        this.story = story;
    }

    private static LocalTime time(String written) {
        String[] parts = written.split(":");
        return LocalTime.of(whole(parts[0]), whole(parts[1]));
    }

    private static int whole(String number) {
        return InArabic.WORDS.whole(number);
    }

    // What is promised

    @Given("^sales promises to (answer|speak to the person|decide) within " + HOURS + " hours$")
    @Given("^فروش برای " + FA_CLOCK + " " + HOURS + " ساعت مهلت دارد$")
    @Given("^أمام المبيعات من أجل " + AR_CLOCK + " " + AR_HOURS + "$")
    public void promises(String what, String hours) {
        Object _ = story.offers().promise(CLOCKS.get(what)).put("within", whole(hours) + "h");
    }

    @Given("the rep is reminded when half of the time to answer is over")
    @Given("در نیمهٔ مهلت پاسخ به کارشناس یادآوری می‌شود")
    @Given("يذكر المندوب عند انتهاء نصف مهلة الإجابة")
    public void reminded() {
        Object _ = story.offers().promise("accept").put("remind-at", List.of(50));
    }

    @Given("^if nobody answers in time, the team's lead is told, another rep is chosen after " + HOURS
            + " hours?, and marketing has the lead back after " + HOURS + "$")
    @Given("^اگر پاسخی نیاید، سرپرست تیم باخبر می‌شود، پس از " + HOURS
            + " ساعت کارشناس دیگری برگزیده می‌شود و پس از " + HOURS + " ساعت سرنخ به بازاریابی برمی‌گردد$")
    @Given("^إذا لم يجب أحد يعلم قائد الفريق، وبعد " + AR_HOURS + " يختار مندوب آخر، وبعد " + AR_HOURS
            + " يعود العميل المحتمل إلى التسويق$")
    public void ladder(String reassign, String giveBack) {
        Object _ = story.offers().promise("accept").put("on-breach", List.of(map("do", "alert-lead"),
                map("after", whole(reassign) + "h", "do", "reassign"), map("after", whole(giveBack) + "h", "do",
                        "return")));
    }

    // Time

    @Given("^it is " + DAY + " at " + TIME + "$")
    @Given("^امروز " + FA_DAY + " ساعت " + TIME + " است$")
    @Given("^اليوم هو " + AR_DAY + " والساعة " + TIME + "$")
    public void it_is(String day, String time) {
        story.becomes(story.desk().at(story.desk().next(DAYS.get(day)).atTime(time(time))));
    }

    @Given("^next " + DAY + " is a holiday$")
    @Given("^" + FA_DAY + " آینده تعطیل است$")
    @Given("^" + AR_DAY + " القادم عطلة$")
    public void is_a_holiday(String day) {
        story.desk().isOff(story.desk().next(DAYS.get(day)).toString());
    }

    @When("^" + HOURS + " ساعت می‌گذرد$")
    @When("^تمضي " + AR_HOURS + "$")
    public void hours_pass(String hours) {
        story.pass(Duration.ofHours(whole(hours)));
    }

    // What is found

    @Then("^sales has until " + DAY + " at " + TIME + " to " + CLOCK + " " + AboutRouting.LEAD + "$")
    public void has_until(String day, String time, String what, String who) {
        assertThat(Instant.parse(clock(who, what).at("due-at").text()))
                .isEqualTo(story.desk().at(story.desk().next(DAYS.get(day)).atTime(time(time))));
    }

    @Then("^مهلت " + FA_CLOCK + " دربارهٔ " + AboutRouting.FA_LEAD + " تا " + FA_DAY + " ساعت " + TIME + " است$")
    @Then("^مهلة " + AR_CLOCK + " بشأن " + AboutRouting.AR_LEAD + " حتى " + AR_DAY + " الساعة " + TIME + "$")
    public void has_until_in_their_words(String what, String who, String day, String time) {
        has_until(day, time, what, who);
    }

    private Look clock(String who, String what) {
        return story.offers().of(who, _ -> true).at("clocks").items().stream()
                .filter(each -> each.at("clock").text().equals(CLOCKS.get(what))).findFirst().orElseThrow();
    }

    @Then("^" + AboutRouting.REP + " is reminded of " + AboutRouting.LEAD + " once$")
    @Then("^به " + AboutRouting.FA_REP + " دربارهٔ " + AboutRouting.FA_LEAD + " یک بار یادآوری می‌شود$")
    @Then("^" + AboutRouting.AR_REP + " تذكر ب" + AboutRouting.AR_LEAD + " مرة واحدة$")
    public void is_reminded(String rep, String who) {
        assertThat(story.offers().timesAtLeastOnce(who, "handoff.reminder")).isEqualTo(1);
        new AboutRouting(story).is_offered(who, rep);
    }

    @Then("^the team's lead is told once that nobody has answered " + AboutRouting.LEAD + "$")
    @Then("^سرپرست تیم یک بار باخبر می‌شود که کسی دربارهٔ " + AboutRouting.FA_LEAD + " پاسخ نداده است$")
    @Then("^قائد الفريق يعلم مرة واحدة أن أحدا لم يجب بشأن " + AboutRouting.AR_LEAD + "$")
    public void the_lead_is_told(String who) {
        assertThat(story.offers().timesAtLeastOnce(who, "handoff.breached")).isEqualTo(1);
        assertThat(climbed(who)).containsExactly("alert-lead");
    }

    private List<String> climbed(String who) {
        return story.offers().of(who, _ -> true).at("steps").items().stream()
                .filter(step -> step.at("what").text().equals("handoff.escalated")).map(step -> step.at("rung").text())
                .toList();
    }

    @Then("^marketing has " + AboutRouting.LEAD + " back$")
    @Then("^" + AboutRouting.FA_LEAD + " به بازاریابی برمی‌گردد$")
    @Then("^" + AboutRouting.AR_LEAD + " تعود إلى التسويق$")
    public void has_back(String who) {
        Look _ = story.offers().of(who, offer -> offer.at("state").text().equals("returned"));
    }

    @Then("^each rung was climbed once for " + AboutRouting.LEAD + "$")
    @Then("^هر پله برای " + AboutRouting.FA_LEAD + " یک بار پیموده شده است$")
    @Then("^توبعت كل درجة مرة واحدة بشأن " + AboutRouting.AR_LEAD + "$")
    public void each_rung_once(String who) {
        has_back(who);
        assertThat(climbed(who)).containsExactly("alert-lead", "reassign", "return");
        assertThat(story.offers().times(who, "handoff.breached")).isEqualTo(1);
        assertThat(story.offers().times(who, "handoff.reminder")).isZero();
    }

    @Given("^nobody answered " + AboutRouting.LEAD + ", and marketing has (?:her|him) back$")
    @Given("^کسی دربارهٔ " + AboutRouting.FA_LEAD + " پاسخ نداد و او به بازاریابی برگشت$")
    @Given("^لم يجب أحد بشأن " + AboutRouting.AR_LEAD + " فعادت إلى التسويق$")
    public void was_given_back(String who) {
        story.offers().ready(who);
        Look _ = story.offers().of(who, _ -> true);
        story.pass(LONGER_THAN_A_WEEKEND);
        has_back(who);
        story.pass(Duration.ofMinutes(1));
    }

    @Then("^" + AboutRouting.LEAD + " is not offered again$")
    @Then("^" + AboutRouting.FA_LEAD + " دوباره پیشنهاد نمی‌شود$")
    @Then("^" + AboutRouting.AR_LEAD + " لا تعرض ثانية$")
    public void is_not_offered_again(String who) {
        assertThat(story.offers().waiting(who).at("why").text()).isEqualTo("returned");
        has_back(who);
    }

    @Then("^" + AboutRouting.LEAD + " is offered again$")
    @Then("^" + AboutRouting.FA_LEAD + " دوباره پیشنهاد می‌شود$")
    @Then("^" + AboutRouting.AR_LEAD + " تعرض ثانية$")
    public void is_offered_again(String who) {
        Look _ = story.offers().of(who, offer -> offer.at("state").text().equals("offered"));
    }

    private void stands(String who, String what, boolean broken) {
        assertThat(clock(who, what).at("breached").flag()).isEqualTo(broken);
        assertThat(story.offers().of(who, _ -> true).at("steps").items().stream()
                .filter(step -> step.at("what").text().equals("handoff.breached"))
                .filter(step -> step.at("clock").text().equals(CLOCKS.get(what)))).hasSize(broken ? 1 : 0);
    }

    @Then("^the promise to " + CLOCK + " " + AboutRouting.LEAD + " is kept$")
    @Then("^مهلت " + FA_CLOCK + " دربارهٔ " + AboutRouting.FA_LEAD + " رعایت شده است$")
    @Then("^وفت المبيعات بمهلة " + AR_CLOCK + " بشأن " + AboutRouting.AR_LEAD + "$")
    public void is_kept(String what, String who) {
        assertThat(clock(who, what).find("stopped-at")).isPresent();
        stands(who, what, false);
    }

    @Then("^the promise to " + CLOCK + " " + AboutRouting.LEAD + " is broken$")
    @Then("^مهلت " + FA_CLOCK + " دربارهٔ " + AboutRouting.FA_LEAD + " از دست رفته است$")
    @Then("^فاتت المبيعات مهلة " + AR_CLOCK + " بشأن " + AboutRouting.AR_LEAD + "$")
    public void is_broken(String what, String who) {
        assertThat(story.offers().timesAtLeastOnce(who, "handoff.breached")).isPositive();
        stands(who, what, true);
    }

    @Then("^sales owes " + AboutRouting.LEAD + " no answer any more$")
    public void owes_no_answer(String who) {
        is_kept("answer", who);
    }

    @Then("^مهلت " + FA_CLOCK + " دربارهٔ " + AboutRouting.FA_LEAD + " دیگر نمی‌گذرد$")
    @Then("^مهلة " + AR_CLOCK + " بشأن " + AboutRouting.AR_LEAD + " لم تعد تمضي$")
    public void runs_no_more(String what, String who) {
        is_kept(what, who);
    }
}
