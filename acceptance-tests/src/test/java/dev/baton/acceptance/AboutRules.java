package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.Map;

/** The sentences about the journey, about answers, and about what models predict, in all three languages. */
public final class AboutRules {
    private static final String WHO = "([A-Z][a-z]+)";
    private static final String POSITION = "(awareness|consideration|decision|action)";
    private static final String FA_POSITION = "(آگاهی|بررسی|تصمیم|اقدام)";
    private static final String AR_POSITION = "(الوعي|الدراسة|القرار|اتخاذ الإجراء)";
    private static final Map<String, String> POSITIONS = Map.of("آگاهی", "awareness", "بررسی", "consideration", "تصمیم",
            "decision", "اقدام", "action", "الوعي", "awareness", "الدراسة", "consideration", "القرار", "decision",
            "اتخاذ الإجراء", "action");
    private static final String ASKED = "\"([^\"]+)\"";
    private final Story story;

    /** The sentences of a story. */
    public AboutRules(Story story) {
        this.story = story;
    }

    @Given("^whoever reads (\\d+) papers? of " + POSITION + " within 30 days has come that far$")
    public void journey(int times, String position) {
        story.agree().journey(position, times);
    }

    @Given("^being at " + POSITION + " gives " + InEnglish.POINTS + " points$")
    public void position_gives(String position, String points) {
        story.agree().atPosition(position, Words.points(points));
    }

    @Given("^the answer (yes|no) to " + ASKED + " gives " + InEnglish.POINTS + " points$")
    public void answer_gives(String answer, String question, String points) {
        story.agree().answered(question, "yes".equals(answer), Words.points(points));
    }

    @Given("^a predicted likelihood gives nothing at (\\d+) % and " + InEnglish.POINTS + " points from (\\d+) % on$")
    public void likelihood_gives(int from, String points, int to) {
        story.agree().likelihood(BigDecimal.valueOf(from, 2), BigDecimal.valueOf(to, 2), Words.points(points));
    }

    @When("^" + WHO + " reads? a paper of " + POSITION + "$")
    public void reads(String who, String position) {
        var engagement = story.engagement(story.people().named(who), Deed.GUIDE, story.now());
        engagement.put("asset", map("id", "paper-of-" + position, "funnel", position));
        story.tell("/v1/engagements", engagement).done();
    }

    @When("^" + WHO + " (?:answers|answered) (yes|no) to " + ASKED + "$")
    public void answers(String who, String answer, String question) {
        story.tell("/v1/leads/" + story.finds().id(who) + "/answers",
                map("answers", map(question, map("value", "yes".equals(answer), "source", "call"))));
        assertThat(story.answer().status()).isEqualTo(200);
    }

    @When("^a model predicts (\\d+) % for " + WHO + "$")
    public void predicts(int percent, String who) {
        story.tell("/v1/predictions", map("keys", story.people().named(who), "probability",
                BigDecimal.valueOf(percent, 2), "model", "invented-model")).done();
    }

    @Then("^" + WHO + " has come to " + POSITION + "$")
    public void has_come_to(String who, String position) {
        assertThat(story.finds().lead(who).at("score").at("journey").text()).isEqualTo(position);
    }

    @Then("^nobody knows how far " + WHO + " has come$")
    public void unknown(String who) {
        assertThat(story.finds().lead(who).at("score").find("journey")).isEmpty();
    }

    // In Persian

    @Given("^با خواندن " + InPersian.NUMBER + " مطلب " + FA_POSITION + " در ۳۰ روز، سرنخ به " + FA_POSITION
            + " می‌رسد$")
    public void journey_in_persian(String times, String read, String position) {
        assertThat(read).isEqualTo(position);
        journey(InPersian.WORDS.whole(times), POSITIONS.get(position));
    }

    @Given("^رسیدن به " + FA_POSITION + " " + InPersian.POINTS + " امتیاز دارد$")
    public void position_gives_in_persian(String position, String points) {
        position_gives(POSITIONS.get(position), points);
    }

    @Given("^پاسخ «بله» به پرسش " + ASKED + " " + InPersian.POINTS + " امتیاز دارد$")
    public void answer_gives_in_persian(String question, String points) {
        answer_gives("yes", question, points);
    }

