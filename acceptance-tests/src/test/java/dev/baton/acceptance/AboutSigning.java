package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.acceptance.Api.Answer;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sentences about signing a definition, in three languages. */
public final class AboutSigning {
    private static final String FA = "(سارا|امید)";
    private static final String AR = "(سارة|عمر)";
    private static final byte[] NOTHING = {};
    private final Story story;
    private final Map<String, Api> desks = new HashMap<>();
    private final Map<String, String> colleagues = new HashMap<>();

    /** The sentences of a story. */
    public AboutSigning(Story story) {
        this.story = story;
    }

    private String id(String name) {
        return name + " " + story.scenario();
    }

    // Who is who

    @Given("^" + InEnglish.WHO + " works in (marketing|sales|sales-ops)$")
    public void works_in(String who, String team) {
        Look person = story.api().post("/v1/people", map("name", id(who), "team", team)).done();
        Look key = story.api().post("/v1/keys",
                map("name", who, "role", team, "person", person.at("id").text())).done();
        desks.put(who, new Api(story.api().url(), key.at("secret").text()));
    }

    @Given("^" + InEnglish.WHO + " works in (marketing) and " + InEnglish.WHO + " works in (sales)$")
    @Given("^" + FA + " در (marketing) و " + FA + " در (sales) کار می‌کند$")
    @Given("^" + AR + " تعمل في (marketing) و" + AR + " يعمل في (sales)$")
    public void both_work_in(String one, String team, String other, String others) {
        works_in(one, team);
        works_in(other, others);
    }

    // The company's account

    private String mailbox(String who) {
        return story.people().address(who);
    }

    private Api account(String email, Duration lasting) {
        return new Api(story.api().url(), RunningBaton.login().token(email, story.now().plus(lasting)));
    }

    @Given("^" + InEnglish.WHO + " of (marketing|sales) signs in with the company's account$")
    @Given("^" + FA + " از (marketing|sales) با حساب شرکت وارد می‌شود$")
    @Given("^" + AR + " من (marketing|sales) تدخل بحساب الشركة$")
    public void signs_in(String who, String team) {
        colleagues.put(who, story.api().post("/v1/people", map("name", id(who), "team", team, "email", mailbox(who),
                "role", team)).done().at("id").text());
        desks.put(who, account(mailbox(who), Duration.ofMinutes(5)));
    }

    @When("^" + InEnglish.WHO + " leaves the company$")
    @When("^" + FA + " از شرکت می‌رود$")
    @When("^" + AR + " تغادر الشركة$")
    public void leaves(String who) {
        story.api().write("DELETE", "/v1/people/" + colleagues.get(who), "application/json", NOTHING);
    }

    @When("a stranger signs in with the company's account")
    @When("غریبه‌ای با حساب شرکت وارد می‌شود")
    @When("يدخل غريب بحساب الشركة")
    public void a_stranger_signs_in() {
        story.answer(account(mailbox("stranger"), Duration.ofMinutes(5)).get("/v1/definitions"));
    }

    @When("^" + InEnglish.WHO + " comes with what was good until yesterday$")
    @When("^" + FA + " با مجوز دیروز می‌آید$")
    @When("^" + AR + " تأتي بإذن انتهى أمس$")
    public void comes_late(String who) {
        story.answer(account(mailbox(who), Duration.ofDays(-1)).get("/v1/definitions"));
    }

    @When("^" + InEnglish.WHO + " looks at the definitions$")
    @When("^" + FA + " تعریف‌ها را می‌بیند$")
    @When("^" + AR + " تنظر في التعريفات$")
    public void looks(String who) {
        story.answer(desks.getOrDefault(who, story.api()).get("/v1/definitions"));
    }

    @Then("nobody is let in")
    @Then("به او راه نمی‌دهند")
    @Then("لا يسمح بالدخول")
    public void nobody_is_let_in() {
        assertThat(story.answer().status()).isEqualTo(401);
    }

    @Then("^the signature is that of " + InEnglish.WHO + "$")
    @Then("^امضا به نام " + FA + " است$")
    @Then("^التوقيع باسم " + AR + "$")
    public void signature_of(String who) {
        assertThat(signers()).containsExactly(id(who));
    }

    // What they do

    private Map<String, Object> written(int points) {
        story.draft().each(Deed.DEMO, BigDecimal.valueOf(points), Map.of());
        return story.draft().written();
    }

