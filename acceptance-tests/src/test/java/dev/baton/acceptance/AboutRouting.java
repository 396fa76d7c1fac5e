package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** The sentences about who takes a lead over; those that other features need too, in all three languages. */
public final class AboutRouting {
    static final String REP = "(Sara|Omid)";
    static final String LEAD = "(Nima|Lena|Tara|Juri)";
    static final String FA_REP = "(سارا|امید)";
    static final String FA_LEAD = "(نیما|مینا)";
    static final String AR_REP = "(سارة|عمر)";
    static final String AR_LEAD = "(ليلى|مريم|كريم)";
    private static final Map<String, String> COUNTRIES = Map.of("Iran", "IR", "Ireland", "IE");
    private static final String COUNTRY = "(Iran|Ireland)";
    private final Story story;

    /** The sentences of a story. */
    public AboutRouting(Story story) {
        this.story = story;
    }

    // The team and its policy

    @Given("^" + REP + " and " + REP + " are reps of one team$")
    @Given("^" + FA_REP + " و " + FA_REP + " کارشناس فروش یک تیم هستند$")
    @Given("^" + AR_REP + " و" + AR_REP + " مندوبان في فريق واحد$")
    public void are_reps(String one, String other) {
        story.desk().joins(one, false);
        story.desk().joins(other, false);
    }

    @Given("leads that request a demo go to them")
    @Given("سرنخی که درخواست دمو بدهد به آن‌ها می‌رسد")
    @Given("العميل المحتمل الذي يطلب عرضا توضيحيا يصل إليهما")
    public void leads_go_to_them() {
        story.offers().whoeverRequestsADemo();
    }

    @Given("^" + REP + " owns the account \"(.*)\"$")
    public void owns(String rep, String company) {
        story.desk().says(rep, "accounts", List.of("domain:s" + story.scenario() + "." + company));
    }

    @Given("^leads from " + COUNTRY + " are in the territory of " + REP + "$")
    public void territory(String country, String rep) {
        story.desk().says(rep, "territories", List.of(map("attribute", "country", "is", COUNTRIES.get(country))));
    }

    @Given("^" + REP + " has twice the weight of (?:Sara|Omid)$")
    public void twice_the_weight(String rep) {
        story.desk().says(rep, "weight", 2);
    }

    @Given("^" + REP + " has at most one lead at a time$")
    public void one_at_a_time(String rep) {
        story.desk().says(rep, "cap", 1);
    }

    @Given("^only leads from " + COUNTRY + " are handed over$")
    public void only_from(String country) {
        story.offers().onlyFrom(COUNTRIES.get(country));
    }

    // Leads

    @When("^" + LEAD + " is ready for sales$")
    @When("^" + FA_LEAD + " آمادهٔ فروش است$")
    @When("^" + AR_LEAD + " جاهزة للمبيعات$")
    public void is_ready(String who) {
        story.offers().ready(who);
    }

    @When("^" + LEAD + " of \"(.*)\" is ready for sales$")
    public void of_a_company_is_ready(String who, String company) {
        story.offers().ready(who, company, map());
    }

    @When("^" + LEAD + " from " + COUNTRY + " is ready for sales$")
    public void from_a_country_is_ready(String who, String country) {
        story.offers().ready(who, "own.example", map("country", COUNTRIES.get(country)));
    }

    @When("^(\\d+) leads are ready for sales, one after the other$")
    public void are_ready(int leads) {
        for (int i = 1; i <= leads; i++) {
            story.offers().ready("Lead " + i);
            Look _ = story.offers().of("Lead " + i, _ -> true);
        }
    }

    @Given("^" + LEAD + "(?: of \"(.*)\")? was offered to " + REP + "$")
    public void was_offered(String who, String company, String rep) {
        if (company == null) {
            is_ready(who);
        } else {
            of_a_company_is_ready(who, company);
        }
        is_offered(who, rep);
    }

    @Given("^" + FA_LEAD + " به " + FA_REP + " پیشنهاد شد$")
    @Given("^" + AR_LEAD + " عرضت على " + AR_REP + "$")
    public void was_offered(String who, String rep) {
        was_offered(who, null, rep);
    }

    @Given("^" + LEAD + " waits? in the queue of the team$")
    public void waited(String who) {
        is_ready(who);
        waits(who, "is both present and under the cap");
    }

    // What people do

    @When("^" + REP + " hands " + LEAD + " on to " + REP + "$")
    public void hands_on(String rep, String who, String to) {
        story.offers().does(rep, who, "transfer", "to", story.desk().id(to));
    }

    // What is found

    @Then("^" + LEAD + " is offered to " + REP + "$")
    @Then("^" + FA_LEAD + " (?:به|همچنان به) " + FA_REP + " (?:پیشنهاد می‌شود|پیشنهاد شده است)$")
    @Then("^(?:ما زالت )?" + AR_LEAD + " معروضة على " + AR_REP + "$")
    public void is_offered(String who, String rep) {
        Look _ = story.offers().of(who, offer -> offer.find("rep")
                .filter(by -> by.at("person").text().equals(story.desk().id(rep))).isPresent());
    }

    @Then("^" + LEAD + " is offered to " + REP + ", for \"(.*)\"$")
    public void is_offered_because(String who, String rep, String because) {
        is_offered(who, rep);
        Look choice = story.offers().of(who, _ -> true).at("choice");
        assertThat(story.offers().plain(choice.at("told"))).isEqualTo(because);
    }

    @Then("^it is told that \"(.*)\"$")
    public void is_told(String words) {
        String who = story.people().names().getLast();
        assertThat(story.offers().of(who, _ -> true).at("choice").at("passed-over").items())
                .extracting(each -> story.offers().plain(each.at("told"))).contains(words);
    }

    @Then("^" + LEAD + " waits in the queue of the team, for nobody \"(.*)\"$")
    public void waits(String who, String because) {
        Look offer = story.offers().of(who, _ -> true);
        assertThat(offer.find("rep")).isEmpty();
        assertThat(offer.at("choice").at("told").text()).contains(because);
    }

    @Then("^" + REP + " has (\\d+) of them and " + REP + " (\\d+)$")
    public void share(String one, int ofOne, String other, int ofOther) {
        assertThat(queue(one)).hasSize(ofOne);
        assertThat(queue(other)).hasSize(ofOther);
    }

    private List<Look> queue(String rep) {
        return story.desk().of(rep).get("/v1/handoffs?rep=me").done().at("items").items();
    }

    @Then("it is refused because it is for somebody else to do")
    @Then("به او گفته می‌شود که این کار با دیگری است")
    @Then("يقال له إن الأمر من شأن غيره")
    public void is_for_somebody_else() {
        assertThat(story.answer().status()).isEqualTo(403);
        assertThat(story.answer().look().at("detail").text()).isNotBlank();
    }

    @Then("^sales operations see that no rule takes " + LEAD + "$")
    public void no_rule_takes(String who) {
        assertThat(story.offers().waiting(who).at("why").text()).isEqualTo("no-rule");
    }
}
