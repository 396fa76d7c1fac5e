package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.acceptance.Words.Manner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The sentences about points, stages and time, in English. */
public final class InEnglish {
    static final String DEMO = "requested a demo|requests a demo|request a demo";
    static final String PAGE = "viewed a page|views a page";
    static final String GUIDE = "downloaded the guide|downloads the guide";
    static final String CHECKLIST = "downloaded the checklist|downloads the checklist";
    static final String EVENT = "attended an event|attends an event";
    static final String UNSUBSCRIBED = "unsubscribed|unsubscribes";
    static final String SENT = "got an e-mail|gets an e-mail";
    static final String OPENED = "opened an e-mail|opens an e-mail";
    static final String CLICKED = "clicked in an e-mail|clicks in an e-mail";
    static final String DID = "(" + DEMO + "|" + PAGE + "|" + GUIDE + "|" + CHECKLIST + "|" + EVENT + "|" + UNSUBSCRIBED
            + "|" + SENT + "|" + OPENED + "|" + CLICKED + ")";
    static final String DOING = "(requesting a demo|viewing a page|downloading content|attending an event|unsubscribing"
            + "|opening an e-mail|clicking in an e-mail)";
    static final String WHO = "([A-Z][a-z]+)";
    static final String TIMES = "(?: (once|twice|\\d+ times))?";
    static final String AGO = "(?: (yesterday|\\d+ days ago))?";
    static final String POINTS = "(\\d+(?:\\.\\d+)?)";

    static final Words WORDS = new Words(Map.of("once", 1, "twice", 2, "yesterday", 1), List.of(
            Manner.of("fading evenly over \\d+ days", "fades", days -> Map.of("linear", "P" + days + "D")),
            Manner.of("halving every \\d+ days", "fades", days -> Map.of("half-life", "P" + days + "D")),
            Manner.of("for \\d+ days", "fades", days -> Map.of("expires", "P" + days + "D")),
            Manner.of("at most \\d+ a day", "count", most -> Map.of("per-day", Integer.valueOf(most))),
            Manner.of("once for each piece", "count", _ -> "per-asset"),
            Manner.of("only the first time", "count", _ -> "first")))
            .with(Deed.DEMO, DEMO, "requesting a demo", "requested demo|requested demos")
            .with(Deed.PAGE, PAGE, "viewing a page", "viewed page|viewed pages")
            .with(Deed.GUIDE, GUIDE, "downloading content").with(Deed.CHECKLIST, CHECKLIST)
            .with(Deed.EVENT, EVENT, "attending an event").with(Deed.UNSUBSCRIBED, UNSUBSCRIBED, "unsubscribing")
            .with(Deed.SENT, SENT).with(Deed.OPENED, OPENED, "opening an e-mail")
            .with(Deed.CLICKED, CLICKED, "clicking in an e-mail");
    private static final String STAGE = "(a lead|qualified|won|lost|disqualified)";
    private static final Map<String, String> STAGES = Map.of("a lead", "LEAD", "qualified", "MQL", "won", "WON", "lost",
            "LOST", "disqualified", "DISQUALIFIED");

    private final Story story;

    /** The sentences of a story. */
    public InEnglish(Story story) {
        this.story = story;
    }

    // Agreements

    @Given("^" + DOING + " (gives|takes) " + POINTS + " points(?:( for \\d+ days)|, (.*))?$")
    public void each_gives(String doing, String sign, String points, String span, String manners) {
        String said = (span == null ? "" : span.strip()) + (manners == null ? "" : manners);
        BigDecimal given = sign.equals("takes") ? Words.points(points).negate() : Words.points(points);
        story.agree().each(WORDS.deed(doing), given, WORDS.manners(said));
    }

    @Given("^" + DOING + " on (\\d+) different days within (\\d+) days gives " + POINTS + " points$")
    public void days_give(String doing, int days, int within, String points) {
        story.agree().onDays(WORDS.deed(doing), days, within, Words.points(points));
    }

    @Given("^(\\d+) days without " + DOING + " take " + POINTS + " points$")
    public void silence_takes(int days, String doing, String points) {
        story.agree().silence(WORDS.deed(doing), days, Words.points(points).negate());
    }

    @Given("^(\\d+) e-mails without " + DOING + " take " + POINTS + " points$")
    public void unanswered_takes(int emails, String doing, String points) {
        story.agree().unanswered(WORDS.deed(doing), emails, Words.points(points).negate());
    }

    @Given("^" + DOING + " and " + DOING + " together give at most " + POINTS + " points$")
    public void together_give_at_most(String one, String other, String most) {
        story.agree().ceiling(WORDS.deed(one), WORDS.deed(other), Words.points(most));
    }

    @Given("a lead is qualified from {int} points on and falls back below {int}")
    public void thresholds(int enter, int leave) {
        story.agree().thresholds(enter, leave);
    }

    @Given("the definition of fit and interest")
    public void fit_and_interest() {
        story.fixture("fit-and-interest");
    }

    @Given("^whoever works at \"([^\"]*)\" is excluded as (.*)$")
    public void is_excluded(String company, String reason) {
        story.agree().excludes(company, reason);
    }

    // What happens