    @Given("^احتمال پیش‌بینی‌شده تا " + InPersian.NUMBER + " درصد امتیازی ندارد و از " + InPersian.NUMBER
            + " درصد به بالا " + InPersian.POINTS + " امتیاز دارد$")
    public void likelihood_gives_in_persian(String from, String to, String points) {
        likelihood_gives(InPersian.WORDS.whole(from), points, InPersian.WORDS.whole(to));
    }

    @When("^" + InPersian.WHO + " مطلبی دربارهٔ " + FA_POSITION + " (?:می‌خواند|خواند)$")
    public void reads_in_persian(String who, String position) {
        reads(who, POSITIONS.get(position));
    }

    @When("^" + InPersian.WHO + " به پرسش " + ASKED + " پاسخ «(بله|نه)» (?:می‌دهد|داد)$")
    public void answers_in_persian(String who, String question, String answer) {
        answers(who, "بله".equals(answer) ? "yes" : "no", question);
    }

    @When("^مدلی برای " + InPersian.WHO + " " + InPersian.NUMBER + " درصد پیش‌بینی می‌کند$")
    public void predicts_in_persian(String who, String percent) {
        predicts(InPersian.WORDS.whole(percent), who);
    }

    @Then("^" + InPersian.WHO + " به " + FA_POSITION + " رسیده است$")
    public void has_come_to_in_persian(String who, String position) {
        has_come_to(who, POSITIONS.get(position));
    }

    @Then("^معلوم نیست " + InPersian.WHO + " تا کجا رسیده است$")
    public void unknown_in_persian(String who) {
        unknown(who);
    }

    // In Arabic

    @Given("^قراءة " + InArabic.NUMBER + " مادة عن " + AR_POSITION + " خلال 30 يوما تعني بلوغه$")
    public void journey_in_arabic(String times, String position) {
        journey(InArabic.WORDS.whole(times), POSITIONS.get(position));
    }

    @Given("^بلوغ " + AR_POSITION + " يمنح " + InArabic.POINTS + InArabic.UNIT + "$")
    public void position_gives_in_arabic(String position, String points) {
        position_gives(POSITIONS.get(position), points);
    }

    @Given("^الإجابة بنعم عن سؤال " + ASKED + " تمنح " + InArabic.POINTS + InArabic.UNIT + "$")
    public void answer_gives_in_arabic(String question, String points) {
        answer_gives("yes", question, points);
    }

    @Given("^الاحتمال لا يمنح شيئا حتى " + InArabic.NUMBER + " بالمئة ويمنح " + InArabic.POINTS + InArabic.UNIT
            + " من " + InArabic.NUMBER + " بالمئة فما فوق$")
    public void likelihood_gives_in_arabic(String from, String points, String to) {
        likelihood_gives(InArabic.WORDS.whole(from), points, InArabic.WORDS.whole(to));
    }

    @When("^" + InArabic.WHO + " (?:تقرأ|قرأت) مادة عن " + AR_POSITION + "$")
    public void reads_in_arabic(String who, String position) {
        reads(who, POSITIONS.get(position));
    }

    @When("^" + InArabic.WHO + " (?:تجيب|أجابت) (بنعم|بلا) عن سؤال " + ASKED + "$")
    public void answers_in_arabic(String who, String answer, String question) {
        answers(who, "بنعم".equals(answer) ? "yes" : "no", question);
    }

    @When("^يتنبأ نموذج ل" + InArabic.WHO + " باحتمال " + InArabic.NUMBER + " بالمئة$")
    public void predicts_in_arabic(String who, String percent) {
        predicts(InArabic.WORDS.whole(percent), who);
    }

    @Then("^رحلة " + InArabic.WHO + " بلغت " + AR_POSITION + "$")
    public void has_come_to_in_arabic(String who, String position) {
        has_come_to(who, POSITIONS.get(position));
    }

    @Then("^لا يعرف إلى أين بلغت رحلة " + InArabic.WHO + "$")
    public void unknown_in_arabic(String who) {
        unknown(who);
    }
}
