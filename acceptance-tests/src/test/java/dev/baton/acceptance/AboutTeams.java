package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.acceptance.Api.Answer;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The sentences about teams of sales, their working time and absences, in three languages. */
public final class AboutTeams {
    private static final String DAY = "([\\p{Nd}-]+)";
    private static final String TIME = "([\\p{Nd}:]+)";
    private static final String EN = "(Sara|Omid)";
    private static final String FA = "(سارا|امید)";
    private static final String AR = "(سارة|عمر)";
    private final Story story;
    private final SalesDesk desk;
    private Answer promise = new Answer(0, "");

    /** The sentences of a story. */
    public AboutTeams(Story story) {
        this.story = story;
        this.desk = story.desk();
    }

    // When the team works

    @Given("^a team in (Tehran|Berlin) that works from " + TIME + " to " + TIME + ", (\\w+) to (\\w+)$")
    public void works(String city, String from, String to, String first, String last) {
        desk.worksFrom(ZoneId.of((city.equals("Berlin") ? "Europe/" : "Asia/") + city), first, last,
                hours(from, to));
    }

    @Given("^تیمی در تهران از شنبه تا چهارشنبه از " + TIME + " تا " + TIME + " کار می‌کند$")
    public void works_in_persian(String from, String to) {
        works("Tehran", from, to, "Saturday", "Wednesday");
    }

    @Given("^فريقا في دبي يعمل من " + TIME + " إلى " + TIME + " من الاثنين إلى الخميس$")
    public void works_in_arabic(String from, String to) {
        works("Dubai", from, to, "Monday", "Thursday");
    }

    @Given("^on Thursday it works from " + TIME + " to " + TIME + "$")
    @Given("^پنجشنبه از " + TIME + " تا " + TIME + " کار می‌کند$")
    public void works_on_thursday(String from, String to) {
        desk.works("thursday", hours(from, to));
    }

    @Given("^في الجمعة يعمل من " + TIME + " إلى " + TIME + "$")
    public void works_on_friday(String from, String to) {
        desk.works("friday", hours(from, to));
    }

    private static String hours(String from, String to) {
        return plain(from) + "-" + plain(to);
    }

    /** In digits that computers write. */
    private static String plain(String text) {
        return text.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** A day as it is written in a team: those that Persian feature files name are days of the Persian calendar. */
    private static String written(String day) {
        return (isPersian(day) ? "persian " : "") + plain(day);
    }

    private static boolean isPersian(String day) {
        return day.codePointAt(0) != plain(day).codePointAt(0);
    }

    @Given("^" + DAY + " is a holiday$")
    @Given("^" + DAY + " تعطیل است$")
    @Given("^يوم " + DAY + " عطلة$")
    public void is_a_holiday(String day) {
        desk.isOff(written(day));
    }

    @Given("^the first (\\d+) days of the Persian year are holidays$")
    @Given("^(\\p{Nd}+) روز اول سال تعطیل است$")
    public void nowruz(String days) {
        for (int day = 1; day <= Integer.parseInt(plain(days)); day++) {
            desk.isOff("every persian 01-%02d".formatted(day));
        }
    }

    @Given("^" + DAY + " is worked from " + TIME + " to " + TIME + "$")
    @Given("^در " + DAY + " از " + TIME + " تا " + TIME + " کار می‌کند$")
    @Given("^يوم " + DAY + " يعمل فيه من " + TIME + " إلى " + TIME + "$")
    public void is_half_a_day(String day, String from, String to) {
        desk.isHalf(written(day), hours(from, to));
    }

    @When("every day of the year becomes a holiday")
    public void always_off() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        for (int day = 0; day < 200; day++) {
            desk.isOff("every %tm-%<td".formatted(first.plusDays(day)));
        }
    }

    @Then("the team is refused")
    public void is_refused() {
        assertThat(desk.put().status()).isEqualTo(422);
    }

    // What it promises

    @When("^it promises on " + DAY + " at " + TIME + " to answer within (\\d+) hours$")
    @When("^تیم در " + DAY + " ساعت " + TIME + " قول می‌دهد که تا (\\p{Nd}+) ساعت پاسخ دهد$")
    @When("^يعد الفريق في " + DAY + " الساعة " + TIME + " بالإجابة خلال (ساعتين|\\d+ ساعات)$")
    public void promises(String day, String time, String hours) {
        promise = desk.promise(date(day).atTime(LocalTime.parse(plain(time))), InArabic.WORDS.whole(hours));
    }

    private LocalDate date(String day) {
        return isPersian(day) ? story.persianDay(plain(day)) : LocalDate.parse(day);
    }

    @Then("^it has until " + DAY + " at " + TIME + "$")
    @Then("^تا " + DAY + " ساعت " + TIME + " وقت دارد$")
    @Then("^أمامه حتى " + DAY + " الساعة " + TIME + "$")
    public void has_until(String day, String time) {
        Look told = promise.done();
        assertThat(told.at("ends-at").text())
                .isEqualTo(desk.at(date(day).atTime(LocalTime.parse(plain(time)))).toString());
        assertThat(told.at("last-day").at(isPersian(day) ? "persian-date" : "date").text()).isEqualTo(plain(day));
    }

    // Who is away

    @Given("^" + EN + " is a rep of the team$")
    @Given("^" + FA + " کارشناس فروش تیم است$")
    @Given("^" + AR + " من مندوبي الفريق$")
    public void is_a_rep(String who) {
        desk.joins(who, false);
    }

    @Given("^" + EN + " leads the team$")
    @Given("^" + FA + " سرپرست تیم است$")
    @Given("^قائد الفريق " + AR + "$")
    public void leads(String who) {
        desk.joins(who, true);
    }

    @When("^" + EN + " says that " + EN + " is away for (\\d+) days$")
    @When("^" + FA + " می‌گوید که " + FA + " (\\p{Nd}+) روز نیست$")
    public void says_that_is_away(String by, String who, String days) {
        desk.settle();
        story.answer(desk.of(by).post("/v1/absences", map("person", desk.id(who), "until",
                story.now().plus(Duration.ofDays(Integer.parseInt(plain(days)))).toString())));
    }

    @When("^غياب " + AR + " (\\d+) أيام يعلنه " + AR + "$")
    public void is_said_to_be_away(String who, String days, String by) {
        says_that_is_away(by, who, days);
    }

    @When("^" + EN + " comes back$")
    @When("^" + FA + " برمی‌گردد$")
    @When("^تعود " + AR + " من الغياب$")
    public void comes_back(String who) {
        story.pass(Duration.ofDays(1));
        String absence = story.answer().done().at("id").text();
        assertThat(desk.of(who).write("DELETE", "/v1/absences/" + absence, "application/json", new byte[0]).status())
                .isEqualTo(204);
    }

    @Then("^" + EN + " is away$")
    @Then("^" + FA + " غایب است$")
    @Then("^" + AR + " في غياب$")
    public void is_away(String who) {
        assertThat(away()).containsExactly(desk.id(who));
    }

    @Then("nobody of the team is away")
    @Then("هیچ‌کس از تیم غایب نیست")
    @Then("لا أحد من الفريق غائب")
    public void nobody_is_away() {
        assertThat(away()).isEmpty();
    }

    /** Other scenarios have absences of their own. */
    private List<String> away() {
        return story.api().get("/v1/absences").done().at("items").items().stream()
                .map(each -> each.at("person").text()).filter(desk::isOfTheTeam).toList();
    }
}
