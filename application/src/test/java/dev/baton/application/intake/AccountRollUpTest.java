package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.definition.Rescorings.Status;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Parsed;
import dev.baton.application.Trees;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A buying committee qualifies together: MQL from two engaged roles, out when the best of the account is below 10. */
class AccountRollUpTest {
    private final Workspace workspace = new Workspace();
    private int told;

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private static Object committee(int points) {
        return map("definition", "committee", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points",
                        points, "fades", map("expires", "P30D"))),
                "account",
                map("free-mail", List.of("town.example"), "roll-ups",
                        map("best", map("highest", "total"), "roles",
                                map("roles", List.of("buyer", "cto"), "engaged",
                                        map("score", "interest", "at-least", 10)))),
                "stages", map("MQL", map("enter", map("account", "roles", "at-least", 2), "leave",
                        map("account", "best", "below", 10))));
    }

    private LeadId person(String email, String role) {
        return lead(workspace.submit(workspace.lead("keys", map("email", email), "attributes", map("role", role)))
                .getFirst());
    }

    private void demo(String email) {
        told++;
        var _ = workspace.submit(workspace.engagement("id", "d" + told, "keys", map("email", email), "type",
                "demo-requested"));
    }

    private static LeadId lead(Receipt receipt) {
        return ((Receipt.Recorded) receipt).standing().lead();
    }

    private void upkeep() {
        workspace.pass(Upkeep.GATHERING);
        while (workspace.upkeep.followDue(3).leads() + workspace.upkeep.judgeAnew(3).leads()
                + workspace.upkeep.rollUpAccounts(2).leads() + workspace.upkeep.tellAccounts(3).leads() > 0) {
            workspace.pass(Upkeep.GATHERING);
        }
    }

    private LeadView view(LeadId lead) {
        return workspace.directory.find(lead).orElseThrow();
    }

    private Stage stage(LeadId lead) {
        return view(lead).standing().judged().orElseThrow().stage();
    }

    private long factsToldTo(LeadId lead) {
        return workspace.store.leads().history(lead).facts().stream()
                .filter(fact -> fact.says() instanceof Statement.RolledUp).count();
    }

    @Test
    void two_engaged_roles_of_one_account_qualify_together() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@hart.example", "Buyer");
        LeadId omid = person("omid@hart.example", "CTO");
        LeadId other = person("nima@kite.example", "CTO");
        demo("sara@hart.example");
        demo("nima@kite.example");
        upkeep();
        assertThat(stage(sara)).isEqualTo(Stage.LEAD);

        demo("omid@hart.example");
        upkeep();

        assertThat(stage(sara)).isEqualTo(Stage.MQL);
        assertThat(stage(omid)).isEqualTo(Stage.MQL);
        assertThat(stage(other)).isEqualTo(Stage.LEAD);
        assertThat(view(sara).row().card().account()).contains(new Account(Account.Kind.DOMAIN, "hart.example"));
        assertThat(view(sara).profile().rolledUp()).isEqualTo(Map.of("best", 10, "roles", 2));
    }

    @Test
    void a_lead_is_told_only_what_answers_a_question_otherwise() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@hart.example", "buyer");
        upkeep();
        assertThat(factsToldTo(sara)).isEqualTo(1);
        demo("sara@hart.example");
        upkeep();
        assertThat(factsToldTo(sara)).isEqualTo(2);

        demo("sara@hart.example");
        upkeep();

        assertThat(factsToldTo(sara)).isEqualTo(2);
    }

    @Test
    void what_fades_lets_the_stages_of_the_account_follow() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@hart.example", "buyer");
        LeadId omid = person("omid@hart.example", "cto");
        demo("sara@hart.example");
        demo("omid@hart.example");
        upkeep();
        assertThat(stage(omid)).isEqualTo(Stage.MQL);

        workspace.pass(Duration.ofDays(31));
        upkeep();

        assertThat(stage(omid)).isEqualTo(Stage.LEAD);
        assertThat(stage(sara)).isEqualTo(Stage.LEAD);
    }

    @Test
    void people_with_free_mail_are_no_colleagues() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@gmail.com", "buyer");
        LeadId omid = person("omid@gmail.com", "cto");
        LeadId nima = person("nima@town.example", "cto");
        List.of("sara@gmail.com", "omid@gmail.com", "nima@town.example").forEach(this::demo);
        upkeep();

        assertThat(List.of(sara, omid, nima)).allSatisfy(lead -> {
            assertThat(stage(lead)).isEqualTo(Stage.LEAD);
            assertThat(view(lead).row().card().account()).isEmpty();
        });
    }

    @Test
    void who_goes_to_another_account_is_told_of_that_one() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@gmail.com", "buyer");
        LeadId omid = person("omid@hart.example", "cto");
        demo("sara@gmail.com");
        demo("omid@hart.example");
        upkeep();
        assertThat(stage(sara)).isEqualTo(Stage.LEAD);

        var _ = workspace.submit(workspace.lead("keys", map("email", "sara@gmail.com"), "attributes",
                map("company.domain", "https://www.hart.example/")));
        upkeep();
        assertThat(stage(sara)).isEqualTo(Stage.MQL);
        assertThat(stage(omid)).isEqualTo(Stage.MQL);

        var _ = workspace.submit(workspace.lead("keys", map("email", "sara@gmail.com"), "attributes",
                map("company.domain", "gmail.com")));
        upkeep();
        assertThat(view(sara).profile().rolledUp()).isEmpty();
        assertThat(view(omid).profile().rolledUp()).isEqualTo(Map.of("best", 10, "roles", 1));
    }

    @Test
    void merging_and_erasing_change_what_the_account_comes_to() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@hart.example", "buyer");
        LeadId omid = person("omid@hart.example", "cto");
        LeadId mina = person("mina@hart.example", "clerk");
        demo("sara@hart.example");
        demo("omid@hart.example");
        upkeep();
        var _ = workspace.merging.merge(sara, omid);
        upkeep();
        assertThat(view(mina).profile().rolledUp()).isEqualTo(Map.of("best", 20, "roles", 1));

        var _ = workspace.merging.unmerge(sara, omid);
        upkeep();
        assertThat(view(mina).profile().rolledUp()).isEqualTo(Map.of("best", 10, "roles", 2));

        boolean _ = workspace.erasure.erase(sara, false);
        upkeep();
        assertThat(view(mina).profile().rolledUp()).isEqualTo(Map.of("best", 10, "roles", 1));
    }

    @Test
    void what_is_recorded_without_effects_moves_no_colleague() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@hart.example", "buyer");
        demo("sara@hart.example");
        upkeep();

        var _ = workspace.submit(quiet(ReportReader.lead(
                Trees.of(map("keys", map("email", "omid@hart.example"), "attributes", map("role", "cto"))),
                Pointer.ROOT, new Defaults(workspace.now(), "web", Effects.NONE))),
                quiet(ReportReader.engagement(Trees.of(map("id", "q", "keys", map("email", "omid@hart.example"), "type",
                        "demo-requested")), Pointer.ROOT, new Defaults(workspace.now(), "web", Effects.NONE))));
        upkeep();
        assertThat(view(sara).profile().rolledUp()).containsEntry("roles", 2);
        assertThat(stage(sara)).isEqualTo(Stage.LEAD);

        demo("sara@hart.example");
        assertThat(stage(sara)).isEqualTo(Stage.MQL);
    }

    private static Report quiet(Parsed<Report> parsed) {
        return ((Parsed.Valid<Report>) parsed).value();
    }

    @Test
    void an_activation_lets_whom_their_account_qualifies_follow_day_by_day() {
        workspace.activate(committee(1));
        List<String> emails = List.of("sara@hart.example", "omid@hart.example", "mina@hart.example");
        LeadId sara = person(emails.get(0), "buyer");
        LeadId omid = person(emails.get(1), "cto");
        LeadId mina = person(emails.get(2), "clerk");
        emails.forEach(this::demo);
        upkeep();

        workspace.activate(committee(10), new StageEffects.Paced(2));
        upkeep();
        assertThat(List.of(stage(sara), stage(omid), stage(mina))).containsOnlyOnce(Stage.LEAD);
        workspace.pass(Duration.ofDays(1));
        upkeep();

        assertThat(List.of(stage(sara), stage(omid), stage(mina))).containsOnly(Stage.MQL);
        assertThat(workspace.store.rescorings().find(new JudgedBy("committee", 2)).orElseThrow().status())
                .isEqualTo(Status.DONE);
    }

    @Test
    void the_card_that_was_kept_is_that_of_a_replay() {
        workspace.activate(committee(10));
        LeadId sara = person("sara@hart.example", "buyer");
        LeadId omid = person("omid@hart.example", "cto");
        demo("sara@hart.example");
        demo("omid@hart.example");
        upkeep();

        List.of(sara, omid).forEach(lead -> assertThat(dev.baton.domain.qualification.Replay
                .of(workspace.store.leads().history(lead), workspace.plans, workspace.now()).orElseThrow().stage())
                .isEqualTo(stage(lead)));
        assertThat(workspace.directory.holding(IdentityKey.email("sara@hart.example").orElseThrow())).isPresent();
    }
}
