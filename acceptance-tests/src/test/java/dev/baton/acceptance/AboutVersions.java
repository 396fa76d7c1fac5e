package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** The sentences about what is new in a version, what can never come true in it, and when it is looked at again. */
public final class AboutVersions {
    private static final Map<String, String> STATUS = Map.of("some time off", "upcoming", "due", "due", "overdue",
            "overdue", "هنوز دور است", "upcoming", "رسیده است", "due", "گذشته است", "overdue", "ما زال بعيدا",
            "upcoming", "حان", "due", "فات", "overdue");
    private final Story story;

    /** The sentences of a story. */
    public AboutVersions(Story story) {
        this.story = story;
    }

    private Look keep() {
        return story.answer(story.api().post("/v1/definitions", story.draft().written())).done();
    }

    // What is new

    private void compare(Deed deed, String points, String language) {
        keep();
        story.draft().each(deed, Words.points(points), Map.of());
        int version = keep().at("version").whole();
        story.answer(story.api().get("/v1/definitions/" + story.draft().key() + "/" + (version - 1) + "/diff?with="
                + version, "Accept-Language", language));
    }

    @When("^it is compared with a version in which " + InEnglish.DOING + " gives " + InEnglish.POINTS + " points$")
    public void compared(String doing, String points) {
        compare(InEnglish.WORDS.deed(doing), points, "en");
    }

    @When("^با نسخه‌ای مقایسه می‌شود که در آن " + InPersian.DOING + " " + InPersian.POINTS + " امتیاز دارد$")
    public void compared_in_persian(String doing, String points) {
        compare(InPersian.WORDS.deed(doing), points, "fa");
    }

    @When("^يقارن بإصدار فيه " + InArabic.DOING + " يمنح " + InArabic.POINTS + InArabic.UNIT + "$")
    public void compared_in_arabic(String doing, String points) {
        compare(InArabic.WORDS.deed(doing), points, "ar");
    }

    private List<String> changes() {
        return story.answer().done().at("changes").items().stream().map(each -> each.at("message").text()).toList();
    }

    @Then("^one sentence tells that the points were (\\d+) and are (\\d+)$")
    public void told(int before, int after) {
        assertThat(changes()).singleElement().asString().contains("points: " + before + " → " + after);
    }

    @Then("^یک جمله می‌گوید که امتیاز " + InPersian.NUMBER + " بود و " + InPersian.NUMBER + " شد$")
    public void told_in_persian(String before, String after) {
        assertThat(changes()).singleElement().asString().contains("امتیاز",
                InPersian.WORDS.whole(before) + " ← " + InPersian.WORDS.whole(after));
    }

    @Then("^تقول جملة واحدة إن النقاط كانت " + InArabic.NUMBER + " وصارت " + InArabic.NUMBER + "$")
    public void told_in_arabic(String before, String after) {
        assertThat(changes()).singleElement().asString().contains("النقاط",
                InArabic.WORDS.whole(before) + " ← " + InArabic.WORDS.whole(after));
    }

    @Then("nothing is told to be new")
    @Then("چیز تازه‌ای گفته نمی‌شود")
    @Then("لا يذكر شيء جديد")
    public void nothing_is_new() {
        assertThat(changes()).isEmpty();
    }

    // What can never come true

    private List<String> warnings() {
        return story.answer().done().at("warnings").items().stream().map(each -> each.at("code").text()).toList();
    }

    @When("the definition is written down")
    @When("تعریف نوشته می‌شود")
    @When("يدون التعريف")
    public void is_written() {
        keep();
    }

    @Then("a warning says that nobody can ever be qualified")
    @Then("هشدار داده می‌شود که هیچ سرنخی هرگز واجد شرایط نمی‌شود")
    @Then("ينبه إلى أن أحدا لن يصبح مؤهلا أبدا")
    public void nobody_can_be_qualified() {
        assertThat(warnings()).containsExactly("unreachable-stage");
    }

    @Then("nothing is doubted")
    @Then("تردیدی گفته نمی‌شود")
    @Then("لا ينبه إلى شيء")
    public void nothing_is_doubted() {
        assertThat(warnings()).isEmpty();
    }

    @Then("it is kept all the same")
    @Then("با این همه نگه داشته می‌شود")
    @Then("ومع ذلك يحفظ")
    public void is_kept() {
        assertThat(story.answer().done().at("status").text()).isEqualTo("draft");
    }

    // When it is looked at again

    @Given("^the teams want to look at the definition again in (\\d+) days$")
    public void review(int days) {
        story.agree().reviewBy(story.today().plusDays(days));
    }

    @Given("^دو تیم می‌خواهند " + InPersian.NUMBER + " روز دیگر تعریف را بازبینی کنند$")
    public void review_in_persian(String days) {
        review(InPersian.WORDS.whole(days));
    }

    @Given("^الفريقين يريدان مراجعة التعريف بعد " + InArabic.NUMBER + " يوما$")
    public void review_in_arabic(String days) {
        review(InArabic.WORDS.whole(days));
    }

    @Then("^the review is (some time off|due|overdue)$")
    @Then("^وقت بازبینی (هنوز دور است|رسیده است|گذشته است)$")
    @Then("^موعد المراجعة (ما زال بعيدا|حان|فات)$")
    public void review_is(String status) {
        Look version = story.version();
        assertThat(story.api().get("/v1/reviews").done().at("items").items()).singleElement().satisfies(each -> {
            assertThat(each.at("version")).isEqualTo(version.at("version"));
            assertThat(each.at("review").at("status").text()).isEqualTo(STATUS.get(status));
        });
    }
}