    @When("^" + WHO + " works at \"([^\"]*)\"$")
    public void works_at(String who, String company) {
        story.said(story.people().named(who), "attributes", Map.of("company.domain", company));
    }

    @When("^" + WHO + " " + DID + TIMES + AGO + "$")
    public void somebody_did(String who, String did, String times, String ago) {
        story.happens(story.people().named(who), WORDS.deed(did), WORDS.whole(times), WORDS.daysAgo(ago));
    }

    @Given("^" + WHO + " " + DID + " shortly before midnight$")
    public void somebody_did_before_midnight(String who, String did) {
        story.clock(LocalTime.of(23, 0));
        somebody_did(who, did, "once", null);
    }

    @When("^the old records say that " + WHO + " " + DID + TIMES + "$")
    public void old_records_say(String who, String did, String times) {
        story.imported(story.people().named(who), WORDS.deed(did), WORDS.whole(times));
    }

    @When("^(\\d+) (day|days|hours) (?:pass|passes)$")
    public void time_passes(int number, String unit) {
        story.pass(unit.equals("hours") ? Duration.ofHours(number) : Duration.ofDays(number));
    }

    @When("the night passes")
    public void the_night_passes() {
        story.pass(Duration.ofDays(1));
    }

    @When("^" + WHO + "'s deal (?:was|is) (won|lost)$")
    public void deal(String who, String outcome) {
        story.decided(who, outcome);
    }

    @Given("^" + WHO + " is the CEO of a company of (\\d+) people$")
    public void is_the_boss(String who, int people) {
        story.said(story.people().named(who), "attributes", Map.of("role", "CEO", "company.employees", people));
    }

    @Given("^" + WHO + " is a student$")
    public void is_a_student(String who) {
        story.said(story.people().named(who), "attributes", Map.of("role", "student"));
    }

    @When("^" + WHO + "'s role becomes \"([^\"]*)\"$")
    public void role_becomes(String who, String role) {
        story.said(story.people().named(who), "attributes", Map.of("role", role));
    }

    // What is found

    @Then("^" + WHO + " has (\\d+) points$")
    public void has_points(String who, int points) {
        story.finds().hasPoints(who, points);
    }

    @Then("^" + WHO + " has (\\d+) points, and " + WHO + " (\\d+)$")
    public void both_have_points(String who, int points, String other, int others) {
        has_points(who, points);
        has_points(other, others);
    }

    @Then("^(\\d+) days ago " + WHO + " had (\\d+) points$")
    public void had_points(int days, String who, int points) {
        story.finds().hadPoints(who, days, points);
    }

    @Then("^" + WHO + " is graded ([A-Z]\\d)$")
    public void is_graded(String who, String grade) {
        story.finds().isGraded(who, grade);
    }

    @Then("^" + WHO + "'s (fit|interest) is (\\d+)$")
    public void shows(String who, String dimension, int points) {
        story.finds().shows(who, dimension, points);
    }

    @Then("^" + WHO + "'s (fit|interest) is unknown$")
    public void shows_nothing(String who, String dimension) {
        story.finds().showsNothing(who, dimension);
    }

    @Then("^the fit of " + WHO + ", " + WHO + " and " + WHO + " is the same (\\d+)$")
    public void all_show(String one, String two, String three, int points) {
        List.of(one, two, three).forEach(who -> shows(who, "fit", points));
    }

    @Then("^" + WHO + " is " + STAGE + "$")
    public void is_in(String who, String stage) {
        story.finds().isIn(who, STAGES.get(stage));
    }

    @Then("^" + WHO + " is " + STAGE + " since (\\d+) days ago$")
    public void is_in_since(String who, String stage, int days) {
        story.finds().isInSince(who, STAGES.get(stage), days);
    }

    @Then("^" + WHO + " became " + STAGE + " (once|twice)$")
    public void became(String who, String stage, String times) {
        story.finds().became(who, STAGES.get(stage), WORDS.whole(times));
    }

    @Then("the change was noted as of midnight")
    public void noted_at_midnight() {
        story.finds().lastChangeWasAt(story.people().names().getFirst(), story.midnight());
    }

    @Then("^" + WHO + " is (a|no) customer$")
    public void is_customer(String who, String whether) {
        story.finds().isCustomer(who, whether.equals("a"));
    }

    @Then("^" + WHO + " is not known$")
    public void is_not_known(String who) {
        story.finds().isUnknown(who);
    }

    @Then("^the explanation of " + WHO + "'s score adds up$")
    public void explanation_adds_up(String who) {
        story.finds().explanationAddsUp(who);
    }

    @Then("^it names (\\d+) (requested demos?) and (\\d+) (viewed pages?)$")
    public void it_names(int demos, String demo, int pages, String page) {
        String who = story.people().names().getFirst();
        assertThat(story.finds().reasons(who, WORDS.deed(demo))).isEqualTo(demos);
        assertThat(story.finds().reasons(who, WORDS.deed(page))).isEqualTo(pages);
    }

    @Then("^it says that (\\d+) points were cut off$")
    public void it_says_cut_off(int points) {
        assertThat(story.finds().cutOff(story.people().names().getFirst()))
                .isEqualByComparingTo(BigDecimal.valueOf(points));
    }
}