    private Answer move(Api desk, String verb) {
        return story.answer(desk.write("POST", story.laid() + "/" + verb, "application/json", NOTHING));
    }

    @Given("a version lies before the teams")
    @Given("نسخه‌ای پیش هر دو تیم است")
    @Given("إصدارا معروض على الفريقين")
    public void a_version_is_proposed() {
        Look draft = story.api().post("/v1/definitions", written(30)).done();
        story.lay("/v1/definitions/" + draft.at("definition").text() + "/" + draft.at("version").whole());
        assertThat(move(story.api(), "propose").done().at("status").text()).isEqualTo("proposed");
    }

    @When("^" + InEnglish.WHO + " signs it$")
    @When("^" + FA + " آن را امضا می‌کند$")
    @When("^توقيع " + AR + " عليه$")
    public void signs(String who) {
        assertThat(move(desks.getOrDefault(who, story.api()), "sign").status()).isLessThan(500);
    }

    @When("a machine signs it")
    public void a_machine_signs() {
        assertThat(move(story.api(), "sign").status()).isEqualTo(403);
    }

    @When("it is edited")
    public void it_is_edited() {
        assertThat(story.answer(story.api().put(story.laid(), written(50))).status()).isLessThan(500);
    }

    @When("it is withdrawn and edited")
    public void it_is_withdrawn_and_edited() {
        assertThat(move(story.api(), "withdraw").done().at("status").text()).isEqualTo("draft");
        it_is_edited();
    }

    // What is found

    private Look found() {
        return story.api().get(story.laid()).done();
    }

    private List<String> signers() {
        return found().at("signatures").items().stream().map(each -> each.at("name").text()).toList();
    }

    @Then("it is not signed yet")
    @Then("هنوز امضای کامل ندارد")
    @Then("لم يكتمل توقيعه بعد")
    public void it_is_not_signed_yet() {
        assertThat(found().at("status").text()).isEqualTo("proposed");
        assertThat(signers()).hasSize(1);
    }

    @Then("^it is signed by " + InEnglish.WHO + " and " + InEnglish.WHO + "$")
    @Then("^امضای " + FA + " و " + FA + " را دارد$")
    @Then("^عليه توقيع " + AR + " و" + AR + "$")
    public void it_is_signed_by(String one, String other) {
        assertThat(found().at("status").text()).isEqualTo("signed");
        assertThat(signers()).containsExactly(id(one), id(other));
    }

    @Then("it is a draft without signatures")
    public void it_is_a_draft() {
        story.answer().done();
        assertThat(found().at("status").text()).isEqualTo("draft");
        assertThat(signers()).isEmpty();
    }

    private void refused(int status, String because) {
        assertThat(story.answer().status()).isEqualTo(status);
        assertThat(story.answer().look().at("detail").text()).contains(because);
    }

    @Then("^the signature is refused because " + InEnglish.WHO + " has signed$")
    public void refused_as_signed(String who) {
        refused(409, id(who));
    }

    @Then("the signature is refused because only marketing and sales sign")
    public void refused_as_other_team() {
        refused(403, "marketing, sales");
    }

    @Then("the signature is refused because it belongs to nobody")
    public void refused_as_nobodys() {
        refused(403, "belongs to nobody");
    }

    @Then("the edit is refused")
    public void the_edit_is_refused() {
        refused(409, "proposed");
    }

    // Activation

    @When("sales operations activate it")
    public void it_is_activated() {
        assertThat(move(story.api(), "activate").status()).isLessThan(500);
    }

    @When("an administrator activates it unsigned because of {string}")
    public void it_is_activated_unsigned(String reason) {
        story.answer(story.api().post(story.laid() + "/activate", map("unsigned", true, "reason", reason)));
    }

    @Then("^it is refused because (sales|marketing) has not signed$")
    public void refused_as_unsigned(String team) {
        refused(409, "missing: " + team + ".");
    }

    @Then("it judges, and nobody had to answer for missing signatures")
    public void it_judges() {
        assertThat(found().at("status").text()).isEqualTo("active");
        assertThat(found().find("unsigned")).isEmpty();
    }

    @Then("it judges, and {string} is shown as the reason")
    public void it_judges_unsigned(String reason) {
        assertThat(found().at("status").text()).isEqualTo("active");
        assertThat(found().at("unsigned").at("reason").text()).isEqualTo(reason);
    }
}
